import { changed, Changes, Fields } from '../../records';

/** The time at which the queries run: a Monday, 2.5 hours after the default event time of the records. */
export const NOW = new Date('2026-03-02T12:00:00Z');

/** Some columns of a row with their values; a timestamp is text such as `2026-03-02 09:30:00`. */
export type Row = Readonly<Record<string, unknown>>;

/** Records, a row of the result, and minimal differences that remove the row from the result. */
export interface QueryCase {
  /** The records. The IDs of records without an ID are `event-0`, `event-1`, … */
  readonly records: readonly Fields[];
  /** The expected values of a row. */
  readonly row: Row;
  /**
   * Differences that each remove the row: the path `eventName` changes all records, `1.eventName` changes the second record.
   * Several values of one path are in a list of objects.
   */
  readonly miss: Changes | readonly Changes[];
}

/** The result of a query. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

/** Adds IDs to records, and duplicates each record, because CloudTrail can deliver a record more than once. */
export function createDeliveredRecords(records: readonly Fields[]): Fields[] {
  const named = records.map((record, index): Fields => ({ eventID: `event-${index}`, ...record }));
  return [...named, ...named];
}

/** Returns the records of each near miss with their difference. */
export function createNearMisses({ records, miss }: QueryCase): { readonly difference: Changes; readonly records: readonly Fields[] }[] {
  const list = Array.isArray(miss) ? miss as readonly Changes[] : [miss as Changes];
  return list.flatMap((changes) => Object.entries(changes)).map(([path, value]) => ({
    difference: { [path]: value },
    records: changeRecords(records, path, value),
  }));
}

function changeRecords(records: readonly Fields[], path: string, value: unknown): Fields[] {
  const { index, rest } = /^(?<index>\d+)\.(?<rest>.+)$/.exec(path)?.groups ?? {};
  if (index === undefined) return records.map((record) => changed(record, { [path]: value }));
  if (Number(index) >= records.length) throw new Error(`the index must be one of ${records.length} records; got ${index}`);
  return records.map((record, position) => (position === Number(index) ? changed(record, { [rest]: value }) : record));
}

/** Checks whether one row of the result has all values of `row`. */
export function hasRow({ columns, values }: QueryResult, row: Row): boolean {
  const unknown = Object.keys(row).filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`the result has no column ${unknown.join(', ')}; it has ${columns.join(', ')}`);
  const expected = Object.entries(row).map(([name, value]) => ({ index: columns.indexOf(name), value }));
  return values.some((actual) => expected.every(({ index, value }) => isSame(value, actual[index])));
}

/** Compares values in the formats of all engines: large numbers can be text, and timestamps can have fractions and a time zone. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && expected.length === actual.length && expected.every((item, index) => isSame(item, actual[index]));
  }
  if (actual === null || actual === undefined) return expected === null;
  switch (typeof expected) {
    case 'number': return Number(actual) === expected;
    case 'string': return String(actual).replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.0+)?(\+00| UTC)?$/, '$1') === expected;
    default: return actual === expected;
  }
}
