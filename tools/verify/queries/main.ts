/*
 * Runs the saved queries on Trino, the engine that Athena is based on, with the tables and views of synthesized templates.
 *
 *   npm run verify:queries -- [--only rows|cases|detections|layouts]
 */
import { parseArgs } from 'node:util';
import { CaseFixture, checkCases } from './cases';
import { checkDetections } from './detections';
import { Layout, LAYOUTS, createOrganizationLayout } from './layouts';
import { checkPruning } from './pruning';
import { ACCOUNTS, REGIONS, createRecords } from './records';
import { Report } from './report';
import { checkSameRows } from './same-rows';
import { synthesizeTables } from './stack';
import { ACCOUNT } from '../../../replay/template/intrinsics';
import { AccountScope, CisVersion, RulePack } from '../../../src';
import { BUILT_IN_PACKS, BUILT_IN_QUERIES } from '../../../test/queries/built-in-packs';
import { NOW } from '../../../test/queries/cases/case';
import { LocalAthena } from '../athena/local-athena';
import { groupIntoObjects } from '../athena/log-objects';
import { S3Fixture } from '../athena/s3-fixture';

const ALL_PACKS: readonly RulePack[] = [
  RulePack.securityHub(), RulePack.recommended(), RulePack.operations(), RulePack.tampering(), RulePack.identity(), RulePack.data(),
  RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(), RulePack.cis(CisVersion.V5_0_0),
  RulePack.outsideRegions(['us-east-1', 'eu-*']),
];
const CASE_CONCURRENCY = 3;
/** Includes a Region without expected activity, which a query reports. */
const PLANNED_REGIONS = [...REGIONS, 'sa-east-1'];
const PARTS = ['rows', 'cases', 'detections', 'layouts'];

async function main(): Promise<void> {
  const { values: { only } } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const unknown = only?.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only must be one of ${PARTS.join(', ')}; got '${unknown}'`);
  const isSelected = (part: string): boolean => only === undefined || only.includes(part);
  const report = new Report();
  const athena = await LocalAthena.start();
  try {
    report.log('Trino and moto started');
    if (isSelected('rows') || isSelected('detections')) await checkRecords(athena, isSelected, report);
    if (isSelected('cases')) await checkAllCases(athena, report);
    if (isSelected('layouts')) for (const [index, layout] of LAYOUTS.entries()) await checkLayout(athena, layout, `layout_${index}`, report);
  } finally {
    await athena.stop();
  }
  process.exitCode = report.finish() ? 0 : 1;
}

async function checkRecords(athena: LocalAthena, isSelected: (part: string) => boolean, report: Report): Promise<void> {
  const records = await createRecords((text) => report.log(text));
  const layout = createOrganizationLayout(ACCOUNTS);
  const stack = synthesizeTables({ database: 'rows', layout, regions: REGIONS, alarmRules: ALL_PACKS, queryPacks: BUILT_IN_PACKS });
  const objects = groupIntoObjects(records, layout);
  const s3 = await S3Fixture.create(athena, stack);
  await s3.setPartitions(objects);
  await s3.put(objects);
  report.log(`${records.length} records in ${objects.length} log files`);
  if (isSelected('rows')) await checkSameRows(athena, stack, objects, NOW, report);
  if (isSelected('detections')) await checkDetections(athena, stack, ALL_PACKS, records, report);
}

async function checkAllCases(athena: LocalAthena, report: Report): Promise<void> {
  const layout = createOrganizationLayout([ACCOUNT]);
  const fixtures: CaseFixture[] = [];
  for (let number = 1; number <= CASE_CONCURRENCY; number += 1) {
    const stack = synthesizeTables({
      database: `cases_${number}`, layout, regions: REGIONS, alarmRules: [RulePack.recommended()], queryPacks: BUILT_IN_PACKS,
    });
    fixtures.push({ stack, s3: await S3Fixture.create(athena, stack) });
  }
  await checkCases(athena, fixtures, report);
}

async function checkLayout(athena: LocalAthena, layout: Layout, database: string, report: Report): Promise<void> {
  const stack = synthesizeTables({ database, layout, regions: PLANNED_REGIONS, alarmRules: [RulePack.recommended()], queryPacks: [] });
  await S3Fixture.create(athena, stack);
  const { values, injected } = (layout.accounts ?? AccountScope.stackAccount())._project(ACCOUNT);
  const allowed = { accounts: injected ?? values ?? [], regions: PLANNED_REGIONS };
  const queries = BUILT_IN_QUERIES.map(([, query]) => query);
  const byTables = [...new Map(queries.map((query) => [query.relations.join(), query])).values()];
  await checkPruning(athena, layout.allQueries ? queries : byTables, { database, accounts: injected }, allowed, layout.name, report);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
