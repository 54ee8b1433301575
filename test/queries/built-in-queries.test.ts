import * as fs from 'node:fs';
import * as path from 'node:path';
import { Dialect, init, parse } from '@polyglot-sql/sdk';
import { QueryPack } from '../../src/queries/query-pack';
import { QueryWindow } from '../../src/queries/query-window';
import { tokenize } from '../../src/queries/sql-text';
import { RulePack } from '../../src/rules/rule-pack';

const DIRECTORY = path.join(__dirname, '..', '..', 'queries');
const PACKS = [QueryPack.security(), QueryPack.investigation()];
const QUERIES = PACKS.flatMap((pack) => pack.queries).map((query) => [query._name, query] as const);
const WINDOWS = [undefined, QueryWindow.between('2026-01-01', '2026-01-31')];

beforeAll(async () => init());

test('the ids are contract', () => {
  expect(QUERIES.map(([name]) => name)).toEqual([
    'security/deleted-buckets',
    'security/foreign-bucket-creators',
    'security/kms-decrypt-activity',
    'security/root-activity',
    'security/security-group-changes',
    'security/suspicious-console-logins',
    'investigation/event-search',
    'investigation/events-in-time-slot',
    'investigation/most-active-iam-users',
    'investigation/most-frequent-errors',
    'investigation/recent-activity',
    'investigation/region-and-day',
    'investigation/workmail-activity',
  ]);
});

test('every folder of queries is a pack', () => {
  expect(fs.readdirSync(DIRECTORY).sort()).toEqual(PACKS.map(({ id }) => id).sort());
});

test.each(QUERIES)('%s reads well', (_, { title, question, reading }) => {
  expect(title).toMatch(/^[A-Z].{5,60}[^.?!]$/);
  expect(question).toMatch(/^(Who|What|Which|How|When|Where)\b.*\?$/);
  expect(reading).toMatch(/^[A-Z].*\.$/);
});

test.each(QUERIES)('%s is described whole, in characters that every tool keeps', (_, query) => {
  expect(query._description).toBe(`${query.title}. ${query.question} ${query.reading}`);
  expect(query._description + query._render({ database: 'audit' })).toMatch(/^[\n -~]*$/);
});

test.each(QUERIES)('%s names rules that there are', (_, { ruleIds }) => {
  const rules = [RulePack.recommended(), RulePack.securityHub()].flatMap((pack) => pack.rules.map(({ id }) => id));
  expect(rules).toEqual(expect.arrayContaining(ruleIds));
});

test.each(QUERIES)('%s is ordered, limited, and SQL to Athena and Trino with every window', (_, query) => {
  for (const window of WINDOWS) {
    const sql = (window ? query._withWindow(window) : query)._render({ database: 'audit', accounts: ['111111111111'] });
    expect(sql).toMatch(/\nORDER BY .+\nLIMIT [1-9]\d{2,3}\n$/);
    for (const dialect of [Dialect.Athena, Dialect.Trino]) expect(parse(sql, dialect)).toMatchObject({ success: true });
  }
});

test.each(QUERIES)('%s starts with the uniform columns, or counts each record once', (_, query) => {
  const counts = /\bcount\(/i.test(query._render({ database: 'audit' }));
  if (counts) {
    expect(query._render({ database: 'audit' })).toContain('count(DISTINCT event_id) AS events');
    expect(query.columns).toContain('events');
  } else {
    expect(query.columns.slice(0, 6)).toEqual(['time', 'account', 'region', 'actor', 'source_address', 'event']);
  }
});

test('no two queries are the same but for their values', () => {
  const texts = QUERIES.map(([name, query]) => {
    const sql = query._render({ database: 'audit' });
    const tokens = tokenize({ text: sql, file: name, line: 1 });
    return tokens.map(({ kind, text }) => (kind === 'string' || kind === 'number' ? '?' : text)).join(' ');
  });
  expect(new Set(texts).size).toBe(texts.length);
});
