/**
 * Values that a language confuses with others, or does not see:
 *
 * - `list`: a list where the selector names a field, or a value that is not a list where it has an index
 * - `object`: an object, or an empty list
 * - `null`: an explicit null
 * - `dotted-name`: a field with a dot in its name, such as `a.b` for the field `b` of `a`
 * - `large-number`: a number beyond five billion, or with more than 15 digits
 * - `number-text`: a string with the spelling of a number
 * - `zero-or-one`: the number 0 or 1, or a string with that spelling, which can represent false or true
 * - `boolean`: true or false, which can be stored as 1 or 0
 */
export type ExcludedValue = 'list' | 'object' | 'null' | 'dotted-name' | 'large-number' | 'number-text' | 'zero-or-one' | 'boolean';

/** An assumption of a rendering about records. For records that meet all assumptions, the rendering has the meaning of the condition. */
export interface Assumption {
  /** The selector as in the condition, for example `$.requestParameters.policyArn`. */
  readonly selector: string;
  /** The kind of value that the selector never finds. */
  readonly never: ExcludedValue;
}

/** Collects assumptions without duplicates. */
export class Assumptions {
  private readonly byKey = new Map<string, Assumption>();

  add(selector: string, ...values: readonly ExcludedValue[]): void {
    for (const never of values) this.byKey.set(`${never} ${selector}`, { selector, never });
  }

  get all(): readonly Assumption[] {
    return [...this.byKey.values()];
  }
}
