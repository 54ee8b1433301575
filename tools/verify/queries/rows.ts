/** What an engine answers. */
export interface Rows {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(?: ?(?:UTC|Z|\+00(?::00)?))?$/;
/** Sums are added up in another order. */
const DIGITS = 9;

/** What only one of two engines says, rows in whatever order; nothing where both say the same. */
export function differences(one: Rows, other: Rows): { readonly onlyOne: readonly string[]; readonly onlyOther: readonly string[] } {
  if (one.columns.join() !== other.columns.join()) return { onlyOne: [`columns ${one.columns.join()}`], onlyOther: [`columns ${other.columns.join()}`] };
  const counts = new Map<string, number>();
  for (const row of one.values) count(counts, canonical(row), 1);
  for (const row of other.values) count(counts, canonical(row), -1);
  const rows = [...counts];
  return {
    onlyOne: rows.filter(([, found]) => found > 0).map(([text]) => text),
    onlyOther: rows.filter(([, found]) => found < 0).map(([text]) => text),
  };
}

function count(counts: Map<string, number>, row: string, by: number): void {
  counts.set(row, (counts.get(row) ?? 0) + by);
}

/** Engines spell the same value differently: large numbers as texts, moments with fraction and zone, rows as lists or as objects. */
function canonical(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(plain);
  switch (typeof value) {
    case 'object': return Object.values(value).map(plain);
    case 'number': return Number(value.toPrecision(DIGITS));
    case 'bigint': return Number(value);
    case 'string': return plainText(value);
    default: return value;
  }
}

function plainText(text: string): unknown {
  const moment = MOMENT.exec(text);
  if (moment) return `${moment[1]} ${moment[2]}${(moment[3] ?? '').replace(/\.?0+$/, '')}`;
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(Number(text).toPrecision(DIGITS)) : text;
}
