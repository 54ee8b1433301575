import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { RECOMMENDED } from './catalog/recommended';
import { RuleEntry } from './catalog/rule-entry';
import { SECURITY_HUB } from './catalog/security-hub';
import { DetectionRule } from './detection-rule';

const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const DEFAULT_NAMESPACE = 'CloudTrailAnalytics';
/** Security Hub looks for the metrics of its controls in this namespace. */
const SECURITY_HUB_NAMESPACE = 'LogMetrics';

/** What a `RulePack` of one's own can say beyond its rules. */
export interface RulePackOptions {
  /**
   * Namespace of the metrics that count matching records.
   *
   * @default 'CloudTrailAnalytics'
   */
  readonly metricNamespace?: string;
}

/** Rules that belong together. */
export class RulePack {
  /**
   * Rules that are worth being woken for and quiet on normal activity: use of root, sign-in without MFA, tampering with
   * the trail and with other watchers, administrator rights, keys on their way to deletion, data made public.
   */
  public static recommended(): RulePack {
    return RulePack.fromEntries('recommended', RECOMMENDED, DEFAULT_NAMESPACE);
  }

  /**
   * The 14 metric filters that Security Hub's controls CloudWatch.1 to CloudWatch.14 prescribe, letter for letter,
   * with alarms that satisfy the controls. They notify about ordinary changes too.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  public static securityHub(): RulePack {
    return RulePack.fromEntries('security-hub', SECURITY_HUB, SECURITY_HUB_NAMESPACE);
  }

  /**
   * A pack of one's own rules.
   *
   * Fails when it is empty or when two rules have the same id.
   *
   * @param id names the pack: lower-case words joined by hyphens
   * @param rules the rules, each with an id of its own
   * @param options the namespace of the metrics
   */
  public static of(id: string, rules: DetectionRule[], options: RulePackOptions = {}): RulePack {
    return new RulePack(id, rules, options.metricNamespace ?? DEFAULT_NAMESPACE);
  }

  private static fromEntries(id: string, entries: readonly RuleEntry[], metricNamespace: string): RulePack {
    return new RulePack(id, entries.map(ruleOf), metricNamespace);
  }

  /** Names the pack. */
  public readonly id: string;

  /** The rules of the pack. */
  public readonly rules: DetectionRule[];

  /** Namespace of the metrics that count matching records. */
  public readonly metricNamespace: string;

  private constructor(id: string, rules: DetectionRule[], metricNamespace: string) {
    if (!ID_PATTERN.test(id)) {
      throw new Error(`rule pack id must be lower-case words of letters and digits joined by hyphens; got '${id}'`);
    }
    if (rules.length === 0) throw new Error(`rule pack '${id}' must have at least one rule; got none`);
    rules.forEach((rule, index) => {
      if (rules.findIndex((other) => other.id === rule.id) !== index) {
        throw new Error(`rule pack '${id}': rule ids must be unique; got '${rule.id}' twice`);
      }
    });
    if (!/^[A-Za-z0-9._/#-]{1,255}$/.test(metricNamespace) || metricNamespace.startsWith('AWS/')) {
      throw new Error(`rule pack '${id}': metricNamespace must be 1 to 255 letters, digits and . _ / # -, and not start with 'AWS/'; `
        + `got '${metricNamespace}'`);
    }
    this.id = id;
    this.rules = [...rules];
    this.metricNamespace = metricNamespace;
  }
}

function ruleOf(entry: RuleEntry): DetectionRule {
  return new DetectionRule({
    ...entry,
    pattern: FilterPattern.literal(entry.pattern),
    period: entry.periodMinutes === undefined ? undefined : Duration.minutes(entry.periodMinutes),
  });
}
