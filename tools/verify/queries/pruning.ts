import { Report } from './report';
import { SavedQuery } from '../../../src';
import { DAY_MS } from '../../../src/queries/query-window';
import { QueryContext } from '../../../src/queries/window-cte';
import { AthenaStandIn } from '../athena/stand-in';
import { forEachConcurrently } from '../concurrency';

/** What a query may read. */
export interface Allowed {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** What Trino says a query reads: the partitions of each table, column by column. */
interface IoPlan {
  readonly inputTableColumnInfos: readonly {
    readonly constraint: { readonly columnConstraints: readonly ColumnConstraint[] };
  }[];
}

interface ColumnConstraint {
  readonly columnName: string;
  readonly domain: { readonly ranges: readonly Range[] };
}

/** Without a value it is open on that side. */
interface Range {
  readonly low: { readonly value?: string };
  readonly high: { readonly value?: string };
}

/** How many plans are asked for at a time. */
const LANES = 3;
/** A day starts while the queries are being asked. */
const MIDNIGHT = 1;

/** Every query is accepted, and reads only the days of its window, and the accounts and Regions that it should. */
export async function checkPruning(
  standIn: AthenaStandIn, queries: readonly SavedQuery[], context: QueryContext, allowed: Allowed, layout: string, report: Report,
): Promise<void> {
  await forEachConcurrently(queries, LANES, async (query) => {
    const name = `${layout}: ${query._name}`;
    try {
      const { rows } = await standIn.trino.query(`EXPLAIN (TYPE IO, FORMAT JSON) ${query._render(context)}`, context.database);
      report.check(name, problemsOf(JSON.parse(String(rows[0][0])) as IoPlan, query, allowed));
    } catch (error) {
      report.check(name, [(error as Error).message]);
    }
  });
  report.say(`${queries.length} queries read only what they should, or are named above: ${layout}`);
}

function problemsOf(plan: IoPlan, query: SavedQuery, { accounts, regions }: Allowed): string[] {
  const back = query._daysBack;
  if (back === undefined) return ['the query has no sliding window'];
  if (plan.inputTableColumnInfos.length === 0) return ['it reads no table'];
  const [first, last] = [-back - MIDNIGHT, 1 + MIDNIGHT].map(dayFromNow);
  return plan.inputTableColumnInfos.flatMap(({ constraint }) => {
    const outside = (column: string, isAllowed: (range: Range) => boolean): string[] => {
      const { ranges } = constraint.columnConstraints.find(({ columnName }) => columnName === column)?.domain ?? {};
      if (!ranges) return [`it reads every ${column}`];
      return ranges.filter((range) => !isAllowed(range)).map(({ low, high }) => `it reads ${column} ${low.value} to ${high.value}`);
    };
    const oneOf = (values: readonly string[]) => ({ low, high }: Range): boolean => low.value === high.value && values.includes(String(low.value));
    return [
      ...outside('day', ({ low, high }) => low.value !== undefined && high.value !== undefined && low.value >= first && high.value <= last),
      ...outside('account', oneOf(accounts)),
      ...outside('region', oneOf(regions)),
    ];
  });
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
}
