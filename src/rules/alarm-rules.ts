import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';

/** A rule and the pack that it comes from. */
export interface PackedRule {
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
export function alarmRulesOf(packs: readonly RulePack[], prop = 'alarmRules'): readonly PackedRule[] {
  const rules = new Map<string, PackedRule>();
  const conflicts = new Map<string, Conflict>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const known = rules.get(rule.id);
      if (!known) rules.set(rule.id, { rule, pack });
      else if (!isSame(known, { rule, pack })) addConflict(conflicts, known.pack, pack, rule.id);
    }
  }
  if (conflicts.size > 0) throw new Error(`${prop}: ${[...conflicts.values()].map(describe).join('; ')}`);
  return [...rules.values()];
}

/** Whether two rules make the same alarm and the same row of the `detections` view. */
function isSame(one: PackedRule, other: PackedRule): boolean {
  return deployed(one) === deployed(other);
}

function deployed({ rule, pack }: PackedRule): string {
  const { pattern, severity, title, meaning, response, threshold, period } = rule;
  const text = [pattern.logPatternString, severity, title, meaning, response, pack.metricNamespace];
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
