import { Comparison, Condition, printPattern } from '../filter-pattern';

/**
 * The kinds of problems in a valid condition:
 *
 * - `unknownEventName`, `unknownEventSource`, `unknownField`, `unknownValue`: no record has the name, the field, or the value
 * - `absentField`: a `!=` that excludes the events without the field, which are most events
 * - `neverNull`: records omit the field if it has no value
 * - `neverHolds`, `alwaysHolds`: the condition matches no record, or nearly every record
 */
export const FINDING_KINDS = [
  'unknownEventName', 'unknownEventSource', 'unknownField', 'unknownValue', 'absentField', 'neverNull', 'neverHolds', 'alwaysHolds',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** The name or selector that the finding applies to. It does not change as long as the condition does not change. */
  readonly subject: string;
  /** The condition, the problem, and the probable correction. */
  readonly message: string;
}

/** Prints a condition for a message. */
export function quote(condition: Condition): string {
  return printPattern(condition).slice(2, -2);
}

/** Returns the end of a message with the probable corrections. It is empty without corrections. */
export function formatSuggestion(corrections: readonly string[]): string {
  return corrections.length === 0 ? '' : `; did you mean ${enumerate(corrections, 'or')}?`;
}

export function enumerate(words: readonly string[], last: 'and' | 'or'): string {
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** Describes the effect of a comparison with a value that no record has. */
export function describeEffect(comparison: Comparison): string {
  return `${quote(comparison)} ${comparison.operator === '=' ? 'never matches' : 'excludes nothing'}`;
}
