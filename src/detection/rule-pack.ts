import { Duration, Token } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Evidence, PackId } from './builtin-rules';
import { CisLevel, CisOptions, CisVersion } from './cis';
import { DetectionRule } from './detection-rule';
import { loadBuiltinRules, createRules } from './load-builtin-rules';
import { Severity } from './severity';
import { createAnd, parsePattern, printPattern } from '../filter-pattern';
import { ValidationError } from '../private/errors';

const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAMESPACE_PATTERN = /^[A-Za-z0-9._/#-]{1,255}$/;
const REGION_PATTERN = /^[a-z*][a-z0-9*-]*$/;
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

/** What can be changed of a rule that is not exact. */
export interface RuleTuning {
  /**
   * How many matching records within one period make the alarm fire; a whole number, at least 1.
   *
   * @default - as the pack has it
   */
  readonly threshold?: number;

  /**
   * How long matching records are counted together: whole minutes, at most a day.
   *
   * @default - as the pack has it
   */
  readonly period?: Duration;

  /**
   * How much it matters.
   *
   * @default - as the pack has it
   */
  readonly severity?: Severity;
}

/**
 * Rules that belong together. A pack does not change: what tunes it gives a new pack.
 */
export class RulePack {
  /**
   * Rules that are worth being woken for and quiet on normal activity: use of root, sign-in without MFA, tampering with
   * the trail and with other watchers, administrator rights, keys on their way to deletion, data made public. They are
   * taken from the packs on a topic, which can stand beside it: a rule that is in two packs counts once.
   */
  public static recommended(): RulePack {
    return RulePack.builtIn('recommended');
  }

  /**
   * The 14 metric filters that Security Hub's controls CloudWatch.1 to CloudWatch.14 prescribe, letter for letter,
   * with alarms that satisfy the controls. They notify about ordinary changes too. The pack is exact: its rules can be left
   * out, but not tuned.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  public static securityHub(): RulePack {
    return RulePack.builtIn('security-hub', { metricNamespace: SECURITY_HUB_NAMESPACE, exact: true, _builtIn: true });
  }

  /**
   * The metric filters that a version of the CIS AWS Foundations Benchmark asks for, put right where its text is wrong:
   * the `deviation` of each rule says how. They notify about ordinary changes too, and can be tuned.
   *
   * A rule has the same id in every version. Most have the condition of a rule of `securityHub()`, of which a warning
   * tells when both are taken.
   *
   * @param version the version that the account is measured against
   * @param options the profile, if it is not the one that has all
   * @see https://www.cisecurity.org/benchmark/amazon_web_services
   */
  public static cis(version: CisVersion, options: CisOptions = {}): RulePack {
    const entries = loadBuiltinRules().cisEntries(version).filter(({ level }) => level === 1 || options.level !== CisLevel.LEVEL_1);
    return new RulePack('cis', createRules(entries), BUILT_IN);
  }

  /**
   * Changes of instances, networks, rights and the trail, and failures, for accounts where somebody wants to hear of
   * each, as deployments make them too.
   */
  public static operations(): RulePack {
    return RulePack.builtIn('operations');
  }

  /**
   * Logs and watchers that are switched off, thinned out or made to look away.
   */
  public static tampering(): RulePack {
    return RulePack.builtIn('tampering');
  }

  /**
   * The root user, credentials, rights, trust in others, and where people come from.
   */
  public static identity(): RulePack {
    return RulePack.builtIn('identity');
  }

  /**
   * Data that is opened, copied away, read in bulk or destroyed: buckets, snapshots, databases, secrets and keys.
   */
  public static data(): RulePack {
    return RulePack.builtIn('data');
  }

  /**
   * Ways into a network, out of it and between networks.
   */
  public static network(): RulePack {
    return RulePack.builtIn('network');
  }

  /**
   * Code and commands on machines, functions and clusters, and ways to stay there.
   */
  public static compute(): RulePack {
    return RulePack.builtIn('compute');
  }

  /**
   * The organization, its accounts and what holds for all of them: for the management account, where most of it is recorded.
   */
  public static organization(): RulePack {
    return RulePack.builtIn('organization');
  }

  /**
   * What makes bills grow when it is somebody else who uses the account: models, fleets, mail, commitments, Regions that
   * nobody uses.
   */
  public static cost(): RulePack {
    return RulePack.builtIn('cost');
  }

  /**
   * One rule: something was changed outside of the Regions in use.
   *
   * Fails when no Region is named, and when they are too many for one pattern, which takes about 25.
   *
   * @param regions the Regions in use, with `*` for any text; us-east-1 should be among them, where global services are recorded
   */
  public static outsideRegions(regions: string[]): RulePack {
    const wrong = regions.find((region) => !Token.isUnresolved(region) && !REGION_PATTERN.test(region));
    if (regions.length === 0 || wrong !== undefined) {
      throw new ValidationError(`regions must be names of Regions, at least one, with * for any text; got ${wrong === undefined ? 'none' : `'${wrong}'`}`);
    }
    return new RulePack('outside-regions', createRules([loadBuiltinRules().activityOutsideRegions(regions)]), BUILT_IN);
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
    return new RulePack(id, rules, { metricNamespace: options.metricNamespace ?? DEFAULT_NAMESPACE, exact: false, _builtIn: false });
  }

  /**
   * Rules about what is deployed: undefined where nothing is.
   *
   * @internal
   */
  public static _evidence(evidence: Evidence): RulePack | undefined {
    const rules = createRules(loadBuiltinRules().evidencePack(evidence).entries);
    return rules.length > 0 ? new RulePack('evidence', rules, BUILT_IN) : undefined;
  }

  private static builtIn(id: PackId, traits = BUILT_IN): RulePack {
    return new RulePack(id, packRules(id), traits);
  }

  /** Names the pack. */
  public readonly id: string;

  /** The rules of the pack. */
  public readonly rules: DetectionRule[];

  /** Namespace of the metrics that count matching records. */
  public readonly metricNamespace: string;

  /** Whether the rules are prescribed letter for letter, so that none of them can be tuned. */
  public readonly exact: boolean;

  /**
   * Whether the rules are the library's, which are tested where they are written.
   *
   * @internal
   */
  public readonly _builtIn: boolean;

  private constructor(id: string, rules: readonly DetectionRule[], { metricNamespace, exact, _builtIn }: PackTraits) {
    if (!ID_PATTERN.test(id)) {
      throw new ValidationError(`rule pack id must be lower-case words of letters and digits joined by hyphens; got '${id}'`);
    }
    if (rules.length === 0) throw new ValidationError(`rule pack '${id}' must have at least one rule; got none`);
    rules.forEach((rule, index) => {
      if (rules.findIndex((other) => other.id === rule.id) !== index) {
        throw new ValidationError(`rule pack '${id}': rule ids must be unique; got '${rule.id}' twice`);
      }
    });
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
   * The pack without some of its rules.
   *
   * Fails when an id is not in the pack, or when no rule is left.
   *
   * @param ids ids of the rules to leave out
   */
  public without(ids: string[]): RulePack {
    this.checkKnown(ids);
    return this.withRules(this.rules.filter((rule) => !ids.includes(rule.id)));
  }

  /**
   * Some of the pack's rules.
   *
   * Fails when an id is not in the pack, or when there is none.
   *
   * @param ids ids of the rules to keep
   */
  public only(ids: string[]): RulePack {
    this.checkKnown(ids);
    return this.withRules(this.rules.filter((rule) => ids.includes(rule.id)));
  }

  /**
   * The pack with one of its rules changed.
   *
   * Fails when the id is not in the pack, when the pack is exact, and when the rule cannot be what it is tuned to.
   *
   * @param id id of the rule
   * @param tuning what to change
   */
  public tuned(id: string, tuning: RuleTuning): RulePack {
    this.checkKnown([id]);
    this.checkTunable();
    return this.withRules(this.rules.map((rule) => (rule.id === id ? rule._with({ ...tuning }) : rule)));
  }

  /**
   * The pack with rules that leave out what certain principals do: a deployment role, a scanner. A record that names no
   * principal still matches.
   *
   * Fails when the pack is exact, when it is the ARN of a role and not of its sessions, and when a pattern grows beyond
   * 1,024 characters.
   *
   * @param arnPattern ARN of the principal as records have it, with `*` for any text; of a role, it is the session's:
   *   `arn:aws:sts::111122223333:assumed-role/Deploy/*`
   */
  public excludingPrincipals(arnPattern: string): RulePack {
    this.checkTunable();
    validateArnPattern(arnPattern);
    return this.withRules(this.rules.map((rule) => this.excluding(rule, arnPattern)));
  }

  /** An absent ARN matches no `!=`, so it is let through explicitly. */
  private excluding(rule: DetectionRule, arnPattern: string): DetectionRule {
    const others = parsePattern(`{ ($.userIdentity.arn NOT EXISTS) || ($.userIdentity.arn != "${arnPattern}") }`);
    const pattern = printPattern(createAnd([rule._condition, others]));
    try {
      return rule._with({ pattern: FilterPattern.literal(pattern) });
    } catch (error) {
      throw new ValidationError(`rule pack '${this.id}': arnPattern '${arnPattern}' cannot be excluded, as a pattern grows too long; shorten it, or leave the rule `
        + `out with without(['${rule.id}']): ${(error as Error).message}`);
    }
  }

  private withRules(rules: readonly DetectionRule[]): RulePack {
    return new RulePack(this.id, rules, this);
  }

  private checkKnown(ids: string[]): void {
    const known = this.rules.map(({ id }) => id);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new ValidationError(`rule pack '${this.id}' has no rule ${unknown.map((id) => `'${id}'`).join(', ')}; it has ${known.join(', ')}`);
    }
  }

  private checkTunable(): void {
    if (!this.exact) return;
    throw new ValidationError(`rule pack '${this.id}' is exact: a control fails when its filter or alarm differs, so its rules cannot be tuned; `
      + 'leave rules out with without(), and use RulePack.recommended() or rules of your own beside it');
  }
}

/** How the rules of a pack are deployed. */
interface PackTraits {
  readonly metricNamespace: string;
  readonly exact: boolean;
  readonly _builtIn: boolean;
}

const BUILT_IN: PackTraits = { metricNamespace: DEFAULT_NAMESPACE, exact: false, _builtIn: true };

/** Rules do not change, so that all packs can have the same ones. */
const PACK_RULES = new Map<PackId, readonly DetectionRule[]>();

function packRules(id: PackId): readonly DetectionRule[] {
  const rules = PACK_RULES.get(id) ?? createRules(loadBuiltinRules().BUILTIN_PACKS[id].entries);
  PACK_RULES.set(id, rules);
  return rules;
}

function validateArnPattern(arnPattern: string): void {
  if (Token.isUnresolved(arnPattern)) return;
  if (!/^(arn:|\*)[^"\\\s]*$/.test(arnPattern) || /^\**$/.test(arnPattern)) {
    throw new ValidationError(`arnPattern must be an ARN, with * for any text, without spaces, quotes and backslashes; got '${arnPattern}'`);
  }
  const [, role] = /:iam:[^/]*:role\/(?:.*\/)?([^/]*)$/.exec(arnPattern) ?? [];
  if (role !== undefined) {
    throw new ValidationError(`arnPattern must be an ARN as records have it: of a role, that of its sessions, as arn:aws:sts::*:assumed-role/${role}/*; `
      + `got '${arnPattern}'`);
  }
}
