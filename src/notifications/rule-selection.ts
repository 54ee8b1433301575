import { Token } from 'aws-cdk-lib';
import { EventNotification } from './event-notification';
import { DetectionRule } from '../detection/detection-rule';
import { ResolvedRule } from '../detection/rule-set';
import { isAtLeast } from '../detection/severity';
import { ValidationError } from '../private/errors';

/** The rules that a notification tells of, and those that it leaves out as they count events. */
export interface RuleSelection {
  readonly selected: readonly ResolvedRule[];
  readonly counting: readonly ResolvedRule[];
  /** Whether they were named, so that each of them must be possible. */
  readonly named: boolean;
}

/** The rules that a notification is for; an error that names the index of the notification if there are none. */
export function selectRules(all: readonly ResolvedRule[], notification: EventNotification, index: number): RuleSelection {
  const { ruleIds, minSeverity } = notification;
  if (ruleIds) {
    const known = new Map(all.map((packed) => [packed.rule.id, packed]));
    const unknown = ruleIds.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      throw new ValidationError(`eventNotifications[${index}]: only() must name rules in alarmRules: ${[...known.keys()].join(', ')}; `
        + `got ${unknown.map((id) => `'${id}'`).join(', ')}`);
    }
    return { selected: ruleIds.map((id) => known.get(id)!), counting: [], named: true };
  }
  const wanted = all.filter(({ rule }) => minSeverity === undefined || isAtLeast(rule.severity, minSeverity));
  const selected = wanted.filter(({ rule }) => !counts(rule));
  if (selected.length === 0) {
    throw new ValidationError(`eventNotifications[${index}] must be for a rule whose alarm fires at the first event`
      + `${minSeverity === undefined ? '' : `, of severity ${minSeverity} or above`}; alarmRules has none`);
  }
  return { selected, counting: wanted.filter(({ rule }) => counts(rule)), named: false };
}

/** Whether one event is no news: the alarm fires at the second, or at a number that only the deployment knows. */
function counts({ threshold }: DetectionRule): boolean {
  return Token.isUnresolved(threshold) || threshold > 1;
}
