import { Dialect, init, parse } from '@polyglot-sql/sdk';
import { BUILT_IN_PACKS, BUILT_IN_QUERIES } from './built-in-packs';
import { BUILTIN_PACKS } from '../../src/detection/builtin-rules';
import { QueryPack } from '../../src/queries/query-pack';
import { QueryWindow } from '../../src/queries/query-window';
import { tokenize } from '../../src/queries/sql-text';

/** The columns that results have in common come in this order. */
const UNIFORM_COLUMNS = ['time', 'account', 'region', 'actor', 'source_address', 'event', 'resource'];
const WINDOWS = [undefined, QueryWindow.between('2026-01-01', '2026-01-31')];
/** As long as records are searchable where nothing else is said. */
const SEARCHABLE_DAYS = 365;

beforeAll(async () => init());

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the ids of the pack %s are contract', (_, { queries }) => {
  expect(queries.map(({ id }) => id)).toMatchSnapshot();
});

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the pack %s can be had by its name', (id, { queries }) => {
  const factories = QueryPack as unknown as Readonly<Record<string, () => QueryPack>>;
  expect(factories[id]().queries.map((query) => query.id)).toEqual(queries.map((query) => query.id));
});

test.each(BUILT_IN_QUERIES)('%s reads well', (_, { title, question, interpretation }) => {
  expect(title).toMatch(/^[A-Z].{5,60}[^.?!]$/);
  expect(question).toMatch(/^(Who|Whose|What|Which|How|When|Where|Did|Does|Is|Are|Was|Were)\b.*\?$/);
  expect(interpretation).toMatch(/^[A-Z].*\.$/);
});

test.each(BUILT_IN_QUERIES)('%s is described whole, in characters that every tool keeps', (_, query) => {
  expect(query._description).toBe(`${query.title}. ${query.question} ${query.interpretation}`);
  expect(query._description + query._render({ database: 'audit' })).toMatch(/^[\n -~]*$/);
});

test.each(BUILT_IN_QUERIES)('%s names rules that there are', (_, { ruleIds }) => {
  const rules = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(rules).toEqual(expect.arrayContaining(ruleIds));
});

test.each(BUILT_IN_QUERIES)('%s reads no further back than records are searchable', (_, query) => {
  expect(query._daysBack).toBeLessThanOrEqual(SEARCHABLE_DAYS);
});

test.each(BUILT_IN_QUERIES)('%s is limited, and SQL to Athena and Trino with every window', (_, query) => {
  for (const window of WINDOWS) {
    const sql = (window ? query._withWindow(window) : query)._render({ database: 'audit', accounts: ['111111111111'] });
    expect(sql).toMatch(/\nLIMIT [1-9]\d{2,3}\n$/);
    for (const dialect of [Dialect.Athena, Dialect.Trino]) expect(parse(sql, dialect)).toMatchObject({ success: true });
  }
});

test.each(BUILT_IN_QUERIES)('%s gives equal records the same order each time', (_, query) => {
  // a second thing to sort by: the moment alone, or a count alone, is often the same
  expect(query._render({ database: 'audit' })).toMatch(/\nORDER BY [^\n]+, [^\n]+\nLIMIT \d+\n$/);
});

test.each(BUILT_IN_QUERIES)('%s starts with the uniform columns, in their order', (_, { columns }) => {
  const uniform = columns.filter((name) => UNIFORM_COLUMNS.includes(name));
  expect(uniform).toEqual(UNIFORM_COLUMNS.filter((name) => uniform.includes(name)));
  if (columns.includes('time')) expect(columns.slice(0, uniform.length)).toEqual(uniform);
});

test.each(BUILT_IN_QUERIES)('%s counts a record once, however often it was delivered', (_, query) => {
  expect(query._render({ database: 'audit' })).not.toMatch(/\bcount(_if)?\((?!DISTINCT\b)/i);
});

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the queries of %s can be prepared statements', (_, pack) => {
  expect(pack.withPreparedStatements().queries.map((query) => query._preparedStatementProblem).filter(Boolean)).toEqual([]);
});

test('no two queries are the same but for their values', () => {
  const texts = BUILT_IN_QUERIES.map(([name, query]) => {
    const sql = query._render({ database: 'audit' });
    const tokens = tokenize({ text: sql, file: name, line: 1 });
    return tokens.map(({ kind, text }) => (kind === 'string' || kind === 'number' ? '?' : text)).join(' ');
  });
  expect(new Set(texts).size).toBe(texts.length);
});
