import { Token } from 'aws-cdk-lib';
import { EventNotification } from './event-notification';
import { DetectionRule } from '../detection/detection-rule';
import { ResolvedRule } from '../detection/rule-set';
import { isAtLeast } from '../detection/severity';
import { ValidationError } from '../private/errors';

/** The rules of a notification. */
export interface RuleSelection {
  readonly selected: readonly ResolvedRule[];
  /** Rules that are excluded because their alarm requires several events. */
  readonly thresholdRules: readonly ResolvedRule[];
  /** Indicates whether the rules are selected by ID. Each of them must then be supported by EventBridge. */
  readonly byId: boolean;
}

/**
 * Selects the rules of a notification.
 *
 * Throws an error that names `prop`, the notification, if a rule ID is unknown or if no rule is selected.
 */
export function selectRules(rules: readonly ResolvedRule[], notification: EventNotification, prop: string): RuleSelection {
  const { ruleIds, minSeverity } = notification;
  if (ruleIds) {
    const byId = new Map(rules.map((resolved) => [resolved.rule.id, resolved]));
    const unknown = ruleIds.filter((id) => !byId.has(id));
    if (unknown.length > 0) {
      throw new ValidationError(`${prop}: ruleIds must be IDs of the available rules: ${[...byId.keys()].join(', ')}; `
        + `got ${unknown.map((id) => `'${id}'`).join(', ')}`);
    }
    return { selected: ruleIds.map((id) => byId.get(id)!), thresholdRules: [], byId: true };
  }
  const candidates = rules.filter(({ rule }) => minSeverity === undefined || isAtLeast(rule.severity, minSeverity));
  const selected = candidates.filter(({ rule }) => !requiresSeveralEvents(rule));
  if (selected.length === 0) {
    const severity = minSeverity === undefined ? '' : ` and severity ${minSeverity} or higher`;
    throw new ValidationError(`${prop} must include a rule with threshold 1${severity}; got none`);
  }
  return { selected, thresholdRules: candidates.filter(({ rule }) => requiresSeveralEvents(rule)), byId: false };
}

/** Returns whether the alarm of a rule requires several events, or a number of events that is known only at deployment. */
function requiresSeveralEvents({ threshold }: DetectionRule): boolean {
  return Token.isUnresolved(threshold) || threshold > 1;
}
