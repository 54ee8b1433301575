import Table from 'cli-table3';
import { ReplayResult } from '../replay';
import { failures } from './json';
import { isoTime, RuleRow, ruleRows } from './rule-rows';
import { QueryResult } from '../sql/engine';

const WIDEST_COLUMN = 40;
const NARROWEST_COLUMN = 6;
/** What a table's own lines take beside each column's text. */
const PADDING = 3;
const PLAIN = { head: [], border: [], compact: true };

/** The report for a person, cut to the width of the terminal. */
export function textReport(result: ReplayResult, width: number): string {
  return [summary(result), alarmSection(result, width), ...querySections(result, width), problemSection(result)]
    .filter((section) => section !== '').join('\n\n');
}

/** One query with all its rows. */
export function queryReport(query: QueryResult, width: number): string {
  return `${titleOf(query)}\n${query.error ?? rowTable(query, width)}`;
}

function summary({ findings, seconds }: ReplayResult): string {
  const period = findings.records > 0 ? `, ${isoTime(findings.firstTime)} to ${isoTime(findings.lastTime)}` : '';
  return `${count(findings.records, 'record')} in ${count(findings.files, 'file')}${period}; replayed in ${seconds.toFixed(1)} s`;
}

function alarmSection(result: ReplayResult, width: number): string {
  const rows = ruleRows(result);
  const seen = rows.filter(({ matches, firedAt }) => matches > 0 || firedAt.length > 0);
  const head = ['Severity', 'Rule', 'Matches', 'First match', 'Fired', 'First fired by', 'Main actor'];
  const table = grid(head, seen.map(ruleCells), width);
  const quiet = new Set(rows.filter((row) => !seen.includes(row)).map(({ id, pack }) => `${pack}/${id}`)).size;
  return [
    `Alarms: ${rows.filter(({ firedAt }) => firedAt.length > 0).length} of ${rows.filter(({ alarm }) => alarm !== null).length} fired`,
    ...seen.length > 0 ? [table] : [],
    ...quiet > 0 ? [`${count(quiet, 'rule')} matched no record`] : [],
    ...result.unplayed.map(({ name, reason }) => `not replayed: ${name}: ${reason}`),
  ].join('\n');
}

function ruleCells({ severity, id, matches, firstMatch, firedAt, mainActor }: RuleRow): string[] {
  return [severity ?? '', id, String(matches), firstMatch ?? '', String(firedAt.length), firedAt[0] ?? '', mainActor ?? ''];
}

function querySections({ queries }: ReplayResult, width: number): string[] {
  if (queries.length === 0) return [];
  const withRows = queries.filter(({ rows }) => rows !== undefined && rows.count > 0);
  const empty = queries.filter(({ rows }) => rows?.count === 0);
  const failed = queries.filter(({ error }) => error !== undefined);
  return [
    `Queries: ${withRows.length} of ${queries.length} found something`,
    ...withRows.map((query) => queryReport(query, width)),
    ...empty.length > 0 ? [`no rows: ${empty.map(nameOf).join(', ')}`] : [],
    ...failed.map((query) => queryReport(query, width)),
  ];
}

function titleOf(query: QueryResult): string {
  const found = query.rows ? count(query.rows.count, 'row') : 'failed';
  return `${nameOf(query)}: ${found} (${query.seconds.toFixed(2)} s)`;
}

function nameOf({ plan }: QueryResult): string {
  return plan.pack === undefined ? plan.id : `${plan.pack}/${plan.id}`;
}

function rowTable({ rows }: QueryResult, width: number): string {
  return rows && rows.values.length > 0 ? grid(rows.columns, rows.values.map((row) => row.map(cellText)), width) : '';
}

function problemSection(result: ReplayResult): string {
  const { findings } = result;
  const skipped = [
    [findings.digests, 'digest'], [findings.strays, 'other file'], [findings.damagedRecords, 'record without an event time'],
    [findings.outside, 'record outside the window'],
  ].flatMap(([number, what]) => (Number(number) > 0 ? [count(Number(number), String(what))] : []));
  return [
    ...skipped.length > 0 ? [`skipped: ${skipped.join(', ')}`] : [],
    ...findings.damagedFiles > 0 ? [`not or not fully read: ${count(findings.damagedFiles, 'file')}`] : [],
    ...findings.problems,
    ...failures(result).map((failure) => `failed: ${failure}`),
  ].join('\n');
}

/** A table that fits: columns are cut, and those that have no room at all are left out. */
function grid(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths: number[] = [];
  let left = width - 1;
  for (const [index, title] of head.entries()) {
    const natural = Math.max(title.length, ...rows.map((row) => row[index].length));
    const columnWidth = Math.min(natural, WIDEST_COLUMN, left - PADDING);
    if (columnWidth < Math.min(natural, NARROWEST_COLUMN)) break;
    widths.push(columnWidth + PADDING - 1);
    left -= columnWidth + PADDING;
  }
  const table = new Table({ head: head.slice(0, widths.length), colWidths: widths, style: PLAIN });
  for (const row of rows) table.push(row.slice(0, widths.length));
  return table.toString();
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // control characters, which a log may well hold, would reach the terminal
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Cc}+/gu, ' ');
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
