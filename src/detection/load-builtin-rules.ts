import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { RuleEntry } from './builtin-rules';
import { DetectionRule } from './detection-rule';

/** Creates rules from the data of built-in rules. */
export function createRules(entries: readonly RuleEntry[]): DetectionRule[] {
  return entries.map((entry) => new DetectionRule({
    id: entry.id,
    title: entry.title,
    pattern: FilterPattern.literal(entry.pattern),
    severity: entry.severity,
    description: entry.description,
    runbook: entry.runbook,
    threshold: entry.threshold,
    period: entry.periodMinutes === undefined ? undefined : Duration.minutes(entry.periodMinutes),
    falsePositives: entry.falsePositives,
    techniques: [...entry.techniques],
    controls: [...entry.controls ?? []],
    controlDeviation: entry.controlDeviation,
    maxTokenLength: entry.maxTokenLength,
  }));
}

/** Loads the data of the built-in rules on demand. It is a quarter of the code, and apps that use only custom rules do not require it. */
export function loadBuiltinRules(): typeof import('./builtin-rules') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./builtin-rules');
}
