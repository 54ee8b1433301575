import { listFailures } from './json-report';
import { formatIsoTime, RuleRow, createRuleRows } from './rule-rows';
import { renderTable, TableOptions } from './text-table';
import { ReplayResult } from '../replay';
import { QueryResult } from '../sql/engine';

interface Cells {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const ALARM_COLUMNS = ['Severity', 'Rule', 'Records', 'Alarms', 'First alarm', 'Main actor'];

/** The report for a person, cut to a width. */
export function renderTextReport(result: ReplayResult, width: number): string {
  const sections = [renderSummary(result), ...renderAlarms(result, width), ...renderQueries(result, width), renderProblems(result), renderDuration(result)];
  return sections.filter((section) => section !== '').join('\n\n');
}

/** One query with all its rows, and all that is in them. */
export function renderQueryReport(query: QueryResult, width: number): string {
  return renderQuery(query, { width, wrap: true });
}

function renderSummary({ summary }: ReplayResult): string {
  const period = summary.records > 0 ? `, ${formatTime(summary.firstTime)} to ${formatTime(summary.lastTime)} UTC` : '';
  return `${formatCount(summary.records, 'record')} in ${formatCount(summary.files, 'log file')}${period}`;
}

function renderDuration({ seconds }: ReplayResult): string {
  return `replayed in ${seconds.toFixed(1)} s`;
}

function renderAlarms(result: ReplayResult, width: number): string[] {
  const rows = createRuleRows(result);
  const fired = rows.filter(({ firedAt }) => firedAt.length > 0);
  const matched = rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches > 0);
  const quiet = new Set(rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches === 0).map(({ id, pack }) => `${pack}/${id}`));
  const table = fired.length > 0 ? [renderAlarmTable(fired, width)] : [];
  const notes = [
    ...matched.length > 0 ? [`below their thresholds: ${matched.map(({ id, matches }) => `${id} (${formatCount(matches, 'record')})`).join(', ')}`] : [],
    ...quiet.size > 0 ? [`${formatCount(quiet.size, 'rule')} matched no record`] : [],
    ...result.notReplayed.map(({ name, reason }) => `not replayed: ${name}, as ${reason}`),
  ];
  const alarms = rows.filter(({ alarm }) => alarm !== null).length;
  return [[`ALARMS: ${fired.length} of ${alarms} would have fired`, ...table].join('\n'), notes.map((note) => wrap(note, width)).join('\n')];
}

function renderAlarmTable(rows: readonly RuleRow[], width: number): string {
  // other people's templates have no severities
  const { columns, values } = removeEmptyColumns({ columns: ALARM_COLUMNS, values: rows.map(formatRule) });
  return renderTable(columns, values.map((row) => row.map(formatCell)), { width });
}

function formatRule({ severity, id, matches, firedAt, mainActor }: RuleRow): string[] {
  return [severity ?? '', id, String(matches), String(firedAt.length), formatTime(Date.parse(firedAt[0])), formatCell(mainActor)];
}

function renderQueries({ queries }: ReplayResult, width: number): string[] {
  if (queries.length === 0) return [];
  const withRows = queries.filter(({ rows }) => rows !== undefined && rows.count > 0);
  const empty = queries.filter(({ rows }) => rows?.count === 0);
  const failed = queries.filter(({ error }) => error !== undefined);
  return [
    `QUERIES: ${withRows.length} of ${queries.length} found something${failed.length > 0 ? `, ${failed.length} failed` : ''}`,
    ...[...failed, ...withRows].map((query) => renderQuery(query, { width })),
    ...empty.length > 0 ? [wrap(`no rows: ${empty.map(formatQueryName).join(', ')}`, width)] : [],
  ];
}

function renderQuery(query: QueryResult, options: TableOptions): string {
  const { rows, error, plan } = query;
  const question = extractQuestion(plan.description ?? '');
  const found = rows === undefined ? 'failed' : rows.values.length < rows.count
    ? `${formatCount(rows.count, 'row')}, the first ${rows.values.length}` : formatCount(rows.count, 'row');
  const shown = options.wrap ? rows : rows && removeEmptyColumns(rows);
  return [
    `${formatQueryName(query)}: ${found}`,
    ...question === '' ? [] : [wrap(question, options.width)],
    ...error === undefined ? [] : [`error: ${error}`],
    ...shown && shown.values.length > 0 ? [renderTable(shown.columns, shown.values.map((row) => row.map(formatCell)), options)] : [],
  ].join('\n');
}

/** What a description begins with, up to its question. */
function extractQuestion(description: string): string {
  const text = formatCell(description).trim();
  return /^[^?]*\?/.exec(text)?.[0] ?? /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

function formatQueryName({ plan }: QueryResult): string {
  return plan.pack === undefined ? plan.id : `${plan.pack}/${plan.id}`;
}

function renderProblems(result: ReplayResult): string {
  const { summary } = result;
  const skipped = [
    ...summary.digests > 0 ? [formatCount(summary.digests, 'digest')] : [],
    ...summary.otherFiles > 0 ? [formatCount(summary.otherFiles, 'other file')] : [],
    ...summary.damagedRecords > 0 ? [formatCount(summary.damagedRecords, 'damaged record')] : [],
    ...summary.recordsOutsideWindow > 0 ? [`${formatCount(summary.recordsOutsideWindow, 'record')} outside the window`] : [],
  ];
  return [
    ...skipped.length > 0 ? [`skipped: ${skipped.join(', ')}`] : [],
    ...summary.damagedFiles > 0 ? [`not or not fully read: ${formatCount(summary.damagedFiles, 'file')}`] : [],
    ...summary.problems,
    ...listFailures(result).map((failure) => `failed: ${failure}`),
  ].join('\n');
}

function removeEmptyColumns({ columns, values }: Cells): Cells {
  const kept = columns.flatMap((_, index) => (values.some((row) => formatCell(row[index]) !== '') ? [index] : []));
  return { columns: kept.map((index) => columns[index]), values: values.map((row) => kept.map((index) => row[index])) };
}

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  // control characters, which a log may well hold, would reach the terminal
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Cc}+/gu, ' ');
}

function formatTime(time: number): string {
  return (formatIsoTime(time) ?? '').replace('T', ' ').replace(/Z$/, '');
}

/** Lines of words, those after the first a little in. */
function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '' || line.length + 1 + word.length <= width) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}

function formatCount(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
