import { Duration, Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';
import { validateWholeDays } from '../private/validation';

/** A number of days before the time at which the query runs. */
export interface SlidingRange {
  readonly days: number;
}

/** A range of instants, in milliseconds; the end is exclusive. */
export interface FixedRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The time range of the events that a saved query reads: a number of days before the query runs, or a fixed range.
 */
export class QueryWindow {
  /**
   * The last days before the query runs.
   *
   * Throws an error if the number is not a whole number of at least 1.
   *
   * @param days number of days of 24 hours each, before the time at which the query runs
   */
  public static lastDays(days: number): QueryWindow {
    if (Token.isUnresolved(days) || !Number.isSafeInteger(days) || days < 1) {
      throw new ValidationError(`window must be whole days, at least 1, and known at synthesis; got ${Token.isUnresolved(days) ? 'a token' : days}`);
    }
    return new QueryWindow(`${days}d`, { days });
  }

  /**
   * The last days before the query runs.
   *
   * Throws an error if the period is not a whole number of days of at least 1.
   *
   * @param period the period before the time at which the query runs, in whole days
   */
  public static last(period: Duration): QueryWindow {
    return QueryWindow.lastDays(validateWholeDays('window', period));
  }

  /**
   * A fixed time range. The times are in UTC unless they specify another time zone.
   *
   * A date as the end, such as `2026-01-31`, is inclusive. A time as the end, such as `2026-01-31T13:00:00Z`, is exclusive.
   *
   * Throws an error if the start or the end is invalid, or if the end is not after the start.
   *
   * @param start the first date or time
   * @param end the last date, or the exclusive end time
   */
  public static between(start: string, end: string): QueryWindow {
    const range = { start: parseBoundary('start', start), end: parseBoundary('end', end) + (isDate(end) ? DAY_MS : 0) };
    if (range.start >= range.end) throw new ValidationError(`window: start must be before end; got '${start}' and '${end}'`);
    return new QueryWindow(`${start}/${end}`, range);
  }

  /** The window as text: `7d`, or the start and the end, such as `2026-01-01/2026-01-31`. */
  public readonly text: string;

  /** @internal */
  public readonly _range: SlidingRange | FixedRange;

  private constructor(text: string, range: SlidingRange | FixedRange) {
    this.text = text;
    this._range = range;
  }
}

function parseBoundary(name: string, text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) {
    throw new ValidationError(`window: ${name} must be a date such as '2026-01-31' or a time such as '2026-01-31T13:00:00Z'; got '${text}'`);
  }
  return instant;
}

/** A date such as `2026-01-31`, optionally with a time of day; a time without a time zone is UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export const DAY_MS = 86_400_000;

/** Returns the milliseconds of a time, or of the start of a date in UTC; undefined if the text is invalid. */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, day, minutes = '00:00', seconds = ':00', zone = 'Z'] = match;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date.parse accepts February 30 as March 2
  if (Number.isNaN(midnight) || formatDay(midnight) !== day) return undefined;
  const instant = Date.parse(`${day}T${minutes}${seconds}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(text) !== undefined;
}

/** Formats a date, such as `2026-01-31`. */
export function formatDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Formats a timestamp, such as `2026-01-31 13:00:00`, with milliseconds only if they are not zero. */
export function formatTimestamp(instant: number): string {
  return new Date(instant).toISOString().replace('T', ' ').replace(/(\.000)?Z$/, '');
}
