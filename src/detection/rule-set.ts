import { Annotations, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';
import { normalizePattern } from '../filter-pattern';
import { lintRules } from '../lint/warnings';
import { ValidationError } from '../private/errors';
import { toConstructId } from '../private/names';

/** A rule and the pack that it belongs to. */
export interface ResolvedRule {
  readonly rule: DetectionRule;
  readonly pack: RulePack;
}

interface Conflict {
  readonly first: RulePack;
  readonly second: RulePack;
  readonly ids: string[];
}

/** The rules of several packs without duplicates, in the order of the packs. */
export class RuleSet {
  /**
   * Resolves packs. A rule that is in several packs is used once, from the first of them.
   *
   * @param prop the prop that the packs were passed to, for error messages
   */
  public static of(packs: readonly RulePack[], prop: string): RuleSet {
    return new RuleSet([]).add(packs, prop);
  }

  private constructor(public readonly rules: readonly ResolvedRule[]) {}

  public get ids(): string[] {
    return this.rules.map(({ rule }) => rule.id);
  }

  /** The packs that rules of the set belong to. */
  public get packs(): readonly RulePack[] {
    return [...new Set(this.rules.map(({ pack }) => pack))];
  }

  /**
   * Returns a set that also contains the rules of other packs. Throws an error for two rules that have the same ID and differ.
   */
  public add(packs: readonly RulePack[], prop: string): RuleSet {
    const rules = new Map(this.rules.map((resolved) => [resolved.rule.id, resolved]));
    const conflicts = new Map<string, Conflict>();
    for (const pack of packs) {
      for (const rule of pack.rules) {
        const first = rules.get(rule.id);
        if (!first) rules.set(rule.id, { rule, pack });
        else if (!isSame(first, { rule, pack })) addConflict(conflicts, first.pack, pack, rule.id);
      }
    }
    if (conflicts.size > 0) throw new ValidationError(`${prop}: ${[...conflicts.values()].map(describeConflict).join('; ')}`);
    validateConstructIds([...rules.values()], prop);
    return new RuleSet([...rules.values()]);
  }

  /** Returns a set without the rules of another set. */
  public without(other: RuleSet): RuleSet {
    const excluded = new Set(other.rules.map(({ rule }) => rule));
    return new RuleSet(this.rules.filter(({ rule }) => !excluded.has(rule)));
  }

  /** Adds warnings about custom rules that are valid but cannot work as intended. Built-in rules are tested in this library. */
  public lint(scope: IConstruct): this {
    lintRules(scope, this.rules.filter(({ pack }) => !pack._builtIn).map(({ rule }) => rule));
    return this;
  }
}

/** Checks whether two rules produce the same alarm and the same row of the `detections` view. */
function isSame(one: ResolvedRule, other: ResolvedRule): boolean {
  return one.rule === other.rule && one.pack.metricNamespace === other.pack.metricNamespace && one.pack.exact === other.pack.exact
    || renderIdentity(one) === renderIdentity(other);
}

function renderIdentity({ rule, pack }: ResolvedRule): string {
  const { pattern, severity, title, description, runbook, threshold, period } = rule;
  const text = [pattern.logPatternString, severity, title, description, runbook, pack.metricNamespace];
  return JSON.stringify([...text, threshold, period.toMinutes(), pack.exact]);
}

function addConflict(conflicts: Map<string, Conflict>, first: RulePack, second: RulePack, id: string): void {
  const key = `${first.id} ${second.id}`;
  const known = conflicts.get(key);
  if (known) known.ids.push(id);
  else conflicts.set(key, { first, second, ids: [id] });
}

function describeConflict({ first, second, ids }: Conflict): string {
  return `packs '${first.id}' and '${second.id}' contain different rules with the same ID: exclude those of one pack with `
    + `without([${quoteList(ids)}]), or change both in the same way`;
}

/** Construct IDs contain no hyphens. */
function validateConstructIds(rules: readonly ResolvedRule[], prop: string): void {
  const owners = new Map<string, string>();
  for (const { rule: { id }, pack } of rules) {
    const owner = owners.get(toConstructId(id));
    if (owner) throw new ValidationError(`${prop}: rule IDs must be unique without their hyphens; got '${id}' in packs '${owner}' and '${pack.id}'`);
    owners.set(toConstructId(id), pack.id);
  }
}

/** Two rules of different packs with the same condition. */
interface Pair {
  readonly kept: ResolvedRule;
  readonly duplicate: ResolvedRule;
}

/**
 * Adds a warning for each condition that two packs contain under different IDs. The duplicates of an exact pack are one warning
 * per other pack, because an exact pack is expected to contain conditions of other packs.
 */
export function warnOfDuplicateConditions(scope: IConstruct, rules: readonly ResolvedRule[]): void {
  const groups = new Map<string, Pair[]>();
  for (const pair of findPairs(rules)) {
    const id = createWarningId(pair);
    groups.set(id, [...groups.get(id) ?? [], pair]);
  }
  for (const [id, pairs] of groups) Annotations.of(scope).addWarningV2(id, describePairs(pairs));
}

function findPairs(rules: readonly ResolvedRule[]): readonly Pair[] {
  const byCondition = new Map<string, ResolvedRule[]>();
  for (const resolved of rules) {
    const text = normalizePattern(resolved.rule._condition);
    byCondition.set(text, [...byCondition.get(text) ?? [], resolved]);
  }
  return [...byCondition.values()].flatMap((same) => {
    const kept = same.find(({ pack }) => pack.exact) ?? same[0];
    return same.filter(({ pack }) => pack !== kept.pack).map((duplicate) => ({ kept, duplicate }));
  });
}

function createWarningId({ kept, duplicate }: Pair): string {
  const [one, other] = kept.pack.exact ? [kept.pack.id, duplicate.pack.id] : [kept.rule.id, duplicate.rule.id];
  return `cdk-cloudtrail-analytics:sharedCondition:${one}:${other}`;
}

function describePairs(pairs: readonly Pair[]): string {
  const [{ kept, duplicate }] = pairs;
  const which = pairs.map((pair) => `'${pair.duplicate.rule.id}' and '${pair.kept.rule.id}'`).join(', ');
  return `rule packs '${duplicate.pack.id}' and '${kept.pack.id}' contain rules with the same condition (${which}): an event triggers both `
    + `alarms, and both are billed; exclude the duplicates from pack '${duplicate.pack.id}' with `
    + `without([${quoteList(pairs.map((pair) => pair.duplicate.rule.id))}]), or acknowledge this warning`;
}

/** Adds a warning for each custom pack that uses the metric namespace of an exact pack. */
export function warnOfSharedNamespaces(scope: IConstruct, packs: readonly RulePack[]): void {
  for (const pack of packs) {
    if (pack.exact || Token.isUnresolved(pack.metricNamespace)) continue;
    const exact = packs.find((other) => other.exact && other.metricNamespace === pack.metricNamespace);
    if (!exact) continue;
    Annotations.of(scope).addWarningV2(`cdk-cloudtrail-analytics:sharedNamespace:${pack.id}`,
      `rule pack '${pack.id}': metricNamespace '${pack.metricNamespace}' is the namespace of the exact pack '${exact.id}', whose metrics `
      + 'satisfy controls; use another namespace to separate them');
  }
}

function quoteList(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(', ');
}
