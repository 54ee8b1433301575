import { grid, GridOptions } from './text-table';
import { failures } from './json-report';
import { isoTime, RuleRow, ruleRows } from './rule-rows';
import { ReplayResult } from '../replay';
import { QueryResult } from '../sql/engine';

interface Cells {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const ALARM_COLUMNS = ['Severity', 'Rule', 'Records', 'Alarms', 'First alarm', 'Main actor'];

/** The report for a person, cut to a width. */
export function textReport(result: ReplayResult, width: number): string {
  const sections = [summary(result), ...alarmSections(result, width), ...querySections(result, width), problemSection(result), closing(result)];
  return sections.filter((section) => section !== '').join('\n\n');
}

/** One query with all its rows, and all that is in them. */
export function queryReport(query: QueryResult, width: number): string {
  return queryText(query, { width, wrap: true });
}

function summary({ findings }: ReplayResult): string {
  const period = findings.records > 0 ? `, ${clock(findings.firstTime)} to ${clock(findings.lastTime)} UTC` : '';
  return `${count(findings.records, 'record')} in ${count(findings.files, 'log file')}${period}`;
}

function closing({ seconds }: ReplayResult): string {
  return `replayed in ${seconds.toFixed(1)} s`;
}

function alarmSections(result: ReplayResult, width: number): string[] {
  const rows = ruleRows(result);
  const fired = rows.filter(({ firedAt }) => firedAt.length > 0);
  const matched = rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches > 0);
  const quiet = new Set(rows.filter(({ firedAt, matches }) => firedAt.length === 0 && matches === 0).map(({ id, pack }) => `${pack}/${id}`));
  const table = fired.length > 0 ? [alarmTable(fired, width)] : [];
  const notes = [
    ...matched.length > 0 ? [`below their thresholds: ${matched.map(({ id, matches }) => `${id} (${count(matches, 'record')})`).join(', ')}`] : [],
    ...quiet.size > 0 ? [`${count(quiet.size, 'rule')} matched no record`] : [],
    ...result.unplayed.map(({ name, reason }) => `not replayed: ${name}, as ${reason}`),
  ];
  const alarms = rows.filter(({ alarm }) => alarm !== null).length;
  return [[`ALARMS: ${fired.length} of ${alarms} would have fired`, ...table].join('\n'), notes.map((note) => wrapped(note, width)).join('\n')];
}

function alarmTable(rows: readonly RuleRow[], width: number): string {
  // other people's templates have no severities
  const { columns, values } = withoutEmptyColumns({ columns: ALARM_COLUMNS, values: rows.map(ruleCells) });
  return grid(columns, values.map((row) => row.map(cellText)), { width });
}

function ruleCells({ severity, id, matches, firedAt, mainActor }: RuleRow): string[] {
  return [severity ?? '', id, String(matches), String(firedAt.length), clock(Date.parse(firedAt[0])), cellText(mainActor)];
}

function querySections({ queries }: ReplayResult, width: number): string[] {
  if (queries.length === 0) return [];
  const withRows = queries.filter(({ rows }) => rows !== undefined && rows.count > 0);
  const empty = queries.filter(({ rows }) => rows?.count === 0);
  const failed = queries.filter(({ error }) => error !== undefined);
  return [
    `QUERIES: ${withRows.length} of ${queries.length} found something${failed.length > 0 ? `, ${failed.length} failed` : ''}`,
    ...[...failed, ...withRows].map((query) => queryText(query, { width })),
    ...empty.length > 0 ? [wrapped(`no rows: ${empty.map(nameOfQuery).join(', ')}`, width)] : [],
  ];
}

function queryText(query: QueryResult, options: GridOptions): string {
  const { rows, error, plan } = query;
  const question = questionOf(plan.description ?? '');
  const found = rows === undefined ? 'failed' : rows.values.length < rows.count
    ? `${count(rows.count, 'row')}, the first ${rows.values.length}` : count(rows.count, 'row');
  const shown = options.wrap ? rows : rows && withoutEmptyColumns(rows);
  return [
    `${nameOfQuery(query)}: ${found}`,
    ...question === '' ? [] : [wrapped(question, options.width)],
    ...error === undefined ? [] : [`error: ${error}`],
    ...shown && shown.values.length > 0 ? [grid(shown.columns, shown.values.map((row) => row.map(cellText)), options)] : [],
  ].join('\n');
}

/** What a description begins with, up to its question. */
function questionOf(description: string): string {
  const text = cellText(description).trim();
  return /^[^?]*\?/.exec(text)?.[0] ?? /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

function nameOfQuery({ plan }: QueryResult): string {
  return plan.pack === undefined ? plan.id : `${plan.pack}/${plan.id}`;
}

function problemSection(result: ReplayResult): string {
  const { findings } = result;
  const skipped = [
    ...findings.digests > 0 ? [count(findings.digests, 'digest')] : [],
    ...findings.strays > 0 ? [count(findings.strays, 'other file')] : [],
    ...findings.damagedRecords > 0 ? [count(findings.damagedRecords, 'damaged record')] : [],
    ...findings.outside > 0 ? [`${count(findings.outside, 'record')} outside the window`] : [],
  ];
  return [
    ...skipped.length > 0 ? [`skipped: ${skipped.join(', ')}`] : [],
    ...findings.damagedFiles > 0 ? [`not or not fully read: ${count(findings.damagedFiles, 'file')}`] : [],
    ...findings.problems,
    ...failures(result).map((failure) => `failed: ${failure}`),
  ].join('\n');
}

function withoutEmptyColumns({ columns, values }: Cells): Cells {
  const kept = columns.flatMap((_, index) => (values.some((row) => cellText(row[index]) !== '') ? [index] : []));
  return { columns: kept.map((index) => columns[index]), values: values.map((row) => kept.map((index) => row[index])) };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // control characters, which a log may well hold, would reach the terminal
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Cc}+/gu, ' ');
}

function clock(time: number): string {
  return (isoTime(time) ?? '').replace('T', ' ').replace(/Z$/, '');
}

/** Lines of words, those after the first a little in. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '' || line.length + 1 + word.length <= width) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
