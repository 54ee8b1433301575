import { BUILT_IN_QUERIES } from './built-in-packs';
import { CASES, casesOf } from './cases';
import { deliveredRecords, hasRow, nearMisses } from './cases/case';
import { OTHER_FORMS } from './cases/other-forms';
import { LocalTables } from './local-tables';

jest.setTimeout(60_000);

let tables: LocalTables;

beforeAll(async () => {
  tables = await LocalTables.open();
});

afterAll(() => tables?.close());

test('there is no case without a query', () => {
  const names = BUILT_IN_QUERIES.map(([name]) => name);
  expect([...Object.keys(CASES), ...Object.keys(OTHER_FORMS)].filter((name) => !names.includes(name))).toEqual([]);
});

test.each(BUILT_IN_QUERIES)('%s finds what it is about, and nothing that is almost that', async (name, query) => {
  const sql = query._render({ database: tables.database });
  for (const queryCase of casesOf(name)) {
    await tables.fill(deliveredRecords(queryCase.records));
    const answer = await tables.ask(sql);
    expect(answer.columns).toEqual(query.columns);
    if (!hasRow(answer, queryCase.row)) expect(objects(answer)).toContainEqual(queryCase.row);

    const misses = nearMisses(queryCase);
    expect(misses).not.toEqual([]);
    for (const { difference, records } of misses) {
      await tables.fill(deliveredRecords(records));
      expect({ difference, found: hasRow(await tables.ask(sql), queryCase.row) }).toEqual({ difference, found: false });
    }
  }
});

/** The rows with the names of their columns, to show what was found instead. */
function objects({ columns, values }: { readonly columns: readonly string[]; readonly values: readonly (readonly unknown[])[] }): unknown[] {
  return values.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}
