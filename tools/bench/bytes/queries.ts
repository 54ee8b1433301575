import { SavedQuery } from '../../../src';
import { QueryWindow } from '../../../src/queries/query-window';

/** Which records a question is about. */
export interface QueryScope {
  /** First and last day of the events, `2026-03-01`, both as a whole. */
  readonly days: readonly [string, string];
  readonly account?: string;
  readonly region?: string;
}

/** A question, and how it is put to each kind of table. */
export interface BenchmarkQuery {
  readonly title: string;
  readonly scope: QueryScope;
  /** To the construct's `activity`. */
  readonly select: string;
  /** To a table with the columns of a record; `{where}` stands for the scope. */
  readonly comparisonSql: string;
}

const DAY_MS = 86_400_000;

/** Five questions about the last days before a moment. */
export function createQueries(end: Date, account: string, region: string): readonly BenchmarkQuery[] {
  const day = (ago: number): string => new Date(end.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  const [yesterday, week]: [QueryScope, QueryScope] = [{ days: [day(2), day(2)] }, { days: [day(8), day(2)] }];
  return [
    {
      title: 'Denied calls of a day, by identity',
      scope: yesterday,
      select: "SELECT actor_arn, count(DISTINCT event_id) AS events FROM activity WHERE error LIKE '%AccessDenied%' GROUP BY actor_arn",
      comparisonSql: "SELECT useridentity.arn, count(DISTINCT eventid) AS events FROM {table} WHERE {where} AND errorcode LIKE '%AccessDenied%' GROUP BY useridentity.arn",
    },
    {
      title: 'Everything in one account on a day, by event',
      scope: { ...yesterday, account },
      select: 'SELECT event, count(DISTINCT event_id) AS events FROM activity GROUP BY event',
      comparisonSql: 'SELECT eventname, count(DISTINCT eventid) AS events FROM {table} WHERE {where} GROUP BY eventname',
    },
    {
      title: 'Sign-ins of seven days',
      scope: week,
      select: "SELECT actor_arn, source_address, count(DISTINCT event_id) AS events FROM activity WHERE event = 'ConsoleLogin' GROUP BY actor_arn, source_address",
      comparisonSql: 'SELECT useridentity.arn, sourceipaddress, count(DISTINCT eventid) AS events FROM {table} '
        + "WHERE {where} AND eventname = 'ConsoleLogin' GROUP BY useridentity.arn, sourceipaddress",
    },
    {
      title: 'Changes of seven days in one account and Region, by service',
      scope: { ...week, account, region },
      select: 'SELECT event_source, count(DISTINCT event_id) AS events FROM activity WHERE NOT read_only GROUP BY event_source',
      comparisonSql: "SELECT eventsource, count(DISTINCT eventid) AS events FROM {table} WHERE {where} AND readonly <> 'true' GROUP BY eventsource",
    },
    {
      title: 'Addresses of a day, by calls',
      scope: yesterday,
      select: 'SELECT source_address, count(DISTINCT event_id) AS events FROM activity GROUP BY source_address',
      comparisonSql: 'SELECT sourceipaddress, count(DISTINCT eventid) AS events FROM {table} WHERE {where} GROUP BY sourceipaddress',
    },
  ];
}

/** As the library renders it: the window in front, account and Region as partitions. */
export function renderForConstruct({ select, scope: { days, account, region } }: BenchmarkQuery, database: string): string {
  const conditions = [...account ? [`account = '${account}'`] : [], ...region ? [`region = '${region}'`] : []];
  const columns = /^SELECT (.*) FROM/.exec(select)![1].split(', ').map((column) => column.split(' ').at(-1));
  const source = conditions.length === 0 ? select
    : select.replace('FROM activity', `FROM (SELECT * FROM activity WHERE ${conditions.join(' AND ')}) AS chosen`);
  const header = ['title: Question', 'question: Which?', 'relations: activity', 'window: 1d', `columns: ${columns.join(', ')}`, 'interpretation: As it is.'];
  const query = SavedQuery._parse('bench', 'question.sql', `${header.map((line) => `-- ${line}\n`).join('')}${source}\n`);
  return query._withWindow(QueryWindow.between(...days))._render({ database });
}

/** Event times of the days, as everybody has to cut them who wants these days and no others. */
function renderTimeCondition([first, last]: QueryScope['days']): string {
  const next = new Date(Date.parse(last) + DAY_MS).toISOString().slice(0, 10);
  return `eventtime >= '${first}T00:00:00Z' AND eventtime < '${next}T00:00:00Z'`;
}

/** To a table without partitions: everything is a column of the record. */
export function renderForUnpartitioned({ comparisonSql, scope: { days, account, region } }: BenchmarkQuery, table: string): string {
  const where = [renderTimeCondition(days), ...account ? [`recipientaccountid = '${account}'`] : [], ...region ? [`awsregion = '${region}'`] : []];
  return comparisonSql.replace('{table}', table).replace('{where}', where.join(' AND '));
}

/** To a table whose partitions are days of delivery, accounts and Regions, by the days of the events. */
export function renderForBootstrap({ comparisonSql, scope: { days, account, region } }: BenchmarkQuery, table: string): string {
  const [first, last] = days.map((day) => day.replaceAll('-', '/'));
  const where = [
    `date_partition BETWEEN '${first}' AND '${last}'`, renderTimeCondition(days),
    ...account ? [`account_partition = '${account}'`] : [], ...region ? [`region_partition = '${region}'`] : [],
  ];
  return comparisonSql.replace('{table}', table).replace('{where}', where.join(' AND '));
}
