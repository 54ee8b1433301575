import { refused, Row, analytics } from './row';
import { folderOf, queryFile } from '../own-queries';
import { QueryPack } from 'cdk-cloudtrail-analytics';

type File = readonly [sql: string, keys?: Readonly<Record<string, string | undefined>>, more?: readonly string[]];

const OK = 'SELECT time FROM activity';
const WANTED = '-- parameter: wanted text = a — The event';

/** Query files with one thing wrong. */
const FILES: readonly File[] = [
  [OK, { title: undefined }], [OK, { title: '' }], [OK, { window: '0d' }], [OK, { window: 'week' }], [OK, { baseline: '7' }], [OK, { colour: 'red' }], [OK, {}, ['-- title: Again']],
  [OK, {}, ['--title']], [OK, { relations: 'nothing' }], [OK, { relations: 'activity, activity' }], [OK, { relations: 'activity, events' }], [OK, { columns: 'Time' }],
  [OK, { columns: 'actor' }], [OK, { columns: 'time, time' }], [OK, { rules: 'Root Usage' }], [OK, { baseline: '7d' }],
  ['', {}], ['DELETE FROM activity'], [`${OK}; ${OK}`], ['SELECT (time FROM activity'], ['SELECT time) FROM activity'], ["SELECT 'a FROM activity"], ['SELECT "a FROM activity'], ['SELECT /* FROM activity'],
  ['WITH RECURSIVE a AS (SELECT 1) SELECT time FROM activity'], ['WITH a AS (SELECT time FROM activity)'], ['WITH a'], ['WITH a AS SELECT'], ['WITH 1 AS (SELECT 1) SELECT time FROM activity'],
  ['WITH activity AS (SELECT 1) SELECT time FROM activity'], ['SELECT time FROM events'], ['SELECT time FROM activity_before'], ['SELECT time FROM parameters, activity'],
  ['SELECT p.other AS time FROM activity, parameters p', {}, [WANTED]], [OK, {}, [WANTED]], ['SELECT time FROM activity, parameters', {}, [WANTED]],
  [OK, {}, [WANTED, WANTED]], [OK, {}, ['-- parameter: wanted']], [OK, {}, ['-- parameter: Wanted text = a — The event']], [OK, {}, ['-- parameter: wanted colour = a — The event']],
  [OK, {}, ["-- parameter: wanted text = 'a' — The event"]], [OK, {}, ['-- parameter: wanted number = a — The event']], [OK, {}, ['-- parameter: wanted date = 2026-02-30 — The event']],
  [OK, {}, ['-- parameter: wanted timestamp = noon — The event']], [OK, {}, ['-- parameter: wanted integer = 0.5 — The event']], [OK, {}, ['-- parameter: wanted boolean = yes — The event']],
];

export const SQL_FAULTS: readonly Row[] = [
  ...refused(/mine\.sql:\d+/, FILES, ([sql, keys, more]) => QueryPack.fromDirectory('acme', folderOf({ 'mine.sql': queryFile(sql, keys, more) }))),
  ...refused(/\.sql:\d+/, ['Mine', 'a b', 'x'.repeat(125)], (name) => QueryPack.fromDirectory('acme', folderOf({ [`${name}.sql`]: queryFile(OK) }))),
  ...refused(/mine\.sql:\d+/, [270_000], (length, scope, base) => analytics(scope, base, {
    queryPacks: [QueryPack.fromDirectory('acme', folderOf({ 'mine.sql': queryFile(`SELECT time FROM activity WHERE event = '${'x'.repeat(length)}'`) }))],
  })),
];
