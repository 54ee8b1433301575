import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { queryText } from './query-source';
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
  for (const name of names) fs.writeFileSync(path.join(directory, name), queryText(SQL));
}

function idsOf(pack: QueryPack): string[] {
  return pack.queries.map(({ id }) => id);
}

test('every .sql file of a directory is a query, and nothing else is', () => {
  write('b.sql', 'a.sql', 'README.md', '.hidden.sql', 'c.sql.bak');
  fs.mkdirSync(path.join(directory, 'folder.sql'));
  const pack = QueryPack.fromDirectory('acme', directory);
  expect(pack.id).toBe('acme');
  expect(idsOf(pack)).toEqual(['a', 'b']);
  expect(pack.queries.map((query) => query.pack)).toEqual(['acme', 'acme']);
});

test('a directory can be named from where the app runs', () => {
  write('a.sql');
  expect(idsOf(QueryPack.fromDirectory('acme', path.relative(process.cwd(), directory)))).toEqual(['a']);
});

test.each<[string, () => unknown, () => string]>([
  ['a directory that is not there', () => QueryPack.fromDirectory('acme', path.join(directory, 'none')),
    () => `query pack 'acme': directory must exist; got '${path.join(directory, 'none')}'`],
  ['a file instead of a directory', () => { write('a.sql'); return QueryPack.fromDirectory('acme', path.join(directory, 'a.sql')); },
    () => "query pack 'acme': directory must exist"],
  ['a directory without a query', () => { write('a.txt'); return QueryPack.fromDirectory('acme', directory); },
    () => `query pack 'acme': directory must hold at least one .sql file; got none in '${directory}'`],
  ['ids that differ by hyphens only', () => { write('top-1.sql', 'top1.sql'); return QueryPack.fromDirectory('acme', directory); },
    () => "query pack 'acme': query ids must be unique, hyphens aside; got 'top-1' and 'top1'"],
  ['a name that is no id', () => { write('a.sql'); return QueryPack.fromDirectory('My Pack', directory); },
    () => "query pack id must be lower-case words of letters and digits joined by hyphens, at most 63 characters; got 'My Pack'"],
  ['a name that is too long', () => { write('a.sql'); return QueryPack.fromDirectory('a'.repeat(64), directory); },
    () => 'query pack id must be lower-case words'],
  ['a file whose name is no id', () => { write('a.sql', 'My_Query.sql'); return QueryPack.fromDirectory('acme', directory); },
    () => `${path.join(directory, 'My_Query.sql')}:1: the name of the file must be`],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message());
});

test('some of the queries, or all but some', () => {
  write('a.sql', 'b.sql', 'c.sql');
  const pack = QueryPack.fromDirectory('acme', directory);
  expect(idsOf(pack.only(['c', 'a']))).toEqual(['a', 'c']);
  expect(idsOf(pack.without(['b']))).toEqual(['a', 'c']);
  expect(idsOf(pack)).toEqual(['a', 'b', 'c']);
  expect(() => pack.only(['a', 'd', 'e'])).toThrow("query pack 'acme' has no query 'd', 'e'; it has a, b, c");
  expect(() => pack.without(['d'])).toThrow("query pack 'acme' has no query 'd'; it has a, b, c");
  expect(() => pack.only([])).toThrow("query pack 'acme' must have at least one query; got none");
  expect(() => pack.without(['a', 'b', 'c'])).toThrow("query pack 'acme' must have at least one query; got none");
});

test('another window for each query', () => {
  write('a.sql', 'b.sql');
  const pack = QueryPack.fromDirectory('acme', directory);
  expect(pack.withWindow(QueryWindow.lastDays(30)).queries.map(({ window }) => window.text)).toEqual(['30d', '30d']);
  expect(pack.queries.map(({ window }) => window.text)).toEqual(['7d', '7d']);
});
