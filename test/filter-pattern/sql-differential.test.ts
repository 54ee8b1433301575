import * as fc from 'fast-check';
import { arbitraryCondition, arbitraryLeaf } from './arbitraries';
import { TrinoOnDuckDb } from './duckdb';
import {
  compilePattern, Condition, isWildcard, parsePattern, UnsupportedPatternError, printSelector, RecordSchema, renderSql, Selector,
} from '../../src/filter-pattern';
import { fuzzRuns } from '../fuzz';

const SCHEMA: RecordSchema = {
  name: 'string',
  flag: 'boolean',
  who: { struct: { type: 'string', Order: 'string', issuer: { struct: { arn: 'string' } }, tags: { map: 'string' } } },
  list: { list: { struct: { ARN: 'string', type: 'string' } } },
  names: { list: 'string' },
  json: 'json',
};

const COLUMNS = 'id INTEGER, name VARCHAR, flag VARCHAR, '
  + 'who STRUCT(type VARCHAR, "order" VARCHAR, issuer STRUCT(arn VARCHAR), tags MAP(VARCHAR, VARCHAR)), '
  + 'list STRUCT(arn VARCHAR, type VARCHAR)[], names VARCHAR[], json VARCHAR';

const TEXTS = [
  '', 'x', 'y', 'xy', 'X', '5', '5.0', '05', 'true', 'false', 'null', "it's",
  'a\nb', '100%', '100x', 'a_b', 'axb', 'a!b', 'a\\b', '\u{1F600}', '"', '--', '{}', '[1]',
];
const JSON_VALUES: readonly unknown[] = [
  ...TEXTS, 5, -5, 0, 5.5, 1500, true, false, null, {}, [], ['x'], ['x', 'y', 5, null, {}], { 0: 'x' }, [[5], ['x']],
];

type Json = Readonly<Record<string, unknown>>;

/** Records that CloudTrail can deliver: every field absent, and with every kind of value that its type allows. */
const RECORDS: readonly Json[] = [
  {},
  { name: null, flag: null, who: null, list: null, names: null, json: null },
  ...TEXTS.map((name) => ({ name })),
  { flag: true }, { flag: false },
  { who: {} }, { who: { type: null, issuer: null, tags: null } },
  ...TEXTS.slice(0, 8).map((value) => ({ who: { type: value, Order: value, issuer: { arn: value }, tags: { a: value, b: 'x' } } })),
  { list: [] }, { list: [{}] }, { list: [{ ARN: null, type: 'x' }] }, { list: [{ ARN: 'x', type: 'y' }, { ARN: 'y', type: 'x' }] },
  { list: [{ ARN: '5' }, { ARN: '100%' }] }, { names: [] }, { names: ['x'] }, { names: ['y', 'x'] }, { names: ['5', 'a_b', 'true'] },
  { json: {} }, { json: 5 }, { json: 'x' }, { json: ['x', { a: 'y' }] },
  ...JSON_VALUES.flatMap((value) => [
    { json: { a: value } }, { json: { a: { 'b': value, 'odd.name': value } } }, { json: { a: [value, { b: value }], b: 'x' } },
  ]),
  { name: 'x', flag: true, who: { type: 'x', Order: 'y' }, list: [{ ARN: 'x' }], names: ['x'], json: { a: 'x', b: 5 } },
];

const db: { value?: TrinoOnDuckDb } = {};

beforeAll(async () => {
  db.value = await TrinoOnDuckDb.start();
  await db.value.run(`CREATE TABLE t (${COLUMNS})`);
  await db.value.run(`INSERT INTO t VALUES ${RECORDS.map((record, id) => `(${[id, ...renderRow(record)].join(', ')})`).join(', ')}`);
});

afterAll(() => db.value?.stop());

test('SQL and the evaluator match the same records', async () => {
  const seen = { matches: 0, conditions: 0 };
  await fc.assert(fc.asyncProperty(arbitraryCondition(leaf(), 3), async (condition) => {
    const sql = render(condition);
    if (sql === undefined) return;
    const expected = findMatches(condition);
    seen.conditions += 1;
    seen.matches += expected.length;
    expect({ sql, ids: await select(sql) }).toEqual({ sql, ids: expected });
  }), { numRuns: fuzzRuns(400) });
  expect(seen.conditions).toBeGreaterThan(100);
  expect(seen.matches).toBeGreaterThan(2_500);
});

test('IS NULL and NOT EXISTS do not distinguish null from absent in columns, and do so in JSON', async () => {
  const seen = { column: 0, json: 0 };
  for (const path of [...COLUMN_PATHS, ...JSON_PATHS]) {
    if (path.startsWith('who.*')) continue;
    const selector = parseTestSelector(path);
    const isNull: Condition = { kind: 'is', selector, state: 'null' };
    const absent: Condition = { kind: 'not-exists', selector };
    const ids = { isNull: await select(renderSql(isNull, SCHEMA)), absent: await select(renderSql(absent, SCHEMA)) };
    if (!isColumn(selector)) {
      seen.json += 1;
      expect({ path, ...ids }).toEqual({ path, isNull: findMatches(isNull), absent: findMatches(absent) });
    } else if (selector.some(isWildcard)) {
      seen.column += 1;
      expect({ path, ...ids }).toEqual({
        path,
        isNull: findMatches(isNull, RECORDS.map(fillMissingFields)),
        absent: findMatches(absent, RECORDS.map(removeNulls)),
      });
    } else {
      seen.column += 1;
      const either = findMatches({ kind: 'or', conditions: [isNull, absent] });
      expect({ path, ...ids }).toEqual({ path, isNull: either, absent: either });
    }
  }
  expect(seen).toEqual({ column: 18, json: 15 });
});

test.each([
  ['{ $.name = "x\' OR 1=1 --" }'],
  ['{ $.name = "it\'s" }'],
  ['{ $.name = "it\'*" }'],
  ['{ $.name != "100%*" }'],
  ["{ $.json.a.['odd.name'] = x }"],
  ["{ $.json.['x\\') OR 1=1 --'] = x }"],
  ['{ $.json.a[1].b = "x" }'],
  ['{ $.json.*.b = "x" }'],
  ['{ $.who.* = "x" }'],
  ['{ $.json[1].a = y }'],
])('%s matches the same records in SQL', async (pattern) => {
  const condition = parsePattern(pattern);
  expect(await select(renderSql(condition, SCHEMA))).toEqual(findMatches(condition));
});

test.each([
  ['{ $.name = "${Token[TOKEN.1]}*" }', ['100%', '100%_x', '100%%x']],
  ['{ $.name = "*${Token[TOKEN.1]}" }', ['100%', 'x100%', '%100%']],
  ['{ $.name = "*${Token[TOKEN.1]}*" }', ['100%', '100%_x', 'x100%', '100%%x', '%100%']],
  ['{ $.name != "${Token[TOKEN.1]}*" }', ['', '100x', 'x100%', '%100%', '00%']],
  ['{ $.name != "*${Token[TOKEN.1]}" }', ['', '100x', '100%_x', '100%%x', '00%']],
  ['{ $.name != "*${Token[TOKEN.1]}*" }', ['', '100x', '00%']],
  ['{ $.name = "${Token[TOKEN.1]}" }', ['100%']],
])('%s matches the expected strings if the token resolves to 100%%', async (pattern, expected) => {
  const sql = renderSql(parsePattern(pattern), SCHEMA, { opaque: /\$\{Token\[[^\]]*\]\}/ }).replaceAll('${Token[TOKEN.1]}', '100%');
  const names = ['', '100%', '100x', '100%_x', 'x100%', '100%%x', '%100%', '00%'];
  const rows = await db.value!.queryColumn(`SELECT name FROM (VALUES ${names.map((name) => `('${name}')`).join(', ')}, (NULL)) AS v(name) WHERE ${sql}`);
  expect(rows.map(String).sort()).toEqual([...expected].sort());
});

function findMatches(condition: Condition, records = RECORDS): number[] {
  const test = compilePattern(condition);
  return records.flatMap((record, id) => test(record) ? [id] : []);
}

/** Returns the rows that match in both supported contexts: WHERE and IF. */
async function select(sql: string): Promise<number[]> {
  const where = await db.value!.queryColumn(`SELECT id FROM t WHERE ${sql} ORDER BY id`);
  const flags = await db.value!.queryColumn(`SELECT IF(${sql}, 'yes') FROM t ORDER BY id`);
  expect(flags.flatMap((flag, id) => flag === 'yes' ? [id] : [])).toEqual(where);
  return where.map(Number);
}

function render(condition: Condition): string | undefined {
  try {
    return renderSql(condition, SCHEMA);
  } catch (error) {
    expect(error).toBeInstanceOf(UnsupportedPatternError);
    return undefined;
  }
}

const COLUMN_PATHS = [
  'name', 'flag', 'who.type', 'who.Order', 'who.issuer.arn', 'who.tags.a', 'who.tags.*', 'who.*', 'who.*.arn',
  'list[0].ARN', 'list[1].type', 'list[*].ARN', 'list[*].type', 'names[0]', 'names[*]', 'who', 'list', 'names', 'who.issuer',
];
const JSON_PATHS = [
  'json', 'json.a', 'json.b', 'json.a.b', "json.a.['odd.name']", 'json.a[0]', 'json.a[1].b', 'json.a[*]', 'json.a[*].b',
  'json[*].a', 'json.a.*', 'json.*.b', 'json.*', 'json.a[*][0]', 'json.a[*][*]', 'json.c.d',
];

/** Returns tests, except for those for null and absent values in columns. */
function leaf(): fc.Arbitrary<Condition> {
  const selector = fc.constantFrom(...COLUMN_PATHS, ...JSON_PATHS, ...JSON_PATHS).map(parseTestSelector);
  const wildcards = fc.constantFrom('*', 'x*', '*x', '*x*', 'x*y', '*%', '*_b', 'a!*', 'a\\*', "*'*", 'a*b', '1*0*', '\u{1F600}*');
  const text = fc.oneof(fc.constantFrom(...TEXTS), wildcards);
  const number = fc.constantFrom('5', '5.0', '5e0', '05', '-5', '0', '-0', '5.5', '1.5e3', '1e300', '1e-7', '123456789012345678901');
  const regex = fc.constantFrom('x', '^x', 'b$', '^a.b$', '[x-y]', '5|x', '^\\d+$', '^$', '\\\\', 'a\\x5fb', '[^x]', '^[.1]', 'x{2,}',
    '0{2}x?');
  return arbitraryLeaf({ selector, text, number, regex }).filter((condition) => {
    const nullish = condition.kind === 'not-exists' || (condition.kind === 'is' && condition.state === 'null');
    return !nullish || !isColumn(condition.selector);
  });
}

function parseTestSelector(path: string): Selector {
  const condition = parsePattern(`{ $.${path} NOT EXISTS }`);
  return condition.kind === 'not-exists' ? condition.selector : [];
}

/** Returns whether the value is in a column, and not inside JSON. */
function isColumn(selector: Selector): boolean {
  return selector.length === 1 || !printSelector(selector).startsWith('$.json');
}

/** Returns the record with all fields in the objects of the list. Missing fields are null. */
function fillMissingFields(record: Json): Json {
  return Array.isArray(record.list) ? { ...record, list: record.list.map((item: Json) => ({ ARN: null, type: null, ...item })) } : record;
}

/** Returns the record without nulls. */
function removeNulls(record: Json): Json {
  return JSON.parse(JSON.stringify(record), (_, value: unknown) => value ?? undefined) as Json;
}

/** Renders the row of a record. */
function renderRow(record: Json): string[] {
  const who = toObject(record.who);
  const list = record.list as Json[] | undefined | null;
  return [
    sqlText(record.name),
    sqlText(record.flag),
    who ? `{'type': ${sqlText(who.type)}, 'order': ${sqlText(who.Order)}, 'issuer': ${renderIssuer(who.issuer)}, 'tags': ${renderTags(who.tags)}}` : 'NULL',
    list ? `[${list.map((item) => `{'arn': ${sqlText(item.ARN)}, 'type': ${sqlText(item.type)}}`).join(', ')}]` : 'NULL',
    record.names ? `[${(record.names as string[]).map(sqlText).join(', ')}]` : 'NULL',
    record.json === undefined || record.json === null ? 'NULL' : sqlText(JSON.stringify(record.json)),
  ];
}

function renderIssuer(value: unknown): string {
  const object = toObject(value);
  return object ? `{'arn': ${sqlText(object.arn)}}` : 'NULL';
}

function renderTags(value: unknown): string {
  const object = toObject(value);
  return object ? `MAP {${Object.entries(object).map(([key, tag]) => `${sqlText(key)}: ${sqlText(tag)}`).join(', ')}}` : 'NULL';
}

function toObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null ? value as Json : undefined;
}

function sqlText(value: unknown): string {
  return value === undefined || value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;
}
