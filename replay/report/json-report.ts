import { ReplayResult } from '../replay';
import { createRuleRows } from './rule-rows';
import { QueryResult } from '../sql/engine';
import { formatQueryName } from '../template/plan';

/**
 * Creates the object that `--json` prints. Its keys are part of the public interface.
 *
 * @param withRows whether to include the rows that were kept for queries
 */
export function createJsonReport(result: ReplayResult, withRows = false): object {
  const { summary } = result;
  return {
    files: summary.files,
    records: summary.records,
    seconds: roundSeconds(result.seconds),
    rules: createRuleRows(result).map(({ id, alarm, matches, firstMatch, lastMatch, firedAt }) => ({
      id, alarm, matches, firstMatch, lastMatch, firedAt,
    })),
    queries: result.queries.map((query) => createQueryObject(query, withRows)),
    notReplayed: result.notReplayed.map(({ name, reason }) => ({ name, reason })),
    skipped: {
      digests: summary.digests,
      otherFiles: summary.otherFiles,
      damagedFiles: summary.damagedFiles,
      damagedRecords: summary.damagedRecords,
      recordsOutsideWindow: summary.recordsOutsideWindow,
    },
    problems: [...listFailures(result), ...listQueryFailures(result), ...summary.problems],
  };
}

function createQueryObject({ plan, rows, seconds, error }: QueryResult, withRows: boolean): object {
  return {
    id: plan.id,
    pack: plan.pack ?? null,
    rows: rows?.count ?? 0,
    seconds: roundSeconds(seconds),
    ...error === undefined ? {} : { error },
    ...withRows && rows ? { columns: rows.columns, values: rows.values } : {},
  };
}

/** Returns the messages of failed resources, views, and rules. */
export function listFailures(result: ReplayResult): string[] {
  const rules = result.filters.flatMap(({ plan, error }) => (error === undefined ? [] : [`rule ${plan.id}: ${error}`]));
  return [...result.problems, ...rules];
}

function listQueryFailures({ queries }: ReplayResult): string[] {
  return queries.flatMap(({ plan, error }) => (error === undefined ? [] : [`query ${formatQueryName(plan)}: ${error}`]));
}

function roundSeconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
