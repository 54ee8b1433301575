/*
 * Do the saved queries run on Athena? Asked of Trino, on which Athena's engine is built, over the tables and views of
 * synthesised templates.
 *
 *   npm run verify:queries -- [--only rows|cases|detections|layouts]
 */
import { parseArgs } from 'node:util';
import { CaseLake, checkCases } from './cases';
import { checkDetections } from './detections';
import { Layout, LAYOUTS, organizationLayout } from './layouts';
import { checkPruning } from './pruning';
import { ACCOUNTS, REGIONS, sampleRecords } from './records';
import { Report } from './report';
import { checkSameRows } from './same-rows';
import { synthesise } from './stack';
import { ACCOUNT } from '../../../replay/template/intrinsics';
import { AccountScope, RulePack } from '../../../src';
import { BUILT_IN_PACKS, BUILT_IN_QUERIES } from '../../../test/queries/built-in-packs';
import { NOW } from '../../../test/queries/cases/case';
import { objectsOf } from '../athena/delivery';
import { Lake } from '../athena/lake';
import { AthenaStandIn } from '../athena/stand-in';
import { EVERY_PACK } from '../corpus/every-rule';

const CASES_AT_ONCE = 3;
/** With one in which nothing should happen, which a query is about. */
const PLANNED_REGIONS = [...REGIONS, 'sa-east-1'];
const PARTS = ['rows', 'cases', 'detections', 'layouts'];

async function main(): Promise<void> {
  const { values: { only } } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const unknown = only?.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only must be one of ${PARTS.join(', ')}; got '${unknown}'`);
  const wanted = (part: string): boolean => only === undefined || only.includes(part);
  const report = new Report();
  const standIn = await AthenaStandIn.start();
  try {
    report.say('Trino, Glue and S3 have started');
    if (wanted('rows') || wanted('detections')) await checkRecords(standIn, wanted, report);
    if (wanted('cases')) await checkAllCases(standIn, report);
    if (wanted('layouts')) for (const [index, layout] of LAYOUTS.entries()) await checkLayout(standIn, layout, `layout_${index}`, report);
  } finally {
    await standIn.stop();
  }
  process.exitCode = report.finish() ? 0 : 1;
}

async function checkRecords(standIn: AthenaStandIn, wanted: (part: string) => boolean, report: Report): Promise<void> {
  const records = await sampleRecords((text) => report.say(text));
  const layout = organizationLayout(ACCOUNTS);
  const stack = synthesise({ database: 'rows', layout, regions: REGIONS, alarmRules: EVERY_PACK, queryPacks: BUILT_IN_PACKS });
  const objects = objectsOf(records, layout);
  const lake = await Lake.create(standIn, stack);
  await lake.spreadOver(objects);
  await lake.put(objects);
  report.say(`${records.length} records in ${objects.length} log files`);
  if (wanted('rows')) await checkSameRows(standIn, stack, objects, NOW, report);
  if (wanted('detections')) await checkDetections(standIn, stack, EVERY_PACK, records, report);
}

async function checkAllCases(standIn: AthenaStandIn, report: Report): Promise<void> {
  const layout = organizationLayout([ACCOUNT]);
  const lakes: CaseLake[] = [];
  for (let number = 1; number <= CASES_AT_ONCE; number += 1) {
    const stack = synthesise({
      database: `cases_${number}`, layout, regions: REGIONS, alarmRules: [RulePack.recommended()], queryPacks: BUILT_IN_PACKS,
    });
    lakes.push({ stack, lake: await Lake.create(standIn, stack) });
  }
  await checkCases(standIn, lakes, report);
}

async function checkLayout(standIn: AthenaStandIn, layout: Layout, database: string, report: Report): Promise<void> {
  const stack = synthesise({ database, layout, regions: PLANNED_REGIONS, alarmRules: [RulePack.recommended()], queryPacks: [] });
  await Lake.create(standIn, stack);
  const { values, injected } = (layout.accounts ?? AccountScope.own())._project(ACCOUNT);
  const allowed = { accounts: injected ?? values ?? [], regions: PLANNED_REGIONS };
  await checkPruning(standIn, BUILT_IN_QUERIES.map(([, query]) => query), { database, accounts: injected }, allowed, layout.name, report);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
