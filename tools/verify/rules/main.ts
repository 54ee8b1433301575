/*
 * Compares the renderings of conditions with the evaluator: SQL on DuckDB, event patterns in event-ruler, and Logs Insights filters in an
 * evaluator of their documentation. The conditions are those of the built-in rules and random ones; the records are real, generated, and
 * changed ones, and those of the rule cases. Also checks the alarms in a week of normal activity and a day of attacks.
 *
 * The random values of a rule and of a random condition depend only on its name, so that a new rule does not change them.
 *
 *   npm run verify:rules -- [--records N] [--patterns N]
 */
import { parseArgs } from 'node:util';
import { checkAttackDay } from './alarms/attack-day';
import { checkOrdinaryWeek } from './alarms/ordinary-week';
import { listCatalogRules } from './catalog';
import { ConditionGenerator } from './condition-generator';
import { countMatches, Engines, matchRecords } from './engines';
import { checkLabels } from './labels';
import { listPaths, Mutator } from './mutator';
import { renderAll, Rendered } from './renderings';
import { Evaluated, RANDOM, Report } from './report';
import { CaseRecords, generateRecords, listCaseRecords } from './sample-records';
import { compilePattern } from '../../../src/filter-pattern';
import { Random } from '../../generate/random';
import { fitRecord, Json, readRealRecords } from '../real-records';

const SEED = 20260101;
/** All rules are evaluated on each slice of the records, a random condition only on the slice that it is generated from. */
const SLICES = 10;
/** The share of generated records that are not changed. */
const UNCHANGED_SHARE = 0.25;
/** Changed records per rule. */
const CHANGED_PER_RULE = 100;
/** A generated condition must match some of the records. */
const MAX_ATTEMPTS = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' }, patterns: { type: 'string', default: '2000' } } });
  const report = new Report();
  const engines = await Engines.open();
  report.log('DuckDB and event-ruler are installed');
  const rules = listCatalogRules().map(renderAll);
  const conditions: Rendered[] = [];
  try {
    const cases = listCaseRecords();
    await checkCases(rules, cases, engines, report);
    checkLabels(report);
    checkAttackDay(report);
    checkOrdinaryWeek(report);
    conditions.push(...await checkRecords(rules, cases, Number(values.records), Number(values.patterns), engines, report));
  } finally {
    engines.close();
  }
  report.finish(rules, conditions);
}

async function checkCases(rules: readonly Rendered[], cases: readonly CaseRecords[], engines: Engines, report: Report): Promise<void> {
  for (const { ruleId, matches, nearMisses } of cases) {
    const tests = rules.filter(({ name }) => name.endsWith(`/${ruleId}`)).map(({ condition }) => compilePattern(condition));
    const isExpected = tests.some((test) => matches.every(test) && !nearMisses.some(test));
    if (!isExpected) report.problem(`${ruleId}: the evaluator differs from the case of the rule`);
  }
  const records = cases.flatMap(({ matches, nearMisses }) => [...matches, ...nearMisses]);
  const evaluated = rules.map((rule) => evaluate(rule, records));
  for await (const result of engines.run(evaluated, records)) report.compare(evaluated[result.index], result, records, new Set(records));
  report.log(`${records.length} records of rule cases, ${cases.flatMap(({ nearMisses }) => nearMisses).length} of them near misses`);
}

/** Compares the rules on all records, and random conditions. Returns the random conditions. */
async function checkRecords(
  rules: readonly Rendered[], cases: readonly CaseRecords[], recordCount: number, conditionCount: number, engines: Engines, report: Report,
): Promise<readonly Rendered[]> {
  const unchanged = [...readReal(report), ...generateRecords(Math.ceil(recordCount * UNCHANGED_SHARE), SEED)];
  const general = new Mutator(unchanged);
  const changed = Array.from({ length: Math.max(0, recordCount - unchanged.length) }, (_, index) => {
    const random = Random.of(SEED, `record ${index}`);
    return general.mutate(random.pick(unchanged), random);
  });
  const ofRules = changeCaseRecords(rules, cases, general);
  report.log(`${unchanged.length} real and generated records, ${changed.length} changed ones, ${ofRules.length} changed records of rule cases`);

  const isUnchanged = new Set(unchanged);
  const conditions: Rendered[] = [];
  const matched = new Map(rules.map(({ name }) => [name, { matches: 0, misses: 0 }]));
  for (let slice = 0; slice < SLICES; slice += 1) {
    const isInSlice = (_: unknown, index: number): boolean => index % SLICES === slice;
    const sources = [...unchanged, ...changed].filter(isInSlice);
    const records = [...sources, ...ofRules.filter(isInSlice)];
    const generated = generateConditions(sources, general, slice, Math.ceil(conditionCount / SLICES)).map((one) => evaluate(one, records));
    conditions.push(...generated);
    const evaluatedRules = rules.map((rule) => evaluate(rule, records));
    for (const { name, expected } of evaluatedRules) {
      const counts = matched.get(name)!;
      counts.matches += countMatches(expected);
      counts.misses += records.length - countMatches(expected);
    }
    const all = [...evaluatedRules, ...generated];
    for await (const result of engines.run(all, records)) {
      report.compare(all[result.index], result, records, result.index < rules.length ? isUnchanged : undefined);
    }
    report.checkEvents(all, records, isUnchanged);
    report.log(`slice ${slice + 1} of ${SLICES}: ${records.length} records, ${rules.length} rules, ${generated.length} random conditions`);
  }
  if (conditions.length < conditionCount) report.problem(`only ${conditions.length} of ${conditionCount} random conditions match some of the records`);
  for (const [name, { matches, misses }] of matched) {
    if (matches === 0 || misses === 0) report.problem(`${name}: ${matches === 0 ? 'no record matches' : 'all records match'}`);
  }
  return conditions;
}

function readReal(report: Report): readonly Json[] {
  const records = readRealRecords();
  if (!records) {
    report.log('no real records in ../shared/corpus');
    return [];
  }
  const fitting = records.map(fitRecord);
  const fitted = records.filter((record, index) => JSON.stringify(record) !== JSON.stringify(fitting[index])).length;
  report.log(`${records.length} real records; values that CloudTrail does not write are removed from ${fitted} of them`);
  return fitting;
}

/** Changes the records of each rule's case, mostly in the fields of the rule. */
function changeCaseRecords(rules: readonly Rendered[], cases: readonly CaseRecords[], general: Mutator): readonly Json[] {
  return cases.flatMap(({ ruleId, matches, nearMisses }) => {
    const records = [...matches, ...nearMisses];
    const paths = rules.filter(({ name }) => name.endsWith(`/${ruleId}`)).flatMap(({ condition }) => listPaths(condition));
    const mutator = new Mutator(records, paths, general);
    const random = Random.of(SEED, `rule ${ruleId}`);
    return [...matches, ...Array.from({ length: CHANGED_PER_RULE }, () => mutator.mutate(random.pick(records), random))];
  });
}

function generateConditions(records: readonly Json[], mutator: Mutator, slice: number, count: number): readonly Rendered[] {
  return Array.from({ length: count }).flatMap((_, index): Rendered[] => {
    const name = `${RANDOM}${slice + 1}.${index + 1}`;
    const generator = new ConditionGenerator(records, mutator, Random.of(SEED, name));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const condition = generator.generate();
      const test = compilePattern(condition);
      if (records.some(test) && !records.every(test)) return [renderAll({ name, condition })];
    }
    return [];
  });
}

function evaluate(rendered: Rendered, records: readonly Json[]): Evaluated {
  return { ...rendered, expected: matchRecords<unknown>(records, compilePattern(rendered.condition)) };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
