import { Token } from 'aws-cdk-lib';
import { QueryFile, QueryFileError } from './query-file';
import { QueryParameter } from './query-parameter';
import { DAY_MS, FixedRange, isoDay, QueryWindow, sqlTimestamp } from './query-window';
import { BEFORE_SUFFIX, renderMoment, PARAMETERS, Relation, getTimeColumn } from './relations';
import { SqlToken } from './sql-text';

/** Athena's limit for a query, in bytes. */
export const MAX_QUERY_BYTES = 262_144;

/** Where a query's relations are. */
export interface QueryContext {
  /** Name of the Glue database. */
  readonly database: string;
  /** The accounts whose records are read, where the tables want them named; otherwise all of them. */
  readonly accounts?: readonly string[];
}

/** The conditions of one relation, and what they amount to. */
interface TimeFilter {
  readonly comment: string;
  readonly days: string;
  readonly times: readonly string[];
}

/** The query as Athena runs it: the window's relations in front, then the file's own text. */
export function renderQuery(query: QueryFile, window: QueryWindow, context: QueryContext): string {
  const values = query.parameters.length > 0 ? [parametersClause(query.parameters)] : [];
  return render(query, query.statement.text, values, window, context);
}

/** The query with another text of its own, in which no parameter is named: their relation is left with a row without them. */
export function renderWithoutParameters(query: QueryFile, text: string, window: QueryWindow, context: QueryContext): string {
  return render(query, text, [`${PARAMETERS} AS (SELECT 1 AS one)`], window, context);
}

function render(query: QueryFile, own: string, first: readonly string[], window: QueryWindow, context: QueryContext): string {
  const used = new Set(query.statement.relations.map(({ name }) => name));
  const clauses = [...first];
  for (const relation of query.relations) {
    const before = `${relation}${BEFORE_SUFFIX}`;
    if (used.has(relation)) clauses.push(relationClause(relation, relation, createTimeFilter(relation, window), context));
    if (used.has(before) && query.baselineDays !== undefined) {
      clauses.push(relationClause(before, relation, cutBefore(relation, window, query.baselineDays), context));
    }
  }
  const text = `WITH ${clauses.join(',\n')}${joined(own, query.statement.ownWith)}\n`;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_QUERY_BYTES) {
    throw new QueryFileError(query.file, 1, `a query has at most ${MAX_QUERY_BYTES} bytes, with the window in front of it; got ${bytes}`);
  }
  return text;
}

/** The file's text from where the prelude ends, its own WITH clauses joined to the prelude's. */
function joined(text: string, ownWith?: SqlToken): string {
  if (!ownWith) return `\n${text.replace(/^\n+/, '')}`;
  const before = text.slice(0, ownWith.start).trim();
  return `,\n${before}${before ? '\n' : ''}${text.slice(ownWith.end).trimStart()}`;
}

function parametersClause(parameters: readonly QueryParameter[]): string {
  const columns = parameters.map(({ name, literal, meaning }, index) =>
    `    ${literal} AS ${name}${index < parameters.length - 1 ? ',' : ''} -- ${meaning}`);
  return [`${PARAMETERS} AS ( -- change the values here`, '  SELECT', ...columns, ')'].join('\n');
}

function relationClause(name: string, relation: Relation, cut: TimeFilter, { database, accounts }: QueryContext): string {
  const conditions = [
    ...(accounts ? [`account IN (${accounts.map((account) => `'${account}'`).join(', ')}) -- change the accounts here`] : []),
    cut.days,
    ...cut.times,
  ];
  return [
    `${name} AS ( -- ${cut.comment}`,
    `  SELECT * FROM ${quoted(database)}.${quoted(relation)}`,
    `  WHERE ${conditions.join('\n    AND ')}`,
    ')',
  ].join('\n');
}

function createTimeFilter(relation: Relation, { _range: range }: QueryWindow): TimeFilter {
  if ('days' in range) {
    return {
      comment: `the last ${range.days === 1 ? 'day' : `${range.days} days`}; change the window here`,
      days: daysAgo(range.days, -1),
      times: [`${getTimeColumn(relation)} >= ${momentAgo(range.days)}`],
    };
  }
  return { ...fixedCut(relation, range), comment: `${describe(range)}; change the window here` };
}

function cutBefore(relation: Relation, { _range: range }: QueryWindow, days: number): TimeFilter {
  const comment = `the ${days === 1 ? 'day' : `${days} days`} before that`;
  if ('days' in range) {
    const time = getTimeColumn(relation);
    return {
      comment,
      days: daysAgo(range.days + days, range.days - 1),
      times: [`${time} >= ${momentAgo(range.days + days)}`, `${time} < ${momentAgo(range.days)}`],
    };
  }
  return { ...fixedCut(relation, { start: range.start - days * DAY_MS, end: range.start }), comment };
}

function fixedCut(relation: Relation, { start, end }: FixedRange): Omit<TimeFilter, 'comment'> {
  const [first, last] = [start, end - 1 + DAY_MS].map((instant) => `'${isoDay(instant).replaceAll('-', '/')}'`);
  const [from, until] = [start, end].map((instant) => renderMoment(relation, instant));
  const time = getTimeColumn(relation);
  return { days: `day BETWEEN ${first} AND ${last}`, times: [`${time} >= ${from}`, `${time} < ${until}`] };
}

/** Days of delivery, which can be the day after the event. */
function daysAgo(first: number, last: number): string {
  return `day BETWEEN ${formattedDay(first)} AND ${formattedDay(last)}`;
}

function formattedDay(ago: number): string {
  const shift = ago === 0 ? '' : ` ${ago > 0 ? '-' : '+'} INTERVAL '${Math.abs(ago)}' DAY`;
  return `date_format(current_date${shift}, '%Y/%m/%d')`;
}

function momentAgo(days: number): string {
  return `current_timestamp - INTERVAL '${days}' DAY`;
}

function describe({ start, end }: FixedRange): string {
  return `from ${sqlTimestamp(start)} to ${sqlTimestamp(end)}`;
}

function quoted(name: string): string {
  return Token.isUnresolved(name) ? `"${name}"` : `"${name.replaceAll('"', '""')}"`;
}
