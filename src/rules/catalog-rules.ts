import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { RuleEntry } from './catalog';
import { DetectionRule } from './detection-rule';

/** Rules of the library's own catalog. */
export function rulesOf(entries: readonly RuleEntry[]): DetectionRule[] {
  return entries.map((entry) => new DetectionRule({
    id: entry.id,
    title: entry.title,
    pattern: FilterPattern.literal(entry.pattern),
    severity: entry.severity,
    meaning: entry.meaning,
    response: entry.response,
    threshold: entry.threshold,
    period: entry.periodMinutes === undefined ? undefined : Duration.minutes(entry.periodMinutes),
    knownNoise: entry.knownNoise,
    techniques: [...entry.techniques],
    controls: [...entry.controls ?? []],
    deviation: entry.deviation,
    longestToken: entry.longestToken,
  }));
}
