import { EngineResult } from './engines';
import { countMatches, findDifferences, Matches } from './matches';
import { Json } from '../real-records';
import { findExcuse, isRendered, Rendered, Target, TARGETS } from './targets';
import { printPattern } from '../../../src/filter-pattern';

/** Begins the names of conditions that are no rules. */
export const RANDOM = 'random ';
const SHOWN = 5;
const MIN_EVENT_SHARE = 0.9;
const MIN_RANDOM_SHARE = 0.6;
/** What EventBridge sends for a record, by its `eventType`. */
const DETAIL_TYPES: Readonly<Record<string, string>> = {
  AwsApiCall: 'AWS API Call via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsCloudTrailInsight: 'AWS Insight via CloudTrail',
  AwsVpceEvent: 'AWS Network Activity Event via CloudTrail',
};

interface Tally {
  readonly asked: Set<string>;
  answers: number;
  matches: number;
  excused: number;
  /** Rules among those of which an answer was excused. */
  readonly excusedRules: Set<string>;
  readonly excuses: Map<string, number>;
  wrong: number;
}

/** A rendering, and what the evaluator says of the records to its condition. */
export interface Evaluated extends Rendered {
  readonly expected: Matches;
}

/** Collects answers, prints what came of it and sets the exit code. */
export class Report {
  private readonly start = performance.now();
  private readonly tallies = new Map<Target, Tally>(TARGETS.map((target) => [target, emptyTally()]));
  private readonly problems: string[] = [];
  private readonly seen = new Set<string>();
  private complexity = 0;
  private problemCount = 0;

  public log(text: string): void {
    console.log(`${((performance.now() - this.start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  }

  /**
   * Holds the answer of an engine against the evaluator's. They may differ where the record has what the rendering says that
   * it cannot tell, but an event pattern and a filter of Logs Insights may not in a record that was not changed.
   */
  public compare(evaluated: Evaluated, answer: EngineResult, records: readonly Json[], unchanged?: ReadonlySet<Json>): void {
    const { target, matches, complexity = 0, refusal } = answer;
    if (refusal !== undefined) {
      this.problem(`${evaluated.name}: EventBridge's matcher refuses ${formatRendering(evaluated, target)}\n  ${refusal}`);
      return;
    }
    const tally = this.tally(target);
    tally.asked.add(evaluated.name);
    tally.answers += records.length;
    tally.matches += countMatches(matches);
    this.complexity = Math.max(this.complexity, complexity);
    const wrong = findDifferences(evaluated.expected, matches).filter((index) => {
      const isUnchanged = unchanged?.has(records[index]) ?? false;
      if (target !== 'sql' && isUnchanged) return true;
      return !this.isExcused(evaluated, target, records[index], tally);
    });
    tally.wrong += wrong.length;
    if (wrong.length === 0) return;
    this.problem(`${evaluated.name}: ${target} and the evaluator disagree on ${wrong.length} records\n  ${printPattern(evaluated.condition)}\n  `
      + `${formatRendering(evaluated, target)}\n  the evaluator says ${evaluated.expected[wrong[0]] === 1} of ${JSON.stringify(records[wrong[0]])}`);
  }

  /** Counts what is wrong, and keeps one of a kind to show. */
  public problem(text: string): void {
    this.problemCount += 1;
    const kind = text.split(/\d/)[0] + (text.split('\n')[1] ?? '');
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    if (this.problems.length < SHOWN) this.problems.push(text);
  }

  /** What unchanged records say about the parts of a pattern that are not about the record. */
  public checkEvents(all: readonly Evaluated[], records: readonly Json[], unchanged: ReadonlySet<Json>): void {
    const own = [...records.entries()].filter(([, record]) => unchanged.has(record));
    for (const one of all) {
      if (!isRendered(one.event)) continue;
      const { pattern, readOnlyEvents } = one.event;
      const types = pattern['detail-type'] as readonly unknown[];
      for (const [index, record] of own) {
        if (one.expected[index] === 0) continue;
        const type = typeof record.eventType === 'string' ? DETAIL_TYPES[record.eventType] : undefined;
        if (type && types.every((known) => typeof known === 'string' && known !== type)) {
          this.problem(`${one.name}: it matches an event of the type '${type}', its pattern is for ${types.join(', ')}`);
        }
        if (!readOnlyEvents && isReadOnlyEvent(record)) {
          this.problem(`${one.name}: it matches ${String(record.eventName)}, but asks for no read-only events\n  ${printPattern(one.condition)}`);
        }
      }
    }
  }

  public finish(catalog: readonly Rendered[], random: readonly Rendered[]): void {
    for (const [target, tally] of this.tallies) this.summarise(target, tally);
    console.log(`\ngreatest complexity of wildcards in an event pattern: ${this.complexity}`);
    for (const target of TARGETS) this.list(catalog, target);
    this.require('rules as SQL', share(catalog, ['sql']), 1);
    this.require('rules as event patterns', share(catalog, ['event']), MIN_EVENT_SHARE);
    this.require('random conditions in every language', share(random, TARGETS), MIN_RANDOM_SHARE);
    for (const target of TARGETS) console.log(`  random conditions as ${target}: ${percent(share(random, [target]))}`);
    for (const problem of this.problems) console.error(`\n${problem}`);
    if (this.problemCount > SHOWN) console.error(`\n… and ${this.problemCount - SHOWN} more`);
    this.log(this.problemCount === 0 ? 'no disagreement' : 'FAILED');
    if (this.problemCount > 0) process.exitCode = 1;
  }

  private summarise(target: Target, { asked, answers, matches, excused, excusedRules, excuses, wrong }: Tally): void {
    console.log(`\n${target}: ${asked.size} asked, ${answers} answers, ${matches} matches, ${wrong} disagreements`);
    if (excused === 0) return;
    console.log(`  ${excused} answers differ where the record has what the rendering says it cannot tell: `
      + [...excuses].sort(([, one], [, other]) => other - one).map(([kind, count]) => `${kind} ${count}`).join(', '));
    console.log(`  rules among these: ${excusedRules.size === 0 ? 'none' : [...excusedRules].join(', ')}`);
  }

  private list(catalog: readonly Rendered[], target: Target): void {
    const failures = catalog.flatMap((one) => one[target] instanceof Error ? [`  ${one.name}: ${one[target].message}`] : []);
    console.log(`\n${catalog.length - failures.length} of ${catalog.length} rules as ${target}${failures.length > 0 ? ', all but' : ''}`);
    for (const failure of failures) console.log(failure);
  }

  private require(what: string, found: number, least: number): void {
    console.log(`${what}: ${percent(found)}, at least ${percent(least)} wanted`);
    if (found < least) this.problem(`${what}: only ${percent(found)}`);
  }

  /** Whether the record breaks what the rendering says that it takes for granted. */
  private isExcused(rendered: Rendered, target: Target, record: Json, tally: Tally): boolean {
    const reason = findExcuse(rendered, target, record);
    if (reason === undefined) return false;
    tally.excused += 1;
    if (!rendered.name.startsWith(RANDOM)) tally.excusedRules.add(rendered.name);
    const [kind] = reason.split(' at ');
    tally.excuses.set(kind, (tally.excuses.get(kind) ?? 0) + 1);
    return true;
  }

  private tally(target: Target): Tally {
    const tally = this.tallies.get(target);
    if (!tally) throw new Error(`there is no target ${target}`);
    return tally;
  }
}

function emptyTally(): Tally {
  return { asked: new Set(), answers: 0, matches: 0, excused: 0, excusedRules: new Set(), excuses: new Map(), wrong: 0 };
}

function share(all: readonly Rendered[], targets: readonly Target[]): number {
  return all.length === 0 ? 0 : all.filter((one) => targets.every((target) => !(one[target] instanceof Error))).length / all.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function formatRendering(rendered: Rendered, target: Target): string {
  switch (target) {
    case 'sql': return String(rendered.sql);
    case 'event': return isRendered(rendered.event) ? JSON.stringify(rendered.event.pattern) : '';
    case 'insights': return isRendered(rendered.insights) ? rendered.insights.filter : '';
  }
}

/** What EventBridge keeps from rules that do not ask for it. */
function isReadOnlyEvent({ eventName, eventType, readOnly, managementEvent, eventCategory }: Json): boolean {
  return readOnly === true && eventType === 'AwsApiCall' && managementEvent !== false && (eventCategory ?? 'Management') === 'Management'
    && typeof eventName === 'string' && /^(?:Get|List|Describe)/.test(eventName);
}
