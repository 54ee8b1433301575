import { Dialect, init, parse } from '@polyglot-sql/sdk';
import { BUILT_IN_PACKS, BUILT_IN_QUERIES } from './built-in-packs';
import { BUILTIN_PACKS } from '../../src/detection/builtin-rules';
import { QueryPack } from '../../src/queries/query-pack';
import { QueryWindow } from '../../src/queries/query-window';
import { tokenize } from '../../src/queries/sql-text';

/** The common columns of results, in order. */
const COMMON_COLUMNS = ['time', 'account', 'region', 'actor', 'source_address', 'event', 'resource'];
const WINDOWS = [undefined, QueryWindow.between('2026-01-01', '2026-01-31')];
/** The default searchable period. */
const SEARCHABLE_DAYS = 365;

beforeAll(async () => init());

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the query IDs of the pack %s are stable', (_, { queries }) => {
  expect(queries.map(({ id }) => id)).toMatchSnapshot();
});

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the pack %s has a factory method', (id, { queries }) => {
  const factories = QueryPack as unknown as Readonly<Record<string, () => QueryPack>>;
  expect(factories[id]().queries.map((query) => query.id)).toEqual(queries.map((query) => query.id));
});

test.each(BUILT_IN_QUERIES)('%s has a valid title, question and interpretation', (_, { title, question, interpretation }) => {
  expect(title).toMatch(/^[A-Z].{5,60}[^.?!]$/);
  expect(question).toMatch(/^(Who|Whose|What|Which|How|When|Where|Did|Does|Is|Are|Was|Were)\b.*\?$/);
  expect(interpretation).toMatch(/^[A-Z].*\.$/);
});

test.each(BUILT_IN_QUERIES)('%s has a complete description in ASCII characters', (_, query) => {
  expect(query._description).toBe(`${query.title}. ${query.question} ${query.interpretation}`);
  expect(query._description + query._render({ database: 'audit' })).toMatch(/^[\n -~]*$/);
});

test.each(BUILT_IN_QUERIES)('%s refers to existing rules', (_, { ruleIds }) => {
  const rules = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(rules).toEqual(expect.arrayContaining(ruleIds));
});

test.each(BUILT_IN_QUERIES)('%s has a window within the default searchable period', (_, query) => {
  expect(query._daysBack).toBeLessThanOrEqual(SEARCHABLE_DAYS);
});

test.each(BUILT_IN_QUERIES)('%s has a limit and is valid SQL for Athena and Trino', (_, query) => {
  for (const window of WINDOWS) {
    const sql = (window ? query._withWindow(window) : query)._render({ database: 'audit', accounts: ['111111111111'] });
    expect(sql).toMatch(/\nLIMIT [1-9]\d{2,3}\n$/);
    for (const dialect of [Dialect.Athena, Dialect.Trino]) expect(parse(sql, dialect)).toMatchObject({ success: true });
  }
});

test.each(BUILT_IN_QUERIES)('%s has a deterministic order', (_, query) => {
  // at least two sort keys, because times and counts are often equal
  expect(query._render({ database: 'audit' })).toMatch(/\nORDER BY [^\n]+, [^\n]+\nLIMIT \d+\n$/);
});

test.each(BUILT_IN_QUERIES)('%s starts with the common columns', (_, { columns }) => {
  const common = columns.filter((name) => COMMON_COLUMNS.includes(name));
  expect(common).toEqual(COMMON_COLUMNS.filter((name) => common.includes(name)));
  if (columns.includes('time')) expect(columns.slice(0, common.length)).toEqual(common);
});

test.each(BUILT_IN_QUERIES)('%s counts duplicate deliveries once', (_, query) => {
  expect(query._render({ database: 'audit' })).not.toMatch(/\bcount(_if)?\((?!DISTINCT\b)/i);
});

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('the queries of %s are suitable for prepared statements', (_, pack) => {
  expect(pack.withPreparedStatements().queries.map((query) => query._preparedStatementProblem).filter(Boolean)).toEqual([]);
});

test('no two queries differ only in their literals', () => {
  const texts = BUILT_IN_QUERIES.map(([name, query]) => {
    const sql = query._render({ database: 'audit' });
    const tokens = tokenize({ text: sql, file: name, line: 1 });
    return tokens.map(({ kind, text }) => (kind === 'string' || kind === 'number' ? '?' : text)).join(' ');
  });
  expect(new Set(texts).size).toBe(texts.length);
});
