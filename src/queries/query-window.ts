import { Duration, Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';
import { validateWholeDays } from '../private/validation';

/** Reaches back from whenever the query runs. */
export interface SlidingRange {
  readonly days: number;
}

/** Milliseconds; the end is no longer part of it. */
export interface FixedRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Which records a saved query sees: those of the last days, counted from whenever it runs, or those between two moments.
 */
export class QueryWindow {
  /**
   * The records of the last days, until now.
   *
   * Fails when it is not a whole number, at least 1.
   *
   * @param days how many times 24 hours to look back from whenever the query runs
   */
  public static lastDays(days: number): QueryWindow {
    if (Token.isUnresolved(days) || !Number.isSafeInteger(days) || days < 1) {
      throw new ValidationError(`window must be whole days, at least 1, and known at synth; got ${Token.isUnresolved(days) ? 'a token' : days}`);
    }
    return new QueryWindow(`${days}d`, { days });
  }

  /**
   * The records of the last days, until now.
   *
   * Fails when it is not a whole number of days, at least 1.
   *
   * @param period how far to look back from whenever the query runs, in whole days
   */
  public static last(period: Duration): QueryWindow {
    return QueryWindow.lastDays(validateWholeDays('window', period));
  }

  /**
   * The records between two moments, in UTC where they name no other zone. A day, such as `2026-01-31`, is meant as a
   * whole: as the end of a window it is still part of it. A moment, such as `2026-01-31T13:00:00Z`, ends the window.
   *
   * Fails when one of them does not exist, or when the end is not after the start.
   *
   * @param start the first day or moment
   * @param end the last day, or the moment after the last
   */
  public static between(start: string, end: string): QueryWindow {
    const range = { start: parseMoment('start', start), end: parseMoment('end', end) + (isDay(end) ? DAY_MS : 0) };
    if (range.start >= range.end) throw new ValidationError(`window: start must be before end; got '${start}' and '${end}'`);
    return new QueryWindow(`${start}/${end}`, range);
  }

  /** The window in short: `7d`, or its start and end, as in `2026-01-01/2026-01-31`. */
  public readonly text: string;

  /** @internal */
  public readonly _range: SlidingRange | FixedRange;

  private constructor(text: string, range: SlidingRange | FixedRange) {
    this.text = text;
    this._range = range;
  }
}

function parseMoment(name: string, text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) {
    throw new ValidationError(`window: ${name} must be a day such as '2026-01-31' or a moment such as '2026-01-31T13:00:00Z'; got '${text}'`);
  }
  return instant;
}

/** `2026-01-31`, or with a time of day; a time without a zone is UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export const DAY_MS = 86_400_000;

/** The milliseconds of a day, at its start in UTC, or of a moment; undefined where the text is neither or the day does not exist. */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, day, minutes = '00:00', seconds = ':00', zone = 'Z'] = match;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // the parser of dates takes 30 February for 2 March
  if (Number.isNaN(midnight) || isoDay(midnight) !== day) return undefined;
  const instant = Date.parse(`${day}T${minutes}${seconds}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(text) !== undefined;
}

/** `2026-01-31` */
export function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `2026-01-31 13:00:00`, with milliseconds only where there are any. */
export function sqlTimestamp(instant: number): string {
  return new Date(instant).toISOString().replace('T', ' ').replace(/(\.000)?Z$/, '');
}
