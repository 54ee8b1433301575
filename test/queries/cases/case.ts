import { changed, Changes, Fields } from '../../records';

/** When the queries of the cases run: a Monday, two and a half hours after the records that say nothing else. */
export const NOW = new Date('2026-03-02T12:00:00Z');

/** Some columns of a row, with their values; a moment as `2026-03-02 09:30:00`. */
export type Row = Readonly<Record<string, unknown>>;

/** What a query must find among records, and how little has to differ for it to find that no more. */
export interface QueryCase {
  /** What happened, one record each. Those without an id are `event-0`, `event-1`, … */
  readonly records: readonly Fields[];
  /** A row of the result, as far as it matters. */
  readonly row: Row;
  /**
   * Each path alone takes that row away: as `eventName` it changes all records, as `1.eventName` the second one.
   * Where one path has several values, they come in a list of objects.
   */
  readonly miss: Changes | readonly Changes[];
}

/** What an engine answers. */
export interface Answer {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

/** The records with their ids. Each is there twice, since CloudTrail, too, may deliver a record more than once. */
export function deliveredRecords(records: readonly Fields[]): Fields[] {
  const named = records.map((record, index): Fields => ({ eventID: `event-${index}`, ...record }));
  return [...named, ...named];
}

/** The records of each near miss, and what is different in them. */
export function nearMisses({ records, miss }: QueryCase): { readonly difference: Changes; readonly records: readonly Fields[] }[] {
  const list = Array.isArray(miss) ? miss as readonly Changes[] : [miss as Changes];
  return list.flatMap((changes) => Object.entries(changes)).map(([path, value]) => ({
    difference: { [path]: value },
    records: changedAt(records, path, value),
  }));
}

function changedAt(records: readonly Fields[], path: string, value: unknown): Fields[] {
  const { index, rest } = /^(?<index>\d+)\.(?<rest>.+)$/.exec(path)?.groups ?? {};
  if (index === undefined) return records.map((record) => changed(record, { [path]: value }));
  if (Number(index) >= records.length) throw new Error(`there is no record ${index} to change`);
  return records.map((record, position) => (position === Number(index) ? changed(record, { [rest]: value }) : record));
}

/** Whether one of the answer's rows has all the values of `row`. */
export function hasRow({ columns, values }: Answer, row: Row): boolean {
  const unknown = Object.keys(row).filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`the result has no column ${unknown.join(', ')}; it has ${columns.join(', ')}`);
  const wanted = Object.entries(row).map(([name, value]) => ({ place: columns.indexOf(name), value }));
  return values.some((found) => wanted.every(({ place, value }) => isSame(value, found[place])));
}

/** Engines spell the same value differently: a large number as a text, a moment with its fraction and zone. */
function isSame(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(found) && wanted.length === found.length && wanted.every((item, index) => isSame(item, found[index]));
  }
  if (found === null || found === undefined) return wanted === null;
  switch (typeof wanted) {
    case 'number': return Number(found) === wanted;
    case 'string': return String(found).replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.0+)?(\+00| UTC)?$/, '$1') === wanted;
    default: return found === wanted;
  }
}
