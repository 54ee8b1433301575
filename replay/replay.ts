import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ReadSummary } from './log-files/read-summary';
import { Progress, readRecords } from './log-files/records';
import { FileRecords } from './log-files/timed-record';
import { MatchFile } from './match-file';
import { AlarmResult, isMetricOfAlarm, FilterResult, FilterRun } from './rules/filters';
import type { QueryEngine, QueryResult } from './sql/engine';
import { formatQueryName, NotReplayed, ReplayPlan } from './template/plan';
import { readPlan } from './template/resources';

const DEFAULT_PREVIEW = 3;

export interface ReplayOptions {
  /** Path of a synthesized template, in JSON. */
  readonly template: string;
  /** Directory with log files. */
  readonly logs: string;
  /**
   * Start of the time window, in milliseconds since 1970.
   *
   * @default - the first record
   */
  readonly from?: number;
  /**
   * End of the time window, in milliseconds since 1970. Queries use it as the current time.
   *
   * @default - the last record
   */
  readonly to?: number;
  /**
   * Whether to run the saved queries.
   *
   * @default true
   */
  readonly queries?: boolean;
  /**
   * ID of the only query to run, specified as `ID` or `pack/ID`. All its rows are kept.
   *
   * @default - all queries
   */
  readonly query?: string;
  /**
   * File for one JSON line per record, with the rules that match it.
   *
   * @default - none
   */
  readonly matches?: string;
  /**
   * Number of rows to keep for each query.
   *
   * @default 3
   */
  readonly preview?: number;
  readonly progress?: Progress;
}

export interface ReplayResult {
  readonly summary: ReadSummary;
  readonly seconds: number;
  readonly filters: readonly FilterResult[];
  readonly alarms: readonly AlarmResult[];
  readonly notReplayed: readonly NotReplayed[];
  readonly queries: readonly QueryResult[];
  /** Problems with tables, views, and resources. */
  readonly problems: readonly string[];
  /** Indicates whether a rule, a view, or a query failed. */
  readonly failed: boolean;
}

/** Runs the rules and queries of a template on a directory of CloudTrail log files. */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const start = performance.now();
  const plan = selectQuery(await loadPlan(options.template), options.query);
  const withQueries = options.queries !== false && plan.queries.length > 0;
  const filters = new FilterRun(plan);
  const summary = new ReadSummary();
  const matches = options.matches === undefined ? undefined : await MatchFile.open(options.matches);
  let engine: QueryEngine | undefined;
  try {
    for await (const file of readRecords(options.logs, options, summary, options.progress)) {
      matchRecords(file, filters, matches);
      await matches?.flush();
      if (!withQueries) continue;
      engine ??= await openEngine(plan);
      await engine.loader.add(file);
    }
    if (withQueries) engine ??= await openEngine(plan);
    const now = new Date(options.to ?? (Number.isFinite(summary.lastTime) ? summary.lastTime : Date.now()));
    const keep = options.query === undefined ? options.preview ?? DEFAULT_PREVIEW : Infinity;
    const ran = await engine?.run(now, () => keep) ?? { queries: [], problems: [] };
    const results = filters.listResults();
    return {
      summary,
      seconds: (performance.now() - start) / 1000,
      filters: results,
      alarms: filters.evaluateAlarms(options),
      notReplayed: [...plan.notReplayed, ...findAlarmsWithoutFilter(plan)],
      queries: ran.queries,
      problems: [...plan.problems, ...ran.problems],
      failed: plan.problems.length > 0 || ran.problems.length > 0 || [...results, ...ran.queries].some(({ error }) => error !== undefined),
    };
  } finally {
    engine?.close();
    await matches?.close();
  }
}

/** Loads the database and the parser only if queries are run, because loading them takes time. */
async function openEngine(plan: ReplayPlan): Promise<QueryEngine> {
  const { QueryEngine: Engine } = createRequire(__filename)('./sql/engine') as typeof import('./sql/engine');
  return Engine.open(plan);
}

async function loadPlan(path: string): Promise<ReplayPlan> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`template must be a readable file; got '${path}': ${(error as Error).message}`);
  }
  let template: unknown;
  try {
    template = JSON.parse(text);
  } catch {
    throw new Error(`template must be JSON; got '${path}'. YAML is not supported.`);
  }
  return readPlan(template);
}

function selectQuery(plan: ReplayPlan, id: string | undefined): ReplayPlan {
  if (id === undefined) return plan;
  const queries = plan.queries.filter((query) => query.id === id || formatQueryName(query) === id);
  if (queries.length === 0) {
    if (plan.queries.length === 0) throw new Error(`query must be a query of the template, which has none; got '${id}'`);
    const known = plan.queries.map(formatQueryName).join(', ');
    throw new Error(`query must be one of ${known}; got '${id}'`);
  }
  return { ...plan, queries };
}

function findAlarmsWithoutFilter(plan: ReplayPlan): NotReplayed[] {
  const metrics = plan.filters.flatMap((filter) => filter.metrics);
  return plan.alarms.filter((alarm) => !metrics.some((metric) => isMetricOfAlarm(metric, alarm)))
    .map(({ name }) => ({ name, reason: 'no metric filter in the template publishes its metric' }));
}

function matchRecords({ records }: FileRecords, filters: FilterRun, matches: MatchFile | undefined): void {
  for (const { record, time } of records) {
    const rules = filters.add(record, time);
    matches?.add(record, rules);
  }
}
