import type { TypeReference } from '@jsii/spec';

/** What was given out by a step, and can be used in later ones. */
export interface Variable {
  readonly name: string;
  readonly type: TypeReference;
}

/** What is handed over: a variable, a literal, a list, or a struct by the names of its props. */
export type Value = Variable | string | number | boolean | undefined | readonly Value[] | { readonly [prop: string]: Value };

interface Given {
  /** Full name of the type whose member is used. */
  readonly fqn: string;
  /** What the member is of; without one it is the type's own: a constant, a static method. */
  readonly receiver?: Variable;
  readonly result?: Variable;
}

export type Step =
  | Given & { readonly kind: 'create'; readonly args: readonly Value[]; readonly result: Variable }
  | Given & { readonly kind: 'call'; readonly member: string; readonly args: readonly Value[] }
  | Given & { readonly kind: 'read'; readonly member: string; readonly result: Variable }
  | { readonly kind: 'first'; readonly list: Variable; readonly result: Variable };

export function isVariable(value: Value): value is Variable {
  return typeof value === 'object' && 'name' in value && 'type' in value && typeof value.name === 'string' && typeof value.type === 'object';
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
