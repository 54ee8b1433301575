import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';
import { normalizePattern } from '../filter-pattern';
import { ValidationError } from '../private/errors';

/** A rule and the pack that it comes from. */
export interface ResolvedRule {
  readonly rule: DetectionRule;
  readonly pack: RulePack;
}

interface Conflict {
  readonly first: RulePack;
  readonly second: RulePack;
  readonly ids: string[];
}

/**
 * The rules of packs, in their order. The same rule in two packs counts once, in the first of them: what the library
 * recommends is taken from its packs on a topic. Two rules of one id that are not the same are an error.
 */
export function resolveRules(packs: readonly RulePack[], prop = 'alarmRules'): readonly ResolvedRule[] {
  const rules = new Map<string, ResolvedRule>();
  const conflicts = new Map<string, Conflict>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const known = rules.get(rule.id);
      if (!known) rules.set(rule.id, { rule, pack });
      else if (!isSame(known, { rule, pack })) addConflict(conflicts, known.pack, pack, rule.id);
    }
  }
  if (conflicts.size > 0) throw new ValidationError(`${prop}: ${[...conflicts.values()].map(describe).join('; ')}`);
  return [...rules.values()];
}

/** Whether two rules make the same alarm and the same row of the `detections` view. */
function isSame(one: ResolvedRule, other: ResolvedRule): boolean {
  return deployed(one) === deployed(other);
}

function deployed({ rule, pack }: ResolvedRule): string {
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

function describe({ first, second, ids }: Conflict): string {
  const list = ids.map((id) => `'${id}'`).join(', ');
  return `packs '${first.id}' and '${second.id}' have different rules with the same id: leave those of one pack out with without([${list}]), `
    + 'or change both in the same way';
}

/** Two rules of different packs with one condition. */
interface Pair {
  readonly kept: ResolvedRule;
  readonly repeated: ResolvedRule;
}

/**
 * Warns of a condition that two packs have under different ids, for each of them. Those of an exact pack are one warning
 * for each pack beside it: an exact pack is taken as it is, and is meant to repeat what others have.
 */
export function warnOfDuplicateConditions(scope: IConstruct, rules: readonly ResolvedRule[]): void {
  const groups = new Map<string, Pair[]>();
  for (const pair of findPairs(rules)) {
    const id = warningId(pair);
    groups.set(id, [...groups.get(id) ?? [], pair]);
  }
  for (const [id, pairs] of groups) Annotations.of(scope).addWarningV2(id, message(pairs));
}

function findPairs(rules: readonly ResolvedRule[]): readonly Pair[] {
  const byCondition = new Map<string, ResolvedRule[]>();
  for (const packed of rules) {
    const text = normalizePattern(packed.rule._condition);
    byCondition.set(text, [...byCondition.get(text) ?? [], packed]);
  }
  return [...byCondition.values()].flatMap((sharing) => {
    const kept = sharing.find(({ pack }) => pack.exact) ?? sharing[0];
    return sharing.filter(({ pack }) => pack !== kept.pack).map((repeated) => ({ kept, repeated }));
  });
}

function warningId({ kept, repeated }: Pair): string {
  const [one, other] = kept.pack.exact ? [kept.pack.id, repeated.pack.id] : [kept.rule.id, repeated.rule.id];
  return `cdk-cloudtrail-analytics:sharedCondition:${one}:${other}`;
}

function message(pairs: readonly Pair[]): string {
  const [{ kept, repeated }] = pairs;
  const which = pairs.map((pair) => `'${pair.repeated.rule.id}' that of '${pair.kept.rule.id}'`).join(', ');
  const ids = pairs.map((pair) => `'${pair.repeated.rule.id}'`).join(', ');
  return `rules of pack '${repeated.pack.id}' repeat conditions of pack '${kept.pack.id}' (${which}): a record trips both alarms, and both are `
    + `billed; leave the repeated ones out of pack '${repeated.pack.id}' with without([${ids}]), or acknowledge this warning`;
}
