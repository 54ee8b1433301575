import { fixTime } from './fix-time';
import { Report } from './report';
import { SynthesizedStack } from './stack';
import { QueryPlan } from '../../../replay/template/plan';
import { readPlan } from '../../../replay/template/resources';
import { listCases } from '../../../test/queries/cases';
import { createDeliveredRecords, hasRow, createNearMisses, NOW, QueryCase } from '../../../test/queries/cases/case';
import { Fields } from '../../../test/records';
import { LocalAthena } from '../athena/local-athena';
import { groupIntoObjects } from '../athena/log-objects';
import { S3Fixture } from '../athena/s3-fixture';
import { forEachConcurrently } from '../concurrency';

/** The number of cases between two progress messages. */
const PROGRESS_INTERVAL = 20;

/** A stack whose tables contain only the records of one case. */
export interface CaseFixture {
  readonly s3: S3Fixture;
  readonly stack: SynthesizedStack;
}

/** Checks that each query returns the row of its case, and does not return it for a near miss. Runs one case per fixture at a time. */
export async function checkCases(athena: LocalAthena, fixtures: readonly CaseFixture[], report: Report): Promise<void> {
  const plans = fixtures.map(({ stack }) => readPlan(stack.template).queries);
  const total = plans[0].length;
  let done = 0;
  await forEachConcurrently([...plans[0].keys()], fixtures.length, async (index, worker) => {
    const query = plans[worker][index];
    const name = `${query.pack}/${query.id}`;
    try {
      const problems: string[] = [];
      for (const queryCase of listCases(name)) problems.push(...await checkCase(athena, fixtures[worker], query, queryCase));
      report.check(`case ${name}`, problems);
    } catch (error) {
      report.check(`case ${name}`, [(error as Error).message]);
    }
    done += 1;
    if (done % PROGRESS_INTERVAL === 0) report.log(`${done} of ${total} queries`);
  });
  report.log(`cases of ${total} queries checked`);
}

async function checkCase(
  athena: LocalAthena, { s3, stack: { layout } }: CaseFixture, query: QueryPlan, queryCase: QueryCase,
): Promise<string[]> {
  const hasExpectedRow = async (records: readonly Fields[]): Promise<boolean> => {
    const objects = groupIntoObjects(createDeliveredRecords(records).map((record) => ({ record })), layout);
    await s3.clear();
    await s3.setPartitions(objects);
    await s3.put(objects);
    const { columns, rows } = await athena.trino.query(fixTime(query.sql, NOW), query.database);
    return hasRow({ columns, values: rows }, queryCase.row);
  };
  const problems = await hasExpectedRow(queryCase.records) ? [] : [`the row is missing: ${JSON.stringify(queryCase.row)}`];
  // The Jest tests run all near misses on DuckDB.
  const [{ difference, records: others }] = createNearMisses(queryCase);
  if (await hasExpectedRow(others)) problems.push(`the row is returned with ${JSON.stringify(difference)}`);
  return problems;
}
