import { Report } from './report';
import { SavedQuery } from '../../../src';
import { DAY_MS } from '../../../src/queries/query-window';
import { QueryContext } from '../../../src/queries/window-cte';
import { LocalAthena } from '../athena/local-athena';
import { forEachConcurrently } from '../concurrency';

/** The accounts and Regions that a query can read. */
export interface Allowed {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** The plan of Trino: the partitions that a query reads, per table and column. */
interface IoPlan {
  readonly inputTableColumnInfos: readonly {
    readonly constraint: { readonly columnConstraints: readonly ColumnConstraint[] };
  }[];
}

interface ColumnConstraint {
  readonly columnName: string;
  readonly domain: { readonly ranges: readonly Range[] };
}

/** A missing value is an open end. */
interface Range {
  readonly low: { readonly value?: string };
  readonly high: { readonly value?: string };
}

const CONCURRENCY = 3;
/** The day can change while the queries run. */
const TOLERANCE_DAYS = 1;

/** Checks that Trino accepts each query, and that it reads only the days of its window and the allowed accounts and Regions. */
export async function checkPruning(
  athena: LocalAthena, queries: readonly SavedQuery[], context: QueryContext, allowed: Allowed, layout: string, report: Report,
): Promise<void> {
  await forEachConcurrently(queries, CONCURRENCY, async (query) => {
    const name = `${layout}: ${query._name}`;
    try {
      const { rows } = await athena.trino.query(`EXPLAIN (TYPE IO, FORMAT JSON) ${query._render(context)}`, context.database);
      report.check(name, findProblems(JSON.parse(String(rows[0][0])) as IoPlan, query, allowed));
    } catch (error) {
      report.check(name, [(error as Error).message]);
    }
  });
  report.log(`partitions of ${queries.length} queries checked: ${layout}`);
}

function findProblems(plan: IoPlan, query: SavedQuery, { accounts, regions }: Allowed): string[] {
  const back = query._daysBack;
  if (back === undefined) return ['the query has no sliding window'];
  if (plan.inputTableColumnInfos.length === 0) return ['the query reads no table'];
  const [first, last] = [-back - TOLERANCE_DAYS, 1 + TOLERANCE_DAYS].map(formatDay);
  return plan.inputTableColumnInfos.flatMap(({ constraint }) => {
    const findOutside = (column: string, isAllowed: (range: Range) => boolean): string[] => {
      const { ranges } = constraint.columnConstraints.find(({ columnName }) => columnName === column)?.domain ?? {};
      if (!ranges) return [`the query reads all values of ${column}`];
      return ranges.filter((range) => !isAllowed(range)).map(({ low, high }) => `the query reads ${column} ${low.value} to ${high.value}`);
    };
    const isOneOf = (values: readonly string[]) => ({ low, high }: Range): boolean => low.value === high.value && values.includes(String(low.value));
    return [
      ...findOutside('day', ({ low, high }) => low.value !== undefined && high.value !== undefined && low.value >= first && high.value <= last),
      ...findOutside('account', isOneOf(accounts)),
      ...findOutside('region', isOneOf(regions)),
    ];
  });
}

function formatDay(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
}
