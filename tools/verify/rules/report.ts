import { countMatches, EngineResult, Matches } from './engines';
import { findExcuse, isRendered, Rendered, Target, TARGETS } from './renderings';
import { printPattern } from '../../../src/filter-pattern';
import { Json } from '../real-records';

/** The prefix of the names of random conditions. */
export const RANDOM = 'random ';
const MAX_SHOWN = 5;
const MIN_EVENT_SHARE = 0.9;
const MIN_RANDOM_SHARE = 0.6;
/** The detail type of the EventBridge event by the `eventType` of the record. */
const DETAIL_TYPES: Readonly<Record<string, string>> = {
  AwsApiCall: 'AWS API Call via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsCloudTrailInsight: 'AWS Insight via CloudTrail',
  AwsVpceEvent: 'AWS Network Activity Event via CloudTrail',
};

interface Tally {
  readonly conditions: Set<string>;
  results: number;
  matches: number;
  excused: number;
  /** The rules with excused differences. */
  readonly excusedRules: Set<string>;
  readonly excuses: Map<string, number>;
  wrong: number;
}

/** The renderings of a condition, and the matches of the evaluator. */
export interface Evaluated extends Rendered {
  readonly expected: Matches;
}

/** Collects results, prints a summary, and sets the exit code. */
export class Report {
  private readonly start = performance.now();
  private readonly tallies = new Map<Target, Tally>(TARGETS.map((target) => [target, createTally()]));
  private readonly problems: string[] = [];
  private readonly seen = new Set<string>();
  private complexity = 0;
  private problemCount = 0;

  public log(text: string): void {
    console.log(`${((performance.now() - this.start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  }

  /**
   * Compares the matches of an engine with the evaluator. They can differ for records that violate an assumption of the rendering. For an
   * unchanged record, an event pattern and a Logs Insights filter cannot differ.
   */
  public compare(evaluated: Evaluated, result: EngineResult, records: readonly Json[], unchanged?: ReadonlySet<Json>): void {
    const { target, matches, complexity = 0, error } = result;
    if (error !== undefined) {
      this.problem(`${evaluated.name}: event-ruler rejects ${formatRendering(evaluated, target)}\n  ${error}`);
      return;
    }
    const tally = this.tally(target);
    tally.conditions.add(evaluated.name);
    tally.results += records.length;
    tally.matches += countMatches(matches);
    this.complexity = Math.max(this.complexity, complexity);
    const wrong = [...matches.keys()].filter((index) => {
      if (matches[index] === evaluated.expected[index]) return false;
      const isUnchanged = unchanged?.has(records[index]) ?? false;
      if (target !== 'sql' && isUnchanged) return true;
      return !this.isExcused(evaluated, target, records[index], tally);
    });
    tally.wrong += wrong.length;
    if (wrong.length === 0) return;
    this.problem(`${evaluated.name}: ${target} differs from the evaluator for ${wrong.length} records\n  ${printPattern(evaluated.condition)}\n  `
      + `${formatRendering(evaluated, target)}\n  the evaluator returns ${evaluated.expected[wrong[0]] === 1} for ${JSON.stringify(records[wrong[0]])}`);
  }

  /** Counts a problem, and keeps the first of each kind for the summary. */
  public problem(text: string): void {
    this.problemCount += 1;
    const kind = text.split(/\d/)[0] + (text.split('\n')[1] ?? '');
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    if (this.problems.length < MAX_SHOWN) this.problems.push(text);
  }

  /** Checks the detail type and the read-only setting of event patterns with unchanged records. */
  public checkEvents(all: readonly Evaluated[], records: readonly Json[], unchanged: ReadonlySet<Json>): void {
    const candidates = [...records.entries()].filter(([, record]) => unchanged.has(record));
    for (const one of all) {
      if (!isRendered(one.event)) continue;
      const { pattern, readOnlyEvents } = one.event;
      const types = pattern['detail-type'] as readonly unknown[];
      for (const [index, record] of candidates) {
        if (one.expected[index] === 0) continue;
        const type = typeof record.eventType === 'string' ? DETAIL_TYPES[record.eventType] : undefined;
        if (type && types.every((known) => typeof known === 'string' && known !== type)) {
          this.problem(`${one.name}: the rule matches an event with the detail type '${type}'; the detail types of its pattern are ${types.join(', ')}`);
        }
        if (!readOnlyEvents && isReadOnlyEvent(record)) {
          this.problem(`${one.name}: the rule matches the read-only event ${String(record.eventName)}, and its pattern excludes read-only events\n  ${printPattern(one.condition)}`);
        }
      }
    }
  }

  public finish(catalog: readonly Rendered[], random: readonly Rendered[]): void {
    for (const [target, tally] of this.tallies) this.printTally(target, tally);
    console.log(`\nmaximum complexity of wildcards in event-ruler: ${this.complexity}`);
    for (const target of TARGETS) this.printUnsupported(catalog, target);
    this.require('rules that support SQL', getShare(catalog, ['sql']), 1);
    this.require('rules that support event patterns', getShare(catalog, ['event']), MIN_EVENT_SHARE);
    this.require('random conditions that support all targets', getShare(random, TARGETS), MIN_RANDOM_SHARE);
    for (const target of TARGETS) console.log(`  random conditions that support ${target}: ${formatPercent(getShare(random, [target]))}`);
    for (const problem of this.problems) console.error(`\n${problem}`);
    if (this.problemCount > MAX_SHOWN) console.error(`\n… and ${this.problemCount - MAX_SHOWN} more`);
    this.log(this.problemCount === 0 ? 'no differences' : 'FAILED');
    if (this.problemCount > 0) process.exitCode = 1;
  }

  private printTally(target: Target, { conditions, results, matches, excused, excusedRules, excuses, wrong }: Tally): void {
    console.log(`\n${target}: ${conditions.size} conditions, ${results} results, ${matches} matches, ${wrong} differences`);
    if (excused === 0) return;
    console.log(`  ${excused} results differ because the record violates an assumption of the rendering: `
      + [...excuses].sort(([, one], [, other]) => other - one).map(([kind, count]) => `${kind} ${count}`).join(', '));
    console.log(`  rules with such differences: ${excusedRules.size === 0 ? 'none' : [...excusedRules].join(', ')}`);
  }

  private printUnsupported(catalog: readonly Rendered[], target: Target): void {
    const failures = catalog.flatMap((one) => one[target] instanceof Error ? [`  ${one.name}: ${one[target].message}`] : []);
    console.log(`\n${catalog.length - failures.length} of ${catalog.length} rules support ${target}${failures.length > 0 ? ', not supported:' : ''}`);
    for (const failure of failures) console.log(failure);
  }

  private require(label: string, actual: number, min: number): void {
    console.log(`${label}: ${formatPercent(actual)}, minimum ${formatPercent(min)}`);
    if (actual < min) this.problem(`${label} must be at least ${formatPercent(min)}; got ${formatPercent(actual)}`);
  }

  /** Returns true if the record violates an assumption of the rendering. */
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
    if (!tally) throw new Error(`unknown target ${target}`);
    return tally;
  }
}

function createTally(): Tally {
  return { conditions: new Set(), results: 0, matches: 0, excused: 0, excusedRules: new Set(), excuses: new Map(), wrong: 0 };
}

function getShare(all: readonly Rendered[], targets: readonly Target[]): number {
  return all.length === 0 ? 0 : all.filter((one) => targets.every((target) => !(one[target] instanceof Error))).length / all.length;
}

function formatPercent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function formatRendering(rendered: Rendered, target: Target): string {
  switch (target) {
    case 'sql': return String(rendered.sql);
    case 'event': return isRendered(rendered.event) ? JSON.stringify(rendered.event.pattern) : '';
    case 'insights': return isRendered(rendered.insights) ? rendered.insights.filter : '';
  }
}

/** Returns true if EventBridge delivers the event only to rules that include read-only events. */
function isReadOnlyEvent({ eventName, eventType, readOnly, managementEvent, eventCategory }: Json): boolean {
  return readOnly === true && eventType === 'AwsApiCall' && managementEvent !== false && (eventCategory ?? 'Management') === 'Management'
    && typeof eventName === 'string' && /^(?:Get|List|Describe)/.test(eventName);
}
