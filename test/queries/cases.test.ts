import { BUILT_IN_QUERIES } from './built-in-packs';
import { CASES, listCases } from './cases';
import { createDeliveredRecords, hasRow, createNearMisses } from './cases/case';
import { OTHER_FORMS } from './cases/other-forms';
import { LocalTables } from './local-tables';

jest.setTimeout(60_000);

let tables: LocalTables;

beforeAll(async () => {
  tables = await LocalTables.open();
});

afterAll(() => tables?.close());

test('every case belongs to a query', () => {
  const names = BUILT_IN_QUERIES.map(([name]) => name);
  expect([...Object.keys(CASES), ...Object.keys(OTHER_FORMS)].filter((name) => !names.includes(name))).toEqual([]);
});

test.each(BUILT_IN_QUERIES)('%s finds the row of each case, and not the near misses', async (name, query) => {
  const sql = query._render({ database: tables.database });
  for (const queryCase of listCases(name)) {
    await tables.fill(createDeliveredRecords(queryCase.records));
    const result = await tables.query(sql);
    expect(result.columns).toEqual(query.columns);
    if (!hasRow(result, queryCase.row)) expect(toObjects(result)).toContainEqual(queryCase.row);

    const misses = createNearMisses(queryCase);
    expect(misses).not.toEqual([]);
    for (const { difference, records } of misses) {
      await tables.fill(createDeliveredRecords(records));
      expect({ difference, found: hasRow(await tables.query(sql), queryCase.row) }).toEqual({ difference, found: false });
    }
  }
});

/** Returns the rows with their column names, for the message of a failed test. */
function toObjects({ columns, values }: { readonly columns: readonly string[]; readonly values: readonly (readonly unknown[])[] }): unknown[] {
  return values.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}
