import { asOf } from './clock';
import { Report } from './report';
import { Synthesised } from './stack';
import { QueryPlan } from '../../../replay/template/plan';
import { readPlan } from '../../../replay/template/resources';
import { casesOf } from '../../../test/queries/cases';
import { deliveredRecords, hasRow, nearMisses, NOW, QueryCase } from '../../../test/queries/cases/case';
import { Fields } from '../../../test/records';
import { objectsOf } from '../athena/delivery';
import { Lake } from '../athena/lake';
import { AthenaStandIn } from '../athena/stand-in';
import { forEachConcurrently } from '../concurrency';

/** After how many cases something is said. */
const SAID = 20;

/** A stack of its own, so that its tables hold nothing but the records of the case that is looked at. */
export interface CaseLake {
  readonly lake: Lake;
  readonly stack: Synthesised;
}

/** Every query finds the row of its hand-made case, and no longer does once one field differs; as many cases at a time as there are lakes. */
export async function checkCases(standIn: AthenaStandIn, lakes: readonly CaseLake[], report: Report): Promise<void> {
  const plans = lakes.map(({ stack }) => readPlan(stack.template).queries);
  const total = plans[0].length;
  let done = 0;
  await forEachConcurrently([...plans[0].keys()], lakes.length, async (index, lane) => {
    const query = plans[lane][index];
    const name = `${query.pack}/${query.id}`;
    try {
      const problems: string[] = [];
      for (const queryCase of casesOf(name)) problems.push(...await problemsOf(standIn, lakes[lane], query, queryCase));
      report.check(`case ${name}`, problems);
    } catch (error) {
      report.check(`case ${name}`, [(error as Error).message]);
    }
    done += 1;
    if (done % SAID === 0) report.say(`${done} of ${total} cases`);
  });
  report.say(`${total} queries found the row of their case, and not that of a near miss, or are named above`);
}

async function problemsOf(
  standIn: AthenaStandIn, { lake, stack: { layout } }: CaseLake, query: QueryPlan, queryCase: QueryCase,
): Promise<string[]> {
  const finds = async (records: readonly Fields[]): Promise<boolean> => {
    const objects = objectsOf(deliveredRecords(records).map((record) => ({ record })), layout);
    await lake.clear();
    await lake.spreadOver(objects);
    await lake.put(objects);
    const { columns, rows } = await standIn.trino.query(asOf(query.sql, NOW), query.database);
    return hasRow({ columns, values: rows }, queryCase.row);
  };
  const problems = await finds(queryCase.records) ? [] : [`the row is not found: ${JSON.stringify(queryCase.row)}`];
  // all near misses are tried on DuckDB
  const [{ difference, records: others }] = nearMisses(queryCase);
  if (await finds(others)) problems.push(`the row is found with ${JSON.stringify(difference)}`);
  return problems;
}
