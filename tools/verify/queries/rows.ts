/** The result of a query. */
export interface Rows {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(?: ?(?:UTC|Z|\+00(?::00)?))?$/;
/** Engines add numbers in different orders. */
const SIGNIFICANT_DIGITS = 9;

/** Returns the rows that only one of two results contains. The order of rows is ignored. */
export function compareRows(one: Rows, other: Rows): { readonly onlyOne: readonly string[]; readonly onlyOther: readonly string[] } {
  if (one.columns.join() !== other.columns.join()) return { onlyOne: [`columns ${one.columns.join()}`], onlyOther: [`columns ${other.columns.join()}`] };
  const counts = new Map<string, number>();
  for (const row of one.values) count(counts, formatRow(row), 1);
  for (const row of other.values) count(counts, formatRow(row), -1);
  const rows = [...counts];
  return {
    onlyOne: rows.filter(([, found]) => found > 0).map(([text]) => text),
    onlyOther: rows.filter(([, found]) => found < 0).map(([text]) => text),
  };
}

function count(counts: Map<string, number>, row: string, by: number): void {
  counts.set(row, (counts.get(row) ?? 0) + by);
}

/** Engines format values differently: large numbers as text, timestamps with fraction and time zone, rows as lists or objects. */
function formatRow(value: unknown): string {
  return JSON.stringify(normalize(value));
}

function normalize(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(normalize);
  switch (typeof value) {
    case 'object': return Object.values(value).map(normalize);
    case 'number': return Number(value.toPrecision(SIGNIFICANT_DIGITS));
    case 'bigint': return Number(value);
    case 'string': return normalizeText(value);
    default: return value;
  }
}

function normalizeText(text: string): unknown {
  const timestamp = TIMESTAMP.exec(text);
  if (timestamp) return `${timestamp[1]} ${timestamp[2]}${(timestamp[3] ?? '').replace(/\.?0+$/, '')}`;
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(Number(text).toPrecision(SIGNIFICANT_DIGITS)) : text;
}
