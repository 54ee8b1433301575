import { Token } from 'aws-cdk-lib';
import { EventNotification } from './event-notification';
import { isAtLeast } from './severity-order';
import { DetectionRule } from '../rules/detection-rule';
import { RulePack } from '../rules/rule-pack';

/** A rule of a pack. */
export interface PackedRule {
  readonly rule: DetectionRule;
  readonly pack: RulePack;
}

/** The rules that a notification tells of, and those that it leaves out as they count events. */
export interface ChosenRules {
  readonly chosen: readonly PackedRule[];
  readonly counting: readonly PackedRule[];
  /** Whether they were named, so that each of them must be possible. */
  readonly named: boolean;
}

/** The rules that a notification is for; an error that names the index of the notification if there are none. */
export function chosenRules(packs: readonly RulePack[], notification: EventNotification, index: number): ChosenRules {
  const all = packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, pack })));
  const { ruleIds, leastSeverity } = notification;
  if (ruleIds) {
    const known = new Map(all.map((packed) => [packed.rule.id, packed]));
    const unknown = ruleIds.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      throw new Error(`eventNotifications[${index}]: only() must name rules in alarmRules: ${[...known.keys()].join(', ')}; `
        + `got ${unknown.map((id) => `'${id}'`).join(', ')}`);
    }
    return { chosen: ruleIds.map((id) => known.get(id)!), counting: [], named: true };
  }
  const wanted = all.filter(({ rule }) => leastSeverity === undefined || isAtLeast(rule.severity, leastSeverity));
  const chosen = wanted.filter(({ rule }) => !counts(rule));
  if (chosen.length === 0) {
    throw new Error(`eventNotifications[${index}] must be for a rule whose alarm fires at the first event`
      + `${leastSeverity === undefined ? '' : `, of severity ${leastSeverity} or above`}; alarmRules has none`);
  }
  return { chosen, counting: wanted.filter(({ rule }) => counts(rule)), named: false };
}

/** Whether one event is no news: the alarm fires at the second, or at a number that only the deployment knows. */
function counts({ threshold }: DetectionRule): boolean {
  return Token.isUnresolved(threshold) || threshold > 1;
}
