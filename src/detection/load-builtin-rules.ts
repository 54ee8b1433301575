import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { RuleEntry } from './builtin-rules';
import { DetectionRule } from './detection-rule';

/** Rules of the library's own catalog. */
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

/**
 * The library's own rules, loaded when the first of them is asked for: they are a quarter of the code, and apps with rules of their own, or
 * tables alone, need none of it.
 */
export function loadBuiltinRules(): typeof import('./builtin-rules') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./builtin-rules');
}
