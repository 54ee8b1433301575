/*
 * Compares the bytes that queries scan with the table of the construct and with other tables, on the same log files, with Trino.
 *
 *   npm run bench:bytes -- [--records N] [--days N]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { CreateTableCommand } from '@aws-sdk/client-glue';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createBootstrapTable, createUnpartitionedTable } from './comparison-tables';
import { createLogObjects } from './logs';
import { renderForBootstrap, renderForConstruct, BenchmarkQuery, createQueries, renderForUnpartitioned } from './queries';
import { renderBytesSection, QueryCost } from './section';
import { AccountScope } from '../../../src';
import { generateLogs } from '../../generate/generate';
import { adaptToTrino, readTables } from '../../verify/athena/deployed-tables';
import { LocalAthena } from '../../verify/athena/local-athena';
import { S3Fixture } from '../../verify/athena/s3-fixture';
import { forEachConcurrently } from '../../verify/concurrency';
import { compareRows } from '../../verify/queries/rows';
import { synthesizeTables } from '../../verify/queries/stack';
import { describeMachine, writeSection } from '../report';

const RECORDS = 1_000_000;
const DAYS = 120;
const ACCOUNTS = 3;
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2'];
const RUNS = 3;
/** A query that reads all files requires minutes, mostly in the local S3 server. */
const UNPARTITIONED_RUNS = 1;
const CONCURRENT_UPLOADS = 8;
const DATABASE = 'bytes';

interface QueryRun extends QueryCost {
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { records: { type: 'string', default: `${RECORDS}` }, days: { type: 'string', default: `${DAYS}` } } });
  const [records, days] = [Number(values.records), Number(values.days)];
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-bytes-'));
  try {
    await measure(folder, records, days);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string, recordCount: number, days: number): Promise<void> {
  const end = new Date(new Date().toISOString().slice(0, 10));
  const logs = await generateLogs({ records: recordCount, days, accounts: ACCOUNTS, regions: REGIONS, end: end.toISOString(), out: folder });
  console.log(`${logs.records} records generated`);
  const athena = await LocalAthena.start();
  try {
    const stack = synthesizeTables({
      database: DATABASE, layout: { name: 'bytes', accounts: AccountScope.listed([...logs.accounts]) }, regions: REGIONS, alarmRules: [], queryPacks: [],
    });
    await S3Fixture.create(athena, stack);
    const { files, bytes } = await upload(athena, stack.bucket, folder);
    console.log(`${files} log files delivered`);
    const events = adaptToTrino(readTables(stack.template).find(({ input }) => input.Name === 'events')!);
    const since = new Date(end.getTime() - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');
    const layout = { bucket: stack.bucket, accounts: logs.accounts, regions: REGIONS, since };
    for (const { database, input } of [createUnpartitionedTable(events, layout), createBootstrapTable(events, layout)]) {
      await athena.glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: input }));
    }
    const queries = [];
    for (const query of createQueries(end, logs.accounts[0], REGIONS[0])) {
      queries.push(await compareTables(athena, query));
      console.log(query.title);
    }
    const full = recordCount === RECORDS && days === DAYS;
    const report = renderBytesSection({
      records: logs.records,
      files,
      days,
      accounts: logs.accounts.length,
      regions: REGIONS.length,
      bytes,
      queries,
      machine: describeMachine(),
      date: new Date().toISOString().slice(0, 10),
      command: full ? 'npm run bench:bytes' : `npm run bench:bytes -- --records ${recordCount} --days ${days}`,
    });
    console.log(report);
    if (full) writeSection('bytes', report);
  } finally {
    await athena.stop();
  }
}

async function upload(athena: LocalAthena, bucket: string, folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  let [files, bytes] = [0, 0];
  await forEachConcurrently(createLogObjects(folder), CONCURRENT_UPLOADS, async ({ key, body }) => {
    files += 1;
    bytes += body.length;
    await athena.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  });
  return { files, bytes };
}

/** Runs a query on all three tables. The result of the table that reads all files is the reference. */
async function compareTables(athena: LocalAthena, query: BenchmarkQuery): Promise<Parameters<typeof renderBytesSection>[0]['queries'][number]> {
  const construct = await runQuery(athena, renderForConstruct(query, DATABASE));
  const unpartitioned = await runQuery(athena, renderForUnpartitioned(query, 'unpartitioned'), UNPARTITIONED_RUNS);
  const bootstrap = await runQuery(athena, renderForBootstrap(query, 'bootstrap'));
  if (unpartitioned.values.length === 0) throw new Error(`query '${query.title}' must return rows; got none`);
  const renamed = (answered: QueryRun): QueryRun => ({ ...answered, columns: construct.columns });
  const { onlyOne, onlyOther } = compareRows(construct, renamed(unpartitioned));
  if (onlyOne.length + onlyOther.length > 0) {
    throw new Error(`query '${query.title}' must return the same rows for both tables; got only with the construct ${onlyOne.join(' ')}, only without partitions ${onlyOther.join(' ')}`);
  }
  return { title: query.title, construct, unpartitioned, bootstrap, missed: compareRows(renamed(unpartitioned), renamed(bootstrap)).onlyOne.length };
}

async function runQuery(athena: LocalAthena, sql: string, runCount = RUNS): Promise<QueryRun> {
  const runs = [];
  for (let run = 0; run < runCount; run += 1) runs.push(await athena.trino.query(sql, DATABASE));
  const [{ columns, rows, stats }] = runs;
  return { columns, values: rows, bytes: stats.physicalInputBytes, seconds: runs.map((run) => run.stats.elapsedTimeMillis / 1000) };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
