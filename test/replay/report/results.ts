import { ReadSummary } from '../../../replay/log-files/read-summary';
import { ReplayResult } from '../../../replay/replay';
import { AlarmResult, FilterResult } from '../../../replay/rules/filters';
import { QueryResult } from '../../../replay/sql/engine';
import { AlarmPlan, FilterPlan } from '../../../replay/template/plan';

export const NOON = Date.parse('2026-01-31T12:00:00Z');
export const MINUTE = 60_000;

/** A result with what a test is about, and little else. */
export function createResult(change: Partial<ReplayResult> = {}): ReplayResult {
  return { summary: createSummary(), seconds: 1.23456, filters: [], alarms: [], notReplayed: [], queries: [], problems: [], failed: false, ...change };
}

export function createSummary(change: Partial<ReadSummary> = {}, problems: readonly (readonly [string, string])[] = []): ReadSummary {
  const summary = Object.assign(new ReadSummary(), { files: 1, ...change });
  for (const [file, problem] of problems) summary.addProblem(file, problem);
  for (const minute of [0, 90]) summary.addRecord(NOON + minute * MINUTE);
  return summary;
}

export function createFilterResult(id: string, matches: number, change: Partial<FilterPlan> & Partial<FilterResult> = {}): FilterResult {
  const { error, mainActor = 'anna', ...plan } = change;
  const times = matches > 0 ? { firstMatch: NOON, lastMatch: NOON + MINUTE, mainActor } : {};
  return { plan: { id, pattern: '{ $.a = 1 }', metrics: [], ...plan }, matches, ...times, ...error === undefined ? {} : { error } };
}

export function createAlarmResult(filter: FilterResult, ...minutes: number[]): AlarmResult {
  const plan = { name: `audit-${filter.plan.id}` } as AlarmPlan;
  return { plan, filters: [filter.plan], firedAt: minutes.map((minute) => NOON + minute * MINUTE) };
}

type Values = readonly (readonly unknown[])[];

export function createQueryResult(id: string, columns: readonly string[], values: Values, change: Partial<QueryResult> = {}): QueryResult {
  return {
    plan: { id, pack: 'security', database: 'audit', sql: '' }, seconds: 0.12345, rows: { columns, values, count: values.length }, ...change,
  };
}
