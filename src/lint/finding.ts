import { Comparison, Condition, printPattern } from '../filter-pattern';

/**
 * What can be wrong with a condition that is valid:
 *
 * - `unknownEventName`, `unknownEventSource`, `unknownField`, `unknownValue`: no record has it
 * - `absentField`: a `!=` that leaves out the events without the field, which most are
 * - `neverNull`: records leave the field out where it has no value
 * - `neverHolds`, `alwaysHolds`: the condition tells no record from another
 */
export const FINDING_KINDS = [
  'unknownEventName', 'unknownEventSource', 'unknownField', 'unknownValue', 'absentField', 'neverNull', 'neverHolds', 'alwaysHolds',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** What it is about, a name or a selector: the same for as long as the condition is. */
  readonly subject: string;
  /** The condition, what is wrong with it, and what was probably meant. */
  readonly message: string;
}

/** A condition as a message quotes it. */
export function quote(condition: Condition): string {
  return printPattern(condition).slice(2, -2);
}

/** The end of a message that says what was probably meant, if that is known. */
export function hint(meant: readonly string[]): string {
  return meant.length === 0 ? '' : `; did you mean ${enumerate(meant, 'or')}?`;
}

export function enumerate(words: readonly string[], last: 'and' | 'or'): string {
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** What it means that no record has the value of a comparison. */
export function describeConsequence({ operator }: Comparison): string {
  return operator === '=' ? 'never holds' : 'excludes nothing';
}
