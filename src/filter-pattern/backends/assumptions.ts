/**
 * Values that a language takes for others, or cannot see:
 *
 * - `list`: a list where the selector names a field, or none where it asks for an element
 * - `object`: an object, or an empty list
 * - `null`: an explicit null
 * - `dotted-name`: a field whose name has a dot, as `a.b` for the field `b` of `a`
 * - `large-number`: a number beyond five thousand million, or with more than 15 digits
 * - `number-text`: a text that is spelt like a number
 * - `zero-or-one`: the number 0 or 1, or a text spelt like it, which can stand for false or true
 * - `boolean`: true or false, which can be held as 1 or 0
 */
export type UnseenValue = 'list' | 'object' | 'null' | 'dotted-name' | 'large-number' | 'number-text' | 'zero-or-one' | 'boolean';

/**
 * What a rendering takes for granted about records because its language cannot ask: on records that keep to it the
 * rendering means exactly what the condition does.
 */
export interface Assumption {
  /** As in the condition, e.g. `$.requestParameters.policyArn`. */
  readonly selector: string;
  /** What the selector never meets. */
  readonly never: UnseenValue;
}

/** Collects assumptions, each once. */
export class Assumptions {
  private readonly found = new Map<string, Assumption>();

  add(selector: string, ...unseen: readonly UnseenValue[]): void {
    for (const never of unseen) this.found.set(`${never} ${selector}`, { selector, never });
  }

  get all(): readonly Assumption[] {
    return [...this.found.values()];
  }
}
