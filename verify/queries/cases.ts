import { asOf } from './clock';
import { Report } from './report';
import { Synthesised } from './stack';
import { readPlan } from '../../replay/template/resources';
import { CASES } from '../../test/queries/cases';
import { deliveredRecords, hasRow, nearMisses, NOW } from '../../test/queries/cases/case';
import { Fields } from '../../test/records';
import { objectsOf } from '../athena/delivery';
import { Lake } from '../athena/lake';
import { AthenaStandIn } from '../athena/stand-in';

/** After how many cases something is said. */
const SAID = 20;

/** Every query finds the row of its hand-made case, and no longer does once one field differs. */
export async function checkCases(standIn: AthenaStandIn, lake: Lake, { template, layout }: Synthesised, report: Report): Promise<void> {
  const { queries } = readPlan(template);
  for (const [index, query] of queries.entries()) {
    if (index % SAID === 0) report.say(`${index} of ${queries.length} cases`);
    const name = `${query.pack}/${query.id}`;
    const { row } = CASES[name];
    const finds = async (records: readonly Fields[]): Promise<boolean> => {
      await lake.clear();
      await lake.put(objectsOf(deliveredRecords(records).map((record) => ({ record })), layout));
      const { columns, rows } = await standIn.trino.query(asOf(query.sql, NOW), query.database);
      return hasRow({ columns, values: rows }, row);
    };
    try {
      const { records } = CASES[name];
      await lake.spread(valuesOf(records, 'recipientAccountId'), valuesOf(records, 'awsRegion'));
      const problems = await finds(records) ? [] : [`the row is not found: ${JSON.stringify(row)}`];
      // all near misses are tried on DuckDB
      const [{ difference, records: others }] = nearMisses(CASES[name]);
      await lake.spread(valuesOf(others, 'recipientAccountId'), valuesOf(others, 'awsRegion'));
      if (await finds(others)) problems.push(`the row is found with ${JSON.stringify(difference)}`);
      report.check(`case ${name}`, problems);
    } catch (error) {
      report.check(`case ${name}`, [(error as Error).message]);
    }
  }
  report.say(`${queries.length} queries found the row of their case, and not that of a near miss, or are named above`);
}

function valuesOf(records: readonly Fields[], field: string): string[] {
  return [...new Set(records.map((record) => String(record[field])))];
}
