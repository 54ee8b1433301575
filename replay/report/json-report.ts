import { ReplayResult } from '../replay';
import { ruleRows } from './rule-rows';
import { QueryResult } from '../sql/engine';

/**
 * The object that `--json` prints: a contract, keys and all.
 *
 * @param withRows whether to have the rows of queries in it, as far as they were kept
 */
export function jsonReport(result: ReplayResult, withRows = false): object {
  const { findings } = result;
  return {
    files: findings.files,
    records: findings.records,
    seconds: round(result.seconds),
    rules: ruleRows(result).map(({ id, alarm, matches, firstMatch, lastMatch, firedAt }) => ({
      id, alarm, matches, firstMatch, lastMatch, firedAt,
    })),
    queries: result.queries.map((query) => queryObject(query, withRows)),
    notReplayed: result.unplayed.map(({ name, reason }) => ({ name, reason })),
    skipped: {
      digests: findings.digests,
      otherFiles: findings.strays,
      damagedFiles: findings.damagedFiles,
      damagedRecords: findings.damagedRecords,
      recordsOutsideWindow: findings.outside,
    },
    problems: [...failures(result), ...queryFailures(result), ...findings.problems],
  };
}

function queryObject({ plan, rows, seconds, error }: QueryResult, withRows: boolean): object {
  return {
    id: plan.id,
    pack: plan.pack ?? null,
    rows: rows?.count ?? 0,
    seconds: round(seconds),
    ...error === undefined ? {} : { error },
    ...withRows && rows ? { columns: rows.columns, values: rows.values } : {},
  };
}

/** What could not be made or run, in words, except for queries. */
export function failures(result: ReplayResult): string[] {
  const rules = result.filters.flatMap(({ plan, error }) => (error === undefined ? [] : [`rule ${plan.id}: ${error}`]));
  return [...result.problems, ...rules];
}

function queryFailures({ queries }: ReplayResult): string[] {
  return queries.flatMap(({ plan, error }) => {
    const name = plan.pack === undefined ? plan.id : `${plan.pack}/${plan.id}`;
    return error === undefined ? [] : [`query ${name}: ${error}`];
  });
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
