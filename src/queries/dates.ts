/** `2026-01-31`, or with a time of day; a time without a zone is UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export const DAY_MS = 86_400_000;

/** The milliseconds of a day, at its start in UTC, or of a moment; undefined where the text is neither or the day does not exist. */
export function instantOf(text: string): number | undefined {
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
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && instantOf(text) !== undefined;
}

/** `2026-01-31` */
export function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `2026-01-31 13:00:00`, with milliseconds only where there are any. */
export function sqlTimestamp(instant: number): string {
  return new Date(instant).toISOString().replace('T', ' ').replace(/(\.000)?Z$/, '');
}
