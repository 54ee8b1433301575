import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { asOf } from './clock';
import { Report } from './report';
import { differences } from './rows';
import { Synthesised } from './stack';
import { replay } from '../../../replay/replay';
import { JsonObject } from '../../../replay/template/json';
import { readPlan } from '../../../replay/template/resources';
import { DeliveredObject } from '../athena/delivery';
import { AthenaStandIn } from '../athena/stand-in';
import { forEachConcurrently } from '../concurrency';

/** After how many queries something is said. */
const SAID = 20;
/** The stand-in for S3 answers slowly, and Trino waits for it most of the time. */
const LANES = 3;
const SHOWN = 3;
const SHOWN_LENGTH = 400;

/** Every saved query gives the same rows on Trino as on DuckDB. */
export async function checkSameRows(
  standIn: AthenaStandIn, { template }: Synthesised, objects: readonly DeliveredObject[], now: Date, report: Report,
): Promise<void> {
  const { queries, problems } = await onDuckDb(template, objects, now);
  report.check('tables and views on DuckDB', problems);
  const plans = readPlan(template).queries;
  let filled = 0;
  let done = 0;
  await forEachConcurrently(plans, LANES, async (plan) => {
    const name = `${plan.pack}/${plan.id}`;
    const local = queries.find((query) => query.plan.id === plan.id && query.plan.pack === plan.pack);
    try {
      if (!local?.rows) throw new Error(`DuckDB: ${local?.error ?? 'it was not run'}`);
      const { columns, rows } = await standIn.trino.query(asOf(plan.sql, now), plan.database);
      const { onlyOne, onlyOther } = differences(local.rows, { columns, values: rows });
      report.check(name, [...some('only DuckDB', onlyOne), ...some('only Trino', onlyOther)]);
      filled += rows.length > 0 ? 1 : 0;
    } catch (error) {
      report.check(name, [(error as Error).message]);
    }
    done += 1;
    if (done % SAID === 0) report.say(`${done} of ${plans.length} queries`);
  });
  report.say(`${plans.length} queries gave the same rows or are named above; ${filled} of them gave any`);
}

async function onDuckDb(template: JsonObject, objects: readonly DeliveredObject[], now: Date): ReturnType<typeof replay> {
  const folder = mkdtempSync(path.join(tmpdir(), 'same-rows-'));
  try {
    for (const { key, records } of objects) {
      const file = path.join(folder, 'logs', key);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, gzipSync(JSON.stringify({ Records: records })));
    }
    const file = path.join(folder, 'template.json');
    writeFileSync(file, JSON.stringify(template));
    return await replay({ template: file, logs: path.join(folder, 'logs'), to: now.getTime(), preview: Infinity });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function some(what: string, rows: readonly string[]): string[] {
  const shown = rows.slice(0, SHOWN).map((row) => `${what}: ${row.slice(0, SHOWN_LENGTH)}`);
  return rows.length > SHOWN ? [...shown, `${what}: ${rows.length - SHOWN} more`] : shown;
}
