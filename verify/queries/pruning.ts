import { inLanes } from './lanes';
import { Report } from './report';
import { SavedQuery } from '../../src';
import { DAY_MS } from '../../src/queries/dates';
import { QueryContext } from '../../src/queries/prelude';
import { AthenaStandIn } from '../athena/stand-in';

/** What a query may read. */
export interface Allowed {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** The values of a partition column in a plan: `day:string:PARTITION_KEY` and the values below it. */
const PARTITION = /^\W*(?<column>account|region|day):string:PARTITION_KEY\n\W*:: \[(?<values>.*)\]$/gm;
const VALUE = /\[([^\]]+)\]/g;
/** How many plans are asked for at a time. */
const LANES = 3;
/** A day starts while the queries are being asked. */
const MIDNIGHT = 1;

/** Every query is accepted, and reads only the days of its window, and the accounts and Regions that it should. */
export async function checkPruning(
  standIn: AthenaStandIn, queries: readonly SavedQuery[], context: QueryContext, allowed: Allowed, layout: string, report: Report,
): Promise<void> {
  await inLanes(queries, LANES, async (query) => {
    const name = `${layout}: ${query._name}`;
    try {
      const { rows } = await standIn.trino.query(`EXPLAIN ${query._render(context)}`, context.database);
      report.check(name, problemsOf(String(rows[0][0]), query, allowed));
    } catch (error) {
      report.check(name, [(error as Error).message]);
    }
  });
  report.say(`${queries.length} queries read only what they should, or are named above: ${layout}`);
}

function problemsOf(plan: string, query: SavedQuery, { accounts, regions }: Allowed): string[] {
  const found = [...plan.matchAll(PARTITION)].map(({ groups }) => ({
    column: groups!.column, values: [...groups!.values.matchAll(VALUE)].map(([, value]) => value),
  }));
  const days = found.filter(({ column }) => column === 'day').flatMap(({ values }) => values);
  if (days.length === 0) return [`the plan names no day: ${plan.slice(0, 2000)}`];
  const back = query._daysBack;
  if (back === undefined) return ['the query has no sliding window'];
  const [first, last] = [-back - MIDNIGHT, 1 + MIDNIGHT].map(dayFromNow);
  return [
    ...days.filter((day) => day < first || day > last).map((day) => `it reads day ${day}, outside of ${first} to ${last}`).slice(0, 1),
    ...others('account', accounts),
    ...others('region', regions),
  ];

  function others(column: string, wanted: readonly string[]): string[] {
    const values = found.filter((each) => each.column === column).flatMap((each) => each.values);
    if (values.length === 0) return [`the plan names no ${column}`];
    return [...new Set(values)].filter((value) => !wanted.includes(value)).map((value) => `it reads ${column} ${value}`);
  }
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
}
