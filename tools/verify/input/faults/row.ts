import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, DetectionRule, DetectionRuleProps, QueryPack, RulePack } from 'cdk-cloudtrail-analytics';

/** What else is given, all of it right. */
export type Base = Pick<CloudTrailAnalyticsProps, 'resourceNamePrefix' | 'tamperDetection' | 'operationsKey'>;

/** One thing that is wrong. */
export interface Row {
  /** What the error must say, so that it is known what to correct. */
  readonly names: RegExp;
  readonly code: string;
  readonly make: (scope: Construct, base: Base) => unknown;
}

/** Each of these values is refused, with an error that names a prop. */
export function refused<T>(names: string | RegExp, values: readonly T[], make: (value: T, scope: Construct, base: Base) => unknown): Row[] {
  const pattern = typeof names === 'string' ? new RegExp(`(^|[^\\w])${names}([^\\w]|$)`) : names;
  return values.map((value) => ({
    names: pattern, code: `${String(names)}: ${shown(value)}`, make: (scope, base) => make(value, scope, base),
  }));
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 200) ?? String(value);
  } catch {
    return 'a construct';
  }
}

/** The construct with few rules and queries, and with what is wrong. */
export function analytics(scope: Construct, base: Base, wrong: CloudTrailAnalyticsProps): CloudTrailAnalytics {
  return new CloudTrailAnalytics(scope, 'Audit', { ...base, ...FEW, ...wrong });
}

/** The same for a source that can have no alarms. */
export function withoutAlarms(scope: Construct, base: Base, wrong: CloudTrailAnalyticsProps): CloudTrailAnalytics {
  return new CloudTrailAnalytics(scope, 'Audit', { ...base, alarmRules: [], ...wrong });
}

const FEW = {
  alarmRules: [RulePack.recommended().only(['root-usage'])],
  queryPacks: [QueryPack.security().only(['root-activity'])],
};

/** A rule of one's own. */
export function rule(props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "A" }'), ...props });
}

export function patternRule(text: string, props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return rule({ pattern: FilterPattern.literal(text), ...props });
}
