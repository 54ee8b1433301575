import { Duration, Token } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Evidence, PackId } from './builtin-rules';
import { CisLevel, CisOptions, CisVersion } from './cis';
import { DetectionRule } from './detection-rule';
import { loadBuiltinRules, createRules } from './load-builtin-rules';
import { Severity } from './severity';
import { createAnd, parsePattern, printPattern } from '../filter-pattern';
import { ValidationError } from '../private/errors';
import { ID_PATTERN } from '../private/names';

const NAMESPACE_PATTERN = /^[A-Za-z0-9._/#-]{1,255}$/;
const REGION_PATTERN = /^[a-z*][a-z0-9*-]*$/;
const DEFAULT_NAMESPACE = 'CloudTrailAnalytics';
/** The metric namespace that the Security Hub CSPM controls require. */
const SECURITY_HUB_NAMESPACE = 'LogMetrics';

/** Options for a custom `RulePack`. */
export interface RulePackOptions {
  /**
   * Namespace of the metrics that count matching events.
   *
   * @default 'CloudTrailAnalytics'
   */
  readonly metricNamespace?: string;
}

/** Changes to a rule of a pack that is not exact. */
export interface RuleTuning {
  /**
   * Number of matching events in one period at which the alarm changes to the `ALARM` state: an integer of 1 or more.
   *
   * @default - the threshold of the pack's rule
   */
  readonly threshold?: number;

  /**
   * Period over which matching events are counted: whole minutes, up to one day.
   *
   * @default - the period of the pack's rule
   */
  readonly period?: Duration;

  /**
   * Severity of a detection.
   *
   * @default - the severity of the pack's rule
   */
  readonly severity?: Severity;
}

/**
 * A pack of detection rules. Packs are immutable: methods that change a pack return a new pack.
 */
export class RulePack {
  /**
   * High-signal rules suitable for paging, quiet during normal activity: root user activity, sign-in without MFA, tampering with
   * the trail and security services, administrator permissions, scheduled key deletion, public data.
   *
   * The rules are taken from the packs by topic. You can use both: a rule that is in two packs is used once.
   */
  public static recommended(): RulePack {
    return RulePack.builtIn('recommended');
  }

  /**
   * The 14 metric filters that Security Hub CSPM controls CloudWatch.1 to CloudWatch.14 prescribe, with the exact patterns, and
   * alarms that satisfy the controls.
   *
   * The rules also match routine changes. The pack is exact: rules can be excluded, but not tuned.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  public static securityHub(): RulePack {
    return RulePack.builtIn('security-hub', { metricNamespace: SECURITY_HUB_NAMESPACE, exact: true, _builtIn: true });
  }

  /**
   * The metric filters that a version of the CIS AWS Foundations Benchmark requires, with corrections where the text of the
   * benchmark is wrong. The `controlDeviation` of a rule describes the correction.
   *
   * The rules also match routine changes, and can be tuned. A rule has the same ID in every version. Most rules have the same
   * condition as a rule of `securityHub()`: using both packs is a warning.
   *
   * @param version version of the benchmark
   * @param options profile level
   * @see https://www.cisecurity.org/benchmark/amazon_web_services
   */
  public static cis(version: CisVersion, options: CisOptions = {}): RulePack {
    const entries = loadBuiltinRules().cisEntries(version).filter(({ level }) => level === 1 || options.level !== CisLevel.LEVEL_1);
    return new RulePack('cis', createRules(entries), BUILT_IN);
  }

  /**
   * Rules on changes to instances, networks, permissions and the trail, and on failed calls. The rules also match deployments,
   * and are intended for accounts in which every change is reviewed.
   */
  public static operations(): RulePack {
    return RulePack.builtIn('operations');
  }

  /**
   * Rules on logs and security services that are disabled, reduced or bypassed.
   */
  public static tampering(): RulePack {
    return RulePack.builtIn('tampering');
  }

  /**
   * Rules on the root user, credentials, permissions, trust relationships and sign-ins.
   */
  public static identity(): RulePack {
    return RulePack.builtIn('identity');
  }

  /**
   * Rules on data that is exposed, exfiltrated, read in bulk or destroyed: buckets, snapshots, databases, secrets and keys.
   */
  public static data(): RulePack {
    return RulePack.builtIn('data');
  }

  /**
   * Rules on inbound, outbound and inter-network access.
   */
  public static network(): RulePack {
    return RulePack.builtIn('network');
  }

  /**
   * Rules on code execution and persistence on instances, functions and clusters.
   */
  public static compute(): RulePack {
    return RulePack.builtIn('compute');
  }

  /**
   * Rules on changes to the organization, its accounts and its policies. Most of these events are recorded in the management account.
   */
  public static organization(): RulePack {
    return RulePack.builtIn('organization');
  }

  /**
   * Rules on cost abuse of a compromised account: foundation models, large instances, email, purchases, unused Regions.
   */
  public static cost(): RulePack {
    return RulePack.builtIn('cost');
  }

  /**
   * One rule that detects changes outside the Regions in use.
   *
   * Throws an error if no Region is specified, or if the pattern exceeds 1,024 characters (about 25 Regions).
   *
   * @param regions the Regions in use, with `*` as a wildcard; include us-east-1, where global services are recorded
   */
  public static outsideRegions(regions: string[]): RulePack {
    const invalid = regions.find((region) => !Token.isUnresolved(region) && !REGION_PATTERN.test(region));
    if (regions.length === 0 || invalid !== undefined) {
      throw new ValidationError('regions must contain at least one Region name, with * as a wildcard; '
        + `got ${invalid === undefined ? 'none' : `'${invalid}'`}`);
    }
    return new RulePack('outside-regions', createRules([loadBuiltinRules().activityOutsideRegions(regions)]), BUILT_IN);
  }

  /**
   * Creates a custom rule pack.
   *
   * Throws an error if there are no rules, or if two rules have the same ID.
   *
   * @param id ID of the pack: lower-case words joined by hyphens
   * @param rules the rules, with unique IDs
   * @param options namespace of the metrics
   */
  public static of(id: string, rules: DetectionRule[], options: RulePackOptions = {}): RulePack {
    return new RulePack(id, rules, { metricNamespace: options.metricNamespace ?? DEFAULT_NAMESPACE, exact: false, _builtIn: false });
  }

  /**
   * Creates the rules that detect tampering with deployed resources. Returns undefined if no resource is specified.
   *
   * @internal
   */
  public static _evidence(evidence: Evidence): RulePack | undefined {
    const rules = createRules(loadBuiltinRules().evidencePack(evidence).entries);
    return rules.length > 0 ? new RulePack('evidence', rules, BUILT_IN) : undefined;
  }

  private static builtIn(id: PackId, traits = BUILT_IN): RulePack {
    return new RulePack(id, createRules(loadBuiltinRules().BUILTIN_PACKS[id].entries), traits);
  }

  /** ID of the pack. */
  public readonly id: string;

  /** The rules of the pack. */
  public readonly rules: DetectionRule[];

  /** Namespace of the metrics that count matching events. */
  public readonly metricNamespace: string;

  /** Indicates whether controls prescribe the rules, so that the rules cannot be tuned. */
  public readonly exact: boolean;

  /**
   * Indicates whether the rules are built-in rules, which are tested in this library.
   *
   * @internal
   */
  public readonly _builtIn: boolean;

  private constructor(id: string, rules: readonly DetectionRule[], { metricNamespace, exact, _builtIn }: PackTraits) {
    if (!ID_PATTERN.test(id)) {
      throw new ValidationError(`rule pack id must be lower-case words of letters and digits joined by hyphens; got '${id}'`);
    }
    if (rules.length === 0) throw new ValidationError(`rule pack '${id}' must have at least one rule; got none`);
    const duplicate = rules.find((rule, index) => rules.findIndex((other) => other.id === rule.id) !== index);
    if (duplicate) throw new ValidationError(`rule pack '${id}': rule IDs must be unique; got '${duplicate.id}' twice`);
    if (!Token.isUnresolved(metricNamespace) && (!NAMESPACE_PATTERN.test(metricNamespace) || metricNamespace.startsWith('AWS/'))) {
      throw new ValidationError(`rule pack '${id}': metricNamespace must be 1 to 255 letters, digits and . _ / # -, and not start with 'AWS/'; `
        + `got '${metricNamespace}'`);
    }
    this.id = id;
    this.rules = [...rules];
    this.metricNamespace = metricNamespace;
    this.exact = exact;
    this._builtIn = _builtIn;
  }

  /**
   * Returns the pack without some of its rules.
   *
   * Throws an error if the pack has no rule with one of the IDs, or if no rule is left.
   *
   * @param ids IDs of the rules to exclude
   */
  public without(ids: string[]): RulePack {
    this.validateIds(ids);
    return this.withRules(this.rules.filter((rule) => !ids.includes(rule.id)));
  }

  /**
   * Returns the pack with only some of its rules.
   *
   * Throws an error if the pack has no rule with one of the IDs, or if no ID is specified.
   *
   * @param ids IDs of the rules to include
   */
  public only(ids: string[]): RulePack {
    this.validateIds(ids);
    return this.withRules(this.rules.filter((rule) => ids.includes(rule.id)));
  }

  /**
   * Returns the pack with changes to one of its rules.
   *
   * Throws an error if the pack has no rule with this ID, if the pack is exact, or if the changed rule is not valid.
   *
   * @param id ID of the rule
   * @param tuning the changes
   */
  public tuned(id: string, tuning: RuleTuning): RulePack {
    this.validateIds([id], 'id');
    this.validateTunable();
    return this.withRules(this.rules.map((rule) => (rule.id === id ? rule._with({ ...tuning }) : rule)));
  }

  /**
   * Returns the pack with rules that ignore the activity of a principal, for example a deployment role or a scanner. Events that
   * contain no principal still match.
   *
   * Throws an error if the pack is exact, if the ARN is that of a role and not of its sessions, or if a pattern exceeds 1,024
   * characters.
   *
   * @param arnPattern ARN of the principal as in CloudTrail events, with `*` as a wildcard; for a role, the ARN of its sessions:
   *   `arn:aws:sts::111122223333:assumed-role/Deploy/*`
   */
  public excludingPrincipals(arnPattern: string): RulePack {
    this.validateTunable();
    validateArnPattern(arnPattern);
    return this.withRules(this.rules.map((rule) => this.excludePrincipal(rule, arnPattern)));
  }

  /** A missing ARN does not match `!=`, so that the pattern must include it explicitly. */
  private excludePrincipal(rule: DetectionRule, arnPattern: string): DetectionRule {
    const others = parsePattern(`{ ($.userIdentity.arn NOT EXISTS) || ($.userIdentity.arn != "${arnPattern}") }`);
    const pattern = printPattern(createAnd([rule._condition, others]));
    try {
      return rule._with({ pattern: FilterPattern.literal(pattern) });
    } catch (error) {
      throw new ValidationError(`rule pack '${this.id}': arnPattern '${arnPattern}' cannot be excluded because a pattern becomes too long; `
        + `shorten it, or exclude the rule with without(['${rule.id}']): ${(error as Error).message}`);
    }
  }

  private withRules(rules: readonly DetectionRule[]): RulePack {
    return new RulePack(this.id, rules, this);
  }

  private validateIds(ids: string[], parameter = 'ids'): void {
    const known = this.rules.map(({ id }) => id);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new ValidationError(`rule pack '${this.id}': ${parameter} must be in the pack, which has ${known.join(', ')}; `
        + `got ${unknown.map((id) => `'${id}'`).join(', ')}`);
    }
  }

  private validateTunable(): void {
    if (!this.exact) return;
    throw new ValidationError(`rule pack '${this.id}' is exact: its rules cannot be tuned, because a control fails if its filter or alarm differs; `
      + 'exclude rules with without(), and use RulePack.recommended() or custom rules in addition');
  }
}

/** Deployment settings of the rules of a pack. */
interface PackTraits {
  readonly metricNamespace: string;
  readonly exact: boolean;
  readonly _builtIn: boolean;
}

const BUILT_IN: PackTraits = { metricNamespace: DEFAULT_NAMESPACE, exact: false, _builtIn: true };

function validateArnPattern(arnPattern: string): void {
  if (Token.isUnresolved(arnPattern)) return;
  if (!/^(arn:|\*)[^"\\\s]*$/.test(arnPattern) || /^\**$/.test(arnPattern)) {
    throw new ValidationError(`arnPattern must be an ARN without spaces, quotes and backslashes, with * as a wildcard; got '${arnPattern}'`);
  }
  const [, role] = /:iam:[^/]*:role\/(?:.*\/)?([^/]*)$/.exec(arnPattern) ?? [];
  if (role !== undefined) {
    throw new ValidationError('arnPattern must be an ARN as in CloudTrail events; for a role, the ARN of its sessions: '
      + `arn:aws:sts::*:assumed-role/${role}/*; got '${arnPattern}'`);
  }
}
