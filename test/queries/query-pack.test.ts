import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { renderQueryFile } from './query-source';
import { QueryPack } from '../../src/queries/query-pack';
import { QueryWindow } from '../../src/queries/query-window';

const SQL = 'SELECT time FROM activity';
let directory: string;

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
});

afterEach(() => {
  fs.rmSync(directory, { recursive: true });
});

function write(...names: string[]): void {
  for (const name of names) fs.writeFileSync(path.join(directory, name), renderQueryFile(SQL));
}

function listIds(pack: QueryPack): string[] {
  return pack.queries.map(({ id }) => id);
}

test('only the .sql files of a directory are queries', () => {
  write('b.sql', 'a.sql', 'README.md', '.hidden.sql', 'c.sql.bak');
  fs.mkdirSync(path.join(directory, 'folder.sql'));
  const pack = QueryPack.fromDirectory('acme', directory);
  expect(pack.id).toBe('acme');
  expect(listIds(pack)).toEqual(['a', 'b']);
  expect(pack.queries.map((query) => query.pack)).toEqual(['acme', 'acme']);
});

test('a directory can be relative to the working directory', () => {
  write('a.sql');
  expect(listIds(QueryPack.fromDirectory('acme', path.relative(process.cwd(), directory)))).toEqual(['a']);
});

test.each<[string, () => unknown, () => string]>([
  ['a missing directory', () => QueryPack.fromDirectory('acme', path.join(directory, 'none')),
    () => `query pack 'acme': directory must exist; got '${path.join(directory, 'none')}'`],
  ['a file instead of a directory', () => { write('a.sql'); return QueryPack.fromDirectory('acme', path.join(directory, 'a.sql')); },
    () => "query pack 'acme': directory must exist"],
  ['a directory without a query', () => { write('a.txt'); return QueryPack.fromDirectory('acme', directory); },
    () => `query pack 'acme': directory must contain at least one .sql file; got none in '${directory}'`],
  ['IDs that differ only in hyphens', () => { write('top-1.sql', 'top1.sql'); return QueryPack.fromDirectory('acme', directory); },
    () => "query pack 'acme': query ids must be unique without their hyphens; got 'top-1' and 'top1'"],
  ['an invalid pack ID', () => { write('a.sql'); return QueryPack.fromDirectory('My Pack', directory); },
    () => "query pack id must be lower-case words of letters and digits joined by hyphens, at most 63 characters; got 'My Pack'"],
  ['a pack ID that is too long', () => { write('a.sql'); return QueryPack.fromDirectory('a'.repeat(64), directory); },
    () => 'query pack id must be lower-case words'],
  ['an invalid file name', () => { write('a.sql', 'My_Query.sql'); return QueryPack.fromDirectory('acme', directory); },
    () => `${path.join(directory, 'My_Query.sql')}:1: the file name must be`],
])('%s is an error', (_, make, message) => {
  expect(make).toThrow(message());
});

test('packs with only some queries, and without some queries', () => {
  write('a.sql', 'b.sql', 'c.sql');
  const pack = QueryPack.fromDirectory('acme', directory);
  expect(listIds(pack.only(['c', 'a']))).toEqual(['a', 'c']);
  expect(listIds(pack.without(['b']))).toEqual(['a', 'c']);
  expect(listIds(pack)).toEqual(['a', 'b', 'c']);
  expect(() => pack.only(['a', 'd', 'e'])).toThrow("query pack 'acme': ids must be in the pack, which has a, b, c; got 'd', 'e'");
  expect(() => pack.without(['d'])).toThrow("query pack 'acme': ids must be in the pack, which has a, b, c; got 'd'");
  expect(() => pack.only([])).toThrow("query pack 'acme' must have at least one query; got none");
  expect(() => pack.without(['a', 'b', 'c'])).toThrow("query pack 'acme' must have at least one query; got none");
});

test('another window for all queries, or for some queries', () => {
  write('a.sql', 'b.sql');
  const pack = QueryPack.fromDirectory('acme', directory);
  const windows = (given: QueryPack): string[] => given.queries.map(({ window }) => window.text);
  expect(windows(pack.withWindow(QueryWindow.lastDays(30)))).toEqual(['30d', '30d']);
  expect(windows(pack.withWindow(QueryWindow.lastDays(30), ['b']).withWindow(QueryWindow.lastDays(1), ['a']))).toEqual(['1d', '30d']);
  expect(windows(pack)).toEqual(['7d', '7d']);
  expect(() => pack.withWindow(QueryWindow.lastDays(30), ['c'])).toThrow("query pack 'acme': ids must be in the pack, which has a, b; got 'c'");
});

describe('prepared statements', () => {
  const parameter = ['-- parameter: wanted text = x — What'];
  const add = (id: string, sql: string): void => fs.writeFileSync(path.join(directory, `${id}.sql`), renderQueryFile(sql, {}, parameter));
  const prepared = (pack: QueryPack): (string | undefined)[] => pack.queries.map(({ preparedStatementName }) => preparedStatementName);

  beforeEach(() => {
    write('none.sql');
    add('good', 'SELECT time FROM activity, parameters p WHERE event = p.wanted');
    add('odd', 'SELECT p.wanted AS time FROM activity, parameters p');
  });

  test('are created on request, for the queries that can have one', () => {
    const pack = QueryPack.fromDirectory('acme', directory);
    expect(prepared(pack)).toEqual([undefined, undefined, undefined]);
    expect(prepared(pack.withPreparedStatements())).toEqual(['acme__good', undefined, undefined]);
    expect(prepared(pack.withPreparedStatements(['good']))).toEqual(['acme__good', undefined, undefined]);
    expect(prepared(pack.withPreparedStatements().withWindow(QueryWindow.lastDays(1)).only(['good']))).toEqual(['acme__good']);
  });

  test('are an error for a specified query that cannot have one, and for a pack without such queries', () => {
    const pack = QueryPack.fromDirectory('acme', directory);
    expect(() => pack.withPreparedStatements(['good', 'none', 'odd']))
      .toThrow('query pack \'acme\': each of these queries must be suitable for a prepared statement; got none has no parameters; '
        + `${path.join(directory, 'odd.sql')}:8: parameter 'wanted' must be`);
    expect(() => pack.without(['good']).withPreparedStatements())
      .toThrow("query pack 'acme': at least one query must be suitable for a prepared statement; got none has no");
    expect(() => pack.withPreparedStatements(['other']))
      .toThrow("query pack 'acme': ids must be in the pack, which has good, none, odd; got 'other'");
  });
});
