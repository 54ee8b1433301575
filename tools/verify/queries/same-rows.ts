import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fixTime } from './fix-time';
import { Report } from './report';
import { compareRows } from './rows';
import { SynthesizedStack } from './stack';
import { replay } from '../../../replay/replay';
import { JsonObject } from '../../../replay/template/json';
import { readPlan } from '../../../replay/template/resources';
import { LocalAthena } from '../athena/local-athena';
import { LogObject } from '../athena/log-objects';
import { forEachConcurrently } from '../concurrency';

/** The number of queries between two progress messages. */
const PROGRESS_INTERVAL = 20;
/** Trino spends most of the time waiting for moto. */
const CONCURRENCY = 3;
const MAX_SHOWN = 3;
const MAX_SHOWN_LENGTH = 400;

/** Checks that each saved query returns the same rows on Trino and DuckDB. */
export async function checkSameRows(
  athena: LocalAthena, { template }: SynthesizedStack, objects: readonly LogObject[], now: Date, report: Report,
): Promise<void> {
  const { queries, problems } = await runOnDuckDb(template, objects, now);
  report.check('tables and views on DuckDB', problems);
  const plans = readPlan(template).queries;
  let withRows = 0;
  let done = 0;
  await forEachConcurrently(plans, CONCURRENCY, async (plan) => {
    const name = `${plan.pack}/${plan.id}`;
    const local = queries.find((query) => query.plan.id === plan.id && query.plan.pack === plan.pack);
    try {
      if (!local?.rows) throw new Error(`DuckDB: ${local?.error ?? 'the query was not run'}`);
      const { columns, rows } = await athena.trino.query(fixTime(plan.sql, now), plan.database);
      const { onlyOne, onlyOther } = compareRows(local.rows, { columns, values: rows });
      report.check(name, [...formatRows('only DuckDB', onlyOne), ...formatRows('only Trino', onlyOther)]);
      withRows += rows.length > 0 ? 1 : 0;
    } catch (error) {
      report.check(name, [(error as Error).message]);
    }
    done += 1;
    if (done % PROGRESS_INTERVAL === 0) report.log(`${done} of ${plans.length} queries`);
  });
  report.log(`rows of ${plans.length} queries compared; ${withRows} queries return rows`);
}

async function runOnDuckDb(template: JsonObject, objects: readonly LogObject[], now: Date): ReturnType<typeof replay> {
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

function formatRows(label: string, rows: readonly string[]): string[] {
  const shown = rows.slice(0, MAX_SHOWN).map((row) => `${label}: ${row.slice(0, MAX_SHOWN_LENGTH)}`);
  return rows.length > MAX_SHOWN ? [...shown, `${label}: ${rows.length - MAX_SHOWN} more`] : shown;
}
