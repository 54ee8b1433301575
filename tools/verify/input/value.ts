import { Construct } from 'constructs';
import * as fc from 'fast-check';

/** A value that is made anew for each stack, and the code that makes it. */
export interface Value<T> {
  readonly code: string;
  readonly make: (scope: Construct) => T;
}

export type Gen<T> = fc.Arbitrary<Value<T>>;

/** What was given at least once: props as `Struct.prop`, and calls as `Class.method`. */
export const reached = new Set<string>();

/** A value that needs no scope. */
export function of<T>(value: T, code = JSON.stringify(value)): Value<T> {
  return { code, make: () => value };
}

/** What a call gives. */
export function call<A extends unknown[], T>(name: string, make: (...args: A) => T, ...args: { [I in keyof A]: Value<A[I]> }): Value<T> {
  return {
    code: `${name}(${args.map(({ code }) => code).join(', ')})`,
    make: (scope) => {
      reached.add(name.replace(/^new /, ''));
      return make(...args.map((arg) => arg.make(scope)) as A);
    },
  };
}

/** A construct in the stack. */
export function construct<P, C>(name: string, type: new (scope: Construct, id: string, props: P) => C, props: Value<P>, id = name): Value<C> {
  return {
    code: `new ${name}(this, '${id}', ${props.code})`,
    make: (scope) => call(`new ${name}`, (given: P) => new type(scope, id, given), props).make(scope),
  };
}

/** A call on a value. */
export function callOn<O, A extends unknown[], T>(
  owner: Value<O>, name: string, make: (owner: O, ...args: A) => T, ...args: { [I in keyof A]: Value<A[I]> }
): Value<T> {
  const method = name.slice(name.indexOf('.'));
  return {
    code: `${owner.code}${method}(${args.map(({ code }) => code).join(', ')})`,
    make: (scope) => {
      reached.add(name);
      return make(owner.make(scope), ...args.map((arg) => arg.make(scope)) as A);
    },
  };
}

/** A struct of those fields that there are. */
export function struct<T>(name: string, fields: { readonly [K in keyof T]?: Value<NonNullable<T[K]>> }): Value<T> {
  const given = Object.entries(fields).filter((entry): entry is [string, Value<unknown>] => entry[1] !== undefined);
  return {
    code: `{ ${given.map(([key, { code }]) => `${key}: ${code}`).join(', ')} }`,
    make: (scope) => Object.fromEntries(given.map(([key, value]) => {
      reached.add(`${name}.${key}`);
      return [key, value.make(scope)];
    })) as T,
  };
}

export function list<T>(values: readonly Value<T>[]): Value<T[]> {
  return { code: `[${values.map(({ code }) => code).join(', ')}]`, make: (scope) => values.map((value) => value.make(scope)) };
}

/** A construct of the app's own, or an imported one: made once in a stack, whatever mentions it. */
export function shared<T>(id: string, code: string, make: (scope: Construct, id: string) => T): Value<T> {
  const made = new WeakMap<Construct, T>();
  return {
    code,
    make: (scope) => {
      if (!made.has(scope)) made.set(scope, make(scope, id));
      return made.get(scope)!;
    },
  };
}

/** Sometimes nothing. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}
