import { Lazy, Duration } from 'aws-cdk-lib';
import { analytics, refused, Row } from './row';
import { folderOf, queryFile } from '../own-queries';
import { QueryPack, QueryWindow, RecordSource } from 'cdk-cloudtrail-analytics';

const one = (): QueryPack => QueryPack.security().only(['root-activity']);
const prepared = (sql: string): QueryPack => QueryPack.fromDirectory('acme', folderOf({
  'mine.sql': queryFile(sql, {}, ['-- parameter: wanted text = a — The event']),
})).withPreparedStatements(['mine']);

export const QUERY_FAULTS: readonly Row[] = [
  ...refused('window', [0, -1, 1.5, NaN, Infinity], (days) => QueryWindow.lastDays(days)),
  ...refused('window', [() => Lazy.number({ produce: () => 1 })], (token) => QueryWindow.lastDays(token())),
  ...refused('window', [Duration.hours(1), Duration.days(0)], (period) => QueryWindow.last(period)),
  ...refused('window', [['2026-02-30', '2026-03-01'], ['2026-03-01', 'tomorrow'], ['2026-03-02', '2026-03-01'], ['', '']], ([start, end]) => QueryWindow.between(start, end)),
  ...refused('window', [366, 4000], (days, scope, base) => analytics(scope, base, { queryPacks: [one().withWindow(QueryWindow.lastDays(days))] })),
  ...refused('pack', [['other'], ['root-activity']], (ids) => one().without(ids)),
  ...refused('pack', [['other'], []], (ids) => one().only(ids)),
  ...refused('pack', [['other']], (ids) => one().withWindow(QueryWindow.lastDays(1), ids)),
  ...refused('pack', [undefined, ['root-activity']], (ids) => one().withPreparedStatements(ids)),
  ...refused(/wanted/, ['SELECT time FROM activity, parameters WHERE event = wanted', 'SELECT time FROM activity, parameters p LIMIT p.wanted'], prepared),
  ...refused('pack id', ['', 'Acme', 'a b'], (id) => QueryPack.fromDirectory(id, folderOf({ 'mine.sql': queryFile('SELECT time FROM activity') }))),
  ...refused('directory', ['/nowhere', ''], (directory) => QueryPack.fromDirectory('acme', directory)),
  ...refused('directory', [{ 'notes.md': '' }], (files) => QueryPack.fromDirectory('acme', folderOf(files))),
  ...refused('query ids', [['a-1', 'a1']], (names) => QueryPack.fromDirectory('acme', folderOf(Object.fromEntries(names.map((name) =>
    [`${name}.sql`, queryFile('SELECT time FROM activity')]))))),
  ...refused('queryPacks', [['acme', 'acme'], ['a-1', 'a1']], (ids, scope, base) => analytics(scope, base, {
    queryPacks: ids.map((id) => QueryPack.fromDirectory(id, folderOf({ 'mine.sql': queryFile('SELECT time FROM activity') }))),
  })),
  ...refused('pack', [QueryPack.insights()], (pack, scope, base) => analytics(scope, base, { queryPacks: [pack], source: RecordSource.trail() })),
];
