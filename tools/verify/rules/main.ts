/*
 * Do all renderings of a condition mean what the evaluator says? Asked of the library's rules and of random conditions,
 * over real, generated and changed records; answered by DuckDB, EventBridge's own matcher and a reading of Logs Insights.
 *
 *   npm run verify:rules -- [--records N] [--patterns N]
 */
import { parseArgs } from 'node:util';
import { checkAttackDay } from './alarms/attack-day';
import { checkOrdinaryWeek } from './alarms/noise';
import { createBaseRecords } from './base-records';
import { listCaseRecords } from './case-records';
import { checkFaultDetection } from './control';
import { checkCorpus } from './corpus';
import { Engines } from './engines';
import { countMatches, matchRecords } from './matches';
import { listPaths } from './mentioned';
import { ConditionGenerator } from './patterns';
import { Mutator } from './records';
import { Json } from '../real-records';
import { Evaluated, RANDOM, Report } from './report';
import { listCatalogRules } from './subjects';
import { renderAll, Rendered } from './targets';
import { compilePattern } from '../../../src/filter-pattern';
import { Random } from '../../generate/random';

const SEED = 20260101;
/** Records are taken in slices: the rules are asked of every one, each random condition of the slice that it was made from. */
const SLICES = 10;
/** Of the records that are not real, this part is as it was generated; the others are made by changing records. */
const UNCHANGED_SHARE = 0.25;
/** Records that the control takes. */
const CONTROLLED = 4_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' }, patterns: { type: 'string', default: '2000' } } });
  const report = new Report();
  const engines = await Engines.open();
  report.log('DuckDB and the matcher of EventBridge are at hand');
  const rules = listCatalogRules().map(renderAll);
  const conditions: Rendered[] = [];
  try {
    await checkCases(rules, engines, report);
    checkCorpus(report);
    checkAttackDay(report);
    checkOrdinaryWeek(report);
    conditions.push(...await checkRecords(rules, Number(values.records), Number(values.patterns), engines, report));
  } finally {
    engines.close();
  }
  report.finish(rules, conditions);
}

/** The records that were written by hand. */
async function checkCases(rules: readonly Rendered[], engines: Engines, report: Report): Promise<void> {
  const cases = listCaseRecords();
  const records = cases.map(({ record }) => record);
  const all = rules.map((rule) => evaluate(rule, records));
  cases.forEach(({ rule, matches }, index) => {
    const own = all.filter(({ name }) => name.endsWith(`/${rule}`));
    if (!own.some(({ expected }) => (expected[index] === 1) === matches)) report.problem(`${rule}: the evaluator does not agree with a record of its case`);
  });
  for await (const answer of engines.run(all, records)) report.compare(all[answer.index], answer, records, new Set(records));
  report.log(`${cases.filter(({ matches }) => matches).length} records that rules are about, and ${cases.filter(({ matches }) => !matches).length} near misses`);
  await checkFaultDetection(rules, records.slice(0, CONTROLLED), engines, report);
}

/** Real, generated and changed records, and random conditions besides the rules. */
async function checkRecords(
  rules: readonly Rendered[], wantedRecords: number, wantedPatterns: number, engines: Engines, report: Report,
): Promise<readonly Rendered[]> {
  const random = Random.of(SEED, 'records');
  const base = createBaseRecords(report, Math.ceil(wantedRecords * UNCHANGED_SHARE), SEED);
  const mutator = new Mutator(base, listPaths(rules.map(({ condition }) => condition)), random);
  const changed: Json[] = [];
  while (changed.length < wantedRecords * (1 - UNCHANGED_SHARE)) {
    changed.push(mutator.mutate(changed.length > 0 && random.chance(0.3) ? random.pick(changed) : random.pick(base)));
  }
  const records = shuffled([...base, ...changed], random);
  const unchanged = new Set(base);
  report.log(`${records.length} records, ${changed.length} of them made by changing others`);

  const conditions: Rendered[] = [];
  const counts = new Map(rules.map(({ name }) => [name, { matches: 0, misses: 0 }]));
  for (let slice = 0; slice < SLICES; slice += 1) {
    const some = records.slice(Math.ceil(slice * records.length / SLICES), Math.ceil((slice + 1) * records.length / SLICES));
    const made = makePatterns(new ConditionGenerator(some, mutator, random), some, conditions.length, Math.ceil(wantedPatterns / SLICES));
    conditions.push(...made);
    const evaluated = rules.map((rule) => evaluate(rule, some));
    for (const { name, expected } of evaluated) count(counts, name, countMatches(expected), some.length);
    const all = [...evaluated, ...made];
    for await (const answer of engines.run(all, some)) {
      report.compare(all[answer.index], answer, some, answer.index < rules.length ? unchanged : undefined);
    }
    report.checkEvents(all, some, unchanged);
    report.log(`slice ${slice + 1} of ${SLICES}: ${some.length} records, ${rules.length} rules, ${made.length} random conditions`);
  }
  if (conditions.length < wantedPatterns) report.problem(`only ${conditions.length} of ${wantedPatterns} random conditions match some records and not others`);
  for (const [name, { matches, misses }] of counts) {
    if (matches === 0 || misses === 0) report.problem(`${name}: ${matches === 0 ? 'no record matches it' : 'every record matches it'}`);
  }
  return conditions;
}

function evaluate(rendered: Rendered, records: readonly Json[]): Evaluated {
  return { ...rendered, expected: matchRecords<unknown>(records, compilePattern(rendered.condition)) };
}

/** Conditions that match some records and not others. */
function makePatterns(maker: ConditionGenerator, records: readonly Json[], known: number, wanted: number): readonly Evaluated[] {
  const made: Evaluated[] = [];
  for (let tries = 0; made.length < wanted && tries < wanted * 3; tries += 1) {
    const one = evaluate(renderAll({ name: `${RANDOM}${known + made.length + 1}`, condition: maker.make() }), records);
    const matches = countMatches(one.expected);
    if (matches > 0 && matches < records.length) made.push(one);
  }
  return made;
}

function count(met: Map<string, { matches: number; misses: number }>, name: string, matches: number, records: number): void {
  const known = met.get(name) ?? { matches: 0, misses: 0 };
  met.set(name, { matches: known.matches + matches, misses: known.misses + records - matches });
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
