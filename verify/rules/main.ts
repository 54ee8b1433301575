/*
 * Do all renderings of a condition mean what the evaluator says? Asked of the library's rules and of random conditions,
 * over real, generated and changed records; answered by DuckDB, EventBridge's own matcher and a reading of Logs Insights.
 *
 *   npm run verify:rules -- [--records N] [--patterns N]
 */
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { Bits } from './bits';
import { catalogRules, Subject } from './catalog';
import { ALL_CHOICES, discover, readFilter } from './insights-reading';
import { mentionedPaths } from './mentioned';
import { PatternMaker } from './patterns';
import { Random } from './random';
import { Mutator } from './records';
import { Json } from '../real-records';
import { Report } from './report';
import { Ruler } from './ruler';
import { baseRecords } from './sources';
import { EventsTable, writeLines } from './table';
import { isRendered, renderAll, Rendered } from './targets';
import { compilePattern } from '../../src/pattern';

const CACHE = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'verify-rules');
const SEED = 20260101;
/** Records are taken in slices: the rules are asked of every one, each random condition of the slice that it was made from. */
const SLICES = 10;
/** Of the records, this many are real or generated ones; the others are made from them. */
const BASE_SHARE = 0.3;

interface Evaluated extends Rendered {
  readonly expected: Bits;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' }, patterns: { type: 'string', default: '2000' } } });
  const [wantedRecords, wantedPatterns] = [Number(values.records), Number(values.patterns)];
  mkdirSync(CACHE, { recursive: true });
  const report = new Report();
  const ruler = Ruler.install(CACHE);
  const random = new Random(SEED);
  const rules = catalogRules().map(renderAll);

  const base = await baseRecords(report, Math.ceil(wantedRecords * BASE_SHARE));
  const mutator = new Mutator(base, mentionedPaths(rules.map(({ condition }) => condition)), random);
  const records = [...base];
  while (records.length < wantedRecords) records.push(mutator.mutate(random.chance(0.3) ? random.pick(records) : random.pick(base)));
  random.shuffle(records);
  report.step(`${records.length} records, ${records.length - base.length} of them made by changing others`);

  const table = await EventsTable.open();
  const conditions: Rendered[] = [];
  try {
    for (let slice = 0; slice < SLICES; slice += 1) {
      const some = records.slice(Math.ceil(slice * records.length / SLICES), Math.ceil((slice + 1) * records.length / SLICES));
      const made = makePatterns(new PatternMaker(some, mutator, random), some, conditions.length, Math.ceil(wantedPatterns / SLICES));
      conditions.push(...made);
      const all = [...rules.map((rule) => ({ ...rule, expected: evaluate(rule, some) })), ...made];
      await askDuckDb(all, some, table, report);
      await askRuler(all, some, ruler, report);
      askReading(all, some, report);
      report.checkEvents(all, some, new Set(base));
      report.step(`slice ${slice + 1} of ${SLICES}: ${some.length} records, ${rules.length} rules, ${made.length} random conditions`);
    }
  } finally {
    table.close();
  }
  report.finish(rules, conditions);
}

function evaluate({ condition }: Subject, records: readonly Json[]): Bits {
  const matches = compilePattern(condition);
  return Bits.from(records.length, (index) => matches(records[index]));
}

/** Conditions that match some records and not others. */
function makePatterns(maker: PatternMaker, records: readonly Json[], known: number, wanted: number): readonly Evaluated[] {
  const made: Evaluated[] = [];
  for (let tries = 0; made.length < wanted && tries < wanted * 3; tries += 1) {
    const subject = { name: `random ${known + made.length + 1}`, condition: maker.make() };
    const expected = evaluate(subject, records);
    const { count } = expected;
    if (count > 0 && count < records.length) made.push({ ...renderAll(subject), expected });
  }
  return made;
}

async function askDuckDb(all: readonly Evaluated[], records: readonly Json[], table: EventsTable, report: Report): Promise<void> {
  const rendered = all.flatMap((one) => isRendered(one.sql) ? [{ one, sql: one.sql }] : []);
  await table.load(records);
  const answers = await table.select(rendered.map(({ sql }) => sql));
  rendered.forEach(({ one }, index) => report.compare(one, 'sql', one.expected, answers[index], records));
}

async function askRuler(all: readonly Evaluated[], records: readonly Json[], ruler: Ruler, report: Report): Promise<void> {
  // source and detail type are no part of the record, and checked apart; without `detail` every record matches
  const rendered = all.flatMap((one) => isRendered(one.event) && one.event.pattern.detail ? [{ one, pattern: { detail: one.event.pattern.detail } }] : []);
  const events = path.join(CACHE, 'events.ndjson');
  await writeLines(events, records.map((detail) => ({ detail })));
  const answers = ruler.match(rendered.map(({ pattern }) => pattern), events, records.length);
  rendered.forEach(({ one, pattern }, index) => {
    const { matches, complexity, problem } = answers[index];
    if (problem) report.refused(one, pattern, problem);
    else report.compare(one, 'event', one.expected, matches, records, complexity);
  });
}

function askReading(all: readonly Evaluated[], records: readonly Json[], report: Report): void {
  const rendered = all.flatMap((one) => isRendered(one.insights) ? [{ one, filter: one.insights.filter }] : []);
  for (const choices of ALL_CHOICES) {
    const fields = records.map((record) => discover(record, choices));
    for (const { one, filter } of rendered) {
      const test = readFilter(filter, choices);
      report.compare(one, 'insights', one.expected, Bits.from(records.length, (index) => test(fields[index])), records);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
