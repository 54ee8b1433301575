import { Token } from 'aws-cdk-lib';
import { QueryFile } from './query-file';
import { QueryFileError } from './query-file-error';
import { QueryParameter } from './query-parameter';
import { DAY_MS, FixedRange, formatDay, QueryWindow, formatTimestamp } from './query-window';
import { BASELINE_SUFFIX, renderInstant, PARAMETERS, Relation, getTimeColumn } from './relations';
import { SqlToken } from './sql-text';

/** Athena's limit for a query, in bytes. */
export const MAX_QUERY_BYTES = 262_144;

/** The database and accounts that queries read. */
export interface QueryContext {
  /** Name of the Glue database. */
  readonly database: string;
  /** The accounts that each query must name; undefined if the tables do not require account IDs. */
  readonly accounts?: readonly string[];
}

/** The time conditions of a relation. */
interface TimeFilter {
  /** The conditions in words. */
  readonly comment: string;
  readonly days: string;
  readonly times: readonly string[];
}

/** Renders the SQL that Athena runs: a WITH clause that limits each relation to the window, followed by the text of the file. */
export function renderQuery(query: QueryFile, window: QueryWindow, context: QueryContext): string {
  const values = query.parameters.length > 0 ? [renderParametersClause(query.parameters)] : [];
  return render(query, query.statement.text, values, window, context);
}

/** Renders the query with a text in which question marks replace the parameters; the relation `parameters` has no parameters. */
export function renderWithoutParameters(query: QueryFile, text: string, window: QueryWindow, context: QueryContext): string {
  return render(query, text, [`${PARAMETERS} AS (SELECT 1 AS one)`], window, context);
}

function render(query: QueryFile, statement: string, first: readonly string[], window: QueryWindow, context: QueryContext): string {
  const used = new Set(query.statement.relations.map(({ name }) => name));
  const clauses = [...first];
  for (const relation of query.relations) {
    const before = `${relation}${BASELINE_SUFFIX}`;
    if (used.has(relation)) clauses.push(renderRelationClause(relation, relation, createTimeFilter(relation, window), context));
    if (used.has(before) && query.baselineDays !== undefined) {
      clauses.push(renderRelationClause(before, relation, createBaselineFilter(relation, window, query.baselineDays), context));
    }
  }
  const text = `WITH ${clauses.join(',\n')}${joinWithClauses(statement, query.statement.withToken)}\n`;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_QUERY_BYTES) {
    throw new QueryFileError(query.file, 1,
      `a query must have at most ${MAX_QUERY_BYTES} bytes, including the WITH clause of the window; got ${bytes}`);
  }
  return text;
}

/** Renders the text after the generated WITH clause, and appends the WITH clauses of the file to the generated clause. */
function joinWithClauses(text: string, withToken?: SqlToken): string {
  if (!withToken) return `\n${text.replace(/^\n+/, '')}`;
  const before = text.slice(0, withToken.start).trim();
  return `,\n${before}${before ? '\n' : ''}${text.slice(withToken.end).trimStart()}`;
}

function renderParametersClause(parameters: readonly QueryParameter[]): string {
  const columns = parameters.map(({ name, literal, description }, index) =>
    `    ${literal} AS ${name}${index < parameters.length - 1 ? ',' : ''} -- ${description}`);
  return [`${PARAMETERS} AS ( -- change the values here`, '  SELECT', ...columns, ')'].join('\n');
}

function renderRelationClause(name: string, relation: Relation, filter: TimeFilter, { database, accounts }: QueryContext): string {
  const conditions = [
    ...(accounts ? [`account IN (${accounts.map((account) => `'${account}'`).join(', ')}) -- change the accounts here`] : []),
    filter.days,
    ...filter.times,
  ];
  return [
    `${name} AS ( -- ${filter.comment}`,
    `  SELECT * FROM ${quoteIdentifier(database)}.${quoteIdentifier(relation)}`,
    `  WHERE ${conditions.join('\n    AND ')}`,
    ')',
  ].join('\n');
}

function createTimeFilter(relation: Relation, { _range: range }: QueryWindow): TimeFilter {
  if ('days' in range) {
    return {
      comment: `the last ${range.days === 1 ? 'day' : `${range.days} days`}; change the window here`,
      days: renderDayRange(range.days, -1),
      times: [`${getTimeColumn(relation)} >= ${renderTimeBefore(range.days)}`],
    };
  }
  return { ...createFixedFilter(relation, range), comment: `${describeRange(range)}; change the window here` };
}

function createBaselineFilter(relation: Relation, { _range: range }: QueryWindow, days: number): TimeFilter {
  const comment = `the ${days === 1 ? 'day' : `${days} days`} before that`;
  if ('days' in range) {
    const time = getTimeColumn(relation);
    return {
      comment,
      days: renderDayRange(range.days + days, range.days - 1),
      times: [`${time} >= ${renderTimeBefore(range.days + days)}`, `${time} < ${renderTimeBefore(range.days)}`],
    };
  }
  return { ...createFixedFilter(relation, { start: range.start - days * DAY_MS, end: range.start }), comment };
}

function createFixedFilter(relation: Relation, { start, end }: FixedRange): Omit<TimeFilter, 'comment'> {
  const [first, last] = [start, end - 1 + DAY_MS].map((instant) => `'${formatDay(instant).replaceAll('-', '/')}'`);
  const [from, until] = [start, end].map((instant) => renderInstant(relation, instant));
  const time = getTimeColumn(relation);
  return { days: `day BETWEEN ${first} AND ${last}`, times: [`${time} >= ${from}`, `${time} < ${until}`] };
}

/** Renders the condition on the delivery date, which can be the day after the event. */
function renderDayRange(first: number, last: number): string {
  return `day BETWEEN ${renderDay(first)} AND ${renderDay(last)}`;
}

function renderDay(ago: number): string {
  const shift = ago === 0 ? '' : ` ${ago > 0 ? '-' : '+'} INTERVAL '${Math.abs(ago)}' DAY`;
  return `date_format(current_date${shift}, '%Y/%m/%d')`;
}

function renderTimeBefore(days: number): string {
  return `current_timestamp - INTERVAL '${days}' DAY`;
}

function describeRange({ start, end }: FixedRange): string {
  return `from ${formatTimestamp(start)} to ${formatTimestamp(end)}`;
}

function quoteIdentifier(name: string): string {
  return Token.isUnresolved(name) ? `"${name}"` : `"${name.replaceAll('"', '""')}"`;
}
