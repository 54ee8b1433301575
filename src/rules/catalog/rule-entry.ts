import { Severity } from '../severity';

/** A rule of the library's own catalog, as data. */
export interface RuleEntry {
  /** Contract: alarms, saved queries and users' code name it. */
  readonly id: string;
  readonly title: string;
  readonly pattern: string;
  readonly severity: Severity;
  readonly meaning: string;
  readonly response: string;
  readonly threshold?: number;
  readonly periodMinutes?: number;
  /** What matches without being a reason to worry. */
  readonly knownNoise?: string;
  /** Ids of MITRE ATT&CK techniques. */
  readonly techniques?: readonly string[];
  /** Benchmark controls that the rule is for, e.g. `CIS 3.0 4.3` or `Security Hub CloudWatch.1`. */
  readonly controls?: readonly string[];
}

/** A condition that holds for any of the event names. */
export function anyEvent(...names: string[]): string {
  return `(${names.map((name) => `($.eventName = "${name}")`).join(' || ')})`;
}

/** A condition that holds for any of the event names of one service. */
export function eventsOf(source: string, ...names: string[]): string {
  return `($.eventSource = "${source}.amazonaws.com") && ${anyEvent(...names)}`;
}
