import { listFailures } from './json-report';
import { formatIsoTime, RuleRow, createRuleRows } from './rule-rows';
import { renderTable, TableOptions } from './text-table';
import { ReplayResult } from '../replay';
import { QueryResult } from '../sql/engine';
import { formatQueryName } from '../template/plan';

interface Cells {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const ALARM_COLUMNS = ['Severity', 'Rule', 'Records', 'Alarms', 'First alarm', 'Main actor'];

/** Renders the complete report as text. Tables do not exceed `width` characters. */
export function renderTextReport(result: ReplayResult, width: number): string {
  const { seconds } = result;
  const duration = `Completed in ${seconds.toFixed(1)} s`;
  const sections = [renderSummary(result), ...renderAlarms(result, width), ...renderQueries(result, width), renderProblems(result), duration];
  return sections.filter((section) => section !== '').join('\n\n');
}

/** Renders one query with all its rows and columns. Long values are wrapped. */
export function renderQueryReport(query: QueryResult, width: number): string {
  return renderQuery(query, { width, wrap: true });
}

function renderSummary({ summary }: ReplayResult): string {
  const period = summary.records > 0 ? `, ${formatTime(summary.firstTime)} to ${formatTime(summary.lastTime)} UTC` : '';
  return `${formatCount(summary.records, 'record')} in ${formatCount(summary.files, 'log file')}${period}`;
}

function renderAlarms(result: ReplayResult, width: number): string[] {
  const rows = createRuleRows(result);
  const fired = rows.filter(({ firedAt }) => firedAt.length > 0);
  const matched = rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches > 0);
  const unmatched = new Set(rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches === 0).map(({ id, pack }) => `${pack}/${id}`));
  const table = fired.length > 0 ? [renderAlarmTable(fired, width)] : [];
  const notes = [
    ...matched.length > 0 ? [`Rules with matches below the alarm threshold: ${matched.map(({ id, matches }) => `${id} (${formatCount(matches, 'record')})`).join(', ')}`] : [],
    ...unmatched.size > 0 ? [`Rules without matches: ${unmatched.size}`] : [],
    ...result.notReplayed.map(({ name, reason }) => `Not replayed: ${name} (${reason})`),
  ];
  const alarms = rows.filter(({ alarm }) => alarm !== null).length;
  return [[`ALARMS: ${fired.length} of ${alarms} would have fired`, ...table].join('\n'), notes.map((note) => wrap(note, width)).join('\n')];
}

function renderAlarmTable(rows: readonly RuleRow[], width: number): string {
  // only templates of this library have severities
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
    `QUERIES: ${withRows.length} of ${queries.length} returned rows${failed.length > 0 ? `, ${failed.length} failed` : ''}`,
    ...[...failed, ...withRows].map((query) => renderQuery(query, { width })),
    ...empty.length > 0 ? [wrap(`Queries without rows: ${empty.map(({ plan }) => formatQueryName(plan)).join(', ')}`, width)] : [],
  ];
}

function renderQuery(query: QueryResult, options: TableOptions): string {
  const { rows, error, plan } = query;
  const question = extractQuestion(plan.description ?? '');
  const count = rows === undefined ? 'failed' : rows.values.length < rows.count
    ? `${formatCount(rows.count, 'row')}, first ${rows.values.length} shown` : formatCount(rows.count, 'row');
  const cells = options.wrap ? rows : rows && removeEmptyColumns(rows);
  return [
    `${formatQueryName(plan)}: ${count}`,
    ...question === '' ? [] : [wrap(question, options.width)],
    ...error === undefined ? [] : [`Error: ${error}`],
    ...cells && cells.values.length > 0 ? [renderTable(cells.columns, cells.values.map((row) => row.map(formatCell)), options)] : [],
  ].join('\n');
}

/** Returns the start of a description up to its question, or otherwise its first sentence. */
function extractQuestion(description: string): string {
  const text = formatCell(description).trim();
  return /^[^?]*\?/.exec(text)?.[0] ?? /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

function renderProblems(result: ReplayResult): string {
  const { summary } = result;
  const skipped = [
    ...summary.digests > 0 ? [formatCount(summary.digests, 'digest file')] : [],
    ...summary.otherFiles > 0 ? [formatCount(summary.otherFiles, 'other file')] : [],
    ...summary.damagedRecords > 0 ? [formatCount(summary.damagedRecords, 'damaged record')] : [],
    ...summary.recordsOutsideWindow > 0 ? [`${formatCount(summary.recordsOutsideWindow, 'record')} outside the time window`] : [],
  ];
  return [
    ...skipped.length > 0 ? [`Skipped: ${skipped.join(', ')}`] : [],
    ...summary.damagedFiles > 0 ? [`Not read completely: ${formatCount(summary.damagedFiles, 'file')}`] : [],
    ...summary.problems,
    ...listFailures(result).map((failure) => `Failed: ${failure}`),
  ].join('\n');
}

function removeEmptyColumns({ columns, values }: Cells): Cells {
  const kept = columns.flatMap((_, index) => (values.some((row) => formatCell(row[index]) !== '') ? [index] : []));
  return { columns: kept.map((index) => columns[index]), values: values.map((row) => kept.map((index) => row[index])) };
}

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  // log files can contain control characters, which must not reach the terminal
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Cc}+/gu, ' ');
}

function formatTime(time: number): string {
  return (formatIsoTime(time) ?? '').replace('T', ' ').replace(/Z$/, '');
}

/** Wraps a text at spaces, and indents the lines after the first. */
function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '' || line.length + 1 + word.length <= width) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}

function formatCount(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
