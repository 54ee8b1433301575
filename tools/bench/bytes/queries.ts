import { SavedQuery } from '../../../src';
import { QueryWindow } from '../../../src/queries/query-window';

/** Selection of records by a query. */
export interface QueryScope {
  /** First and last day of the events (both included), such as `2026-03-01`. */
  readonly days: readonly [string, string];
  readonly account?: string;
  readonly region?: string;
}

/** A query, with its SQL for each table. */
export interface BenchmarkQuery {
  readonly title: string;
  readonly scope: QueryScope;
  /** SQL for the view `activity` of the construct. */
  readonly select: string;
  /** SQL for a table with the fields of records as columns. `{where}` is replaced with the scope. */
  readonly comparisonSql: string;
}

const DAY_MS = 86_400_000;

/** Creates five queries about the last days before a time. */
export function createQueries(end: Date, account: string, region: string): readonly BenchmarkQuery[] {
  const day = (ago: number): string => new Date(end.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  const [yesterday, week]: [QueryScope, QueryScope] = [{ days: [day(2), day(2)] }, { days: [day(8), day(2)] }];
  return [
    {
      title: 'Denied calls on one day, by identity',
      scope: yesterday,
      select: "SELECT actor_arn, count(DISTINCT event_id) AS events FROM activity WHERE error LIKE '%AccessDenied%' GROUP BY actor_arn",
      comparisonSql: "SELECT useridentity.arn, count(DISTINCT eventid) AS events FROM {table} WHERE {where} AND errorcode LIKE '%AccessDenied%' GROUP BY useridentity.arn",
    },
    {
      title: 'All events in one account on one day, by event name',
      scope: { ...yesterday, account },
      select: 'SELECT event, count(DISTINCT event_id) AS events FROM activity GROUP BY event',
      comparisonSql: 'SELECT eventname, count(DISTINCT eventid) AS events FROM {table} WHERE {where} GROUP BY eventname',
    },
    {
      title: 'Console sign-ins in seven days',
      scope: week,
      select: "SELECT actor_arn, source_address, count(DISTINCT event_id) AS events FROM activity WHERE event = 'ConsoleLogin' GROUP BY actor_arn, source_address",
      comparisonSql: 'SELECT useridentity.arn, sourceipaddress, count(DISTINCT eventid) AS events FROM {table} '
        + "WHERE {where} AND eventname = 'ConsoleLogin' GROUP BY useridentity.arn, sourceipaddress",
    },
    {
      title: 'Changes in seven days in one account and Region, by service',
      scope: { ...week, account, region },
      select: 'SELECT event_source, count(DISTINCT event_id) AS events FROM activity WHERE NOT read_only GROUP BY event_source',
      comparisonSql: "SELECT eventsource, count(DISTINCT eventid) AS events FROM {table} WHERE {where} AND readonly <> 'true' GROUP BY eventsource",
    },
    {
      title: 'Source addresses on one day, by calls',
      scope: yesterday,
      select: 'SELECT source_address, count(DISTINCT event_id) AS events FROM activity GROUP BY source_address',
      comparisonSql: 'SELECT sourceipaddress, count(DISTINCT eventid) AS events FROM {table} WHERE {where} GROUP BY sourceipaddress',
    },
  ];
}

/** Renders a query as the library does, with the time window and with account and Region as partition keys. */
export function renderForConstruct({ select, scope: { days, account, region } }: BenchmarkQuery, database: string): string {
  const conditions = [...account ? [`account = '${account}'`] : [], ...region ? [`region = '${region}'`] : []];
  const columns = /^SELECT (.*) FROM/.exec(select)![1].split(', ').map((column) => column.split(' ').at(-1));
  const source = conditions.length === 0 ? select
    : select.replace('FROM activity', `FROM (SELECT * FROM activity WHERE ${conditions.join(' AND ')}) AS chosen`);
  const header = ['title: Question', 'question: Which?', 'relations: activity', 'window: 1d', `columns: ${columns.join(', ')}`, 'interpretation: As it is.'];
  const query = SavedQuery._parse('bench', 'question.sql', `${header.map((line) => `-- ${line}\n`).join('')}${source}\n`);
  return query._withWindow(QueryWindow.between(...days))._render({ database });
}

/** Renders a condition that selects the events of the days. */
function renderTimeCondition([first, last]: QueryScope['days']): string {
  const next = new Date(Date.parse(last) + DAY_MS).toISOString().slice(0, 10);
  return `eventtime >= '${first}T00:00:00Z' AND eventtime < '${next}T00:00:00Z'`;
}

/** Renders a query for a table without partitions. All conditions are on columns of the record. */
export function renderForUnpartitioned({ comparisonSql, scope: { days, account, region } }: BenchmarkQuery, table: string): string {
  const where = [renderTimeCondition(days), ...account ? [`recipientaccountid = '${account}'`] : [], ...region ? [`awsregion = '${region}'`] : []];
  return comparisonSql.replace('{table}', table).replace('{where}', where.join(' AND '));
}

/** Renders a query for a table with partitions by delivery day, account, and Region. The partitions are those of the event days. */
export function renderForBootstrap({ comparisonSql, scope: { days, account, region } }: BenchmarkQuery, table: string): string {
  const [first, last] = days.map((day) => day.replaceAll('-', '/'));
  const where = [
    `date_partition BETWEEN '${first}' AND '${last}'`, renderTimeCondition(days),
    ...account ? [`account_partition = '${account}'`] : [], ...region ? [`region_partition = '${region}'`] : [],
  ];
  return comparisonSql.replace('{table}', table).replace('{where}', where.join(' AND '));
}
