import { DELIVERY_ALARM_ID } from './delivery-alarm';
import { ResolvedRule } from './rule-set';
import { computePatternCosts } from '../filter-pattern';
import { ValidationError } from '../private/errors';

/** Quota of CloudWatch Logs for the metric filters of a log group. */
const MAX_FILTERS = 100;
/** Quota of CloudWatch Logs for the metric filters with regular expressions of a log group. */
const MAX_REGEX_FILTERS = 5;
/** IDs that would give a rule the name of another alarm. */
const RESERVED_IDS: readonly (readonly [id: string, alarm: string])[] = [
  [DELIVERY_ALARM_ID, 'the delivery alarm'],
  ['events-undelivered', 'the alarm for undelivered event notifications'],
];

/**
 * Validates the rules of a log group: alarm names and the quotas for metric filters.
 *
 * @param prop the prop or method that the rules were passed to
 */
export function validateRules(rules: readonly ResolvedRule[], prop: string): void {
  for (const { rule: { id }, pack } of rules) {
    const reserved = RESERVED_IDS.find(([name]) => name === id);
    if (reserved) throw new ValidationError(`${prop}: rule IDs must not be '${id}', the ID of ${reserved[1]}; got it in pack '${pack.id}'`);
  }
  if (rules.length > MAX_FILTERS) {
    throw new ValidationError(`${prop}: a log group must have at most ${MAX_FILTERS} rules, the quota for metric filters; got ${rules.length}: `
      + countByPack(rules));
  }
  const withRegex = rules.filter(({ rule }) => computePatternCosts(rule._condition).regexes > 0);
  if (withRegex.length > MAX_REGEX_FILTERS) {
    throw new ValidationError(`${prop}: a log group must have at most ${MAX_REGEX_FILTERS} rules with regular expressions, the quota for such `
      + `metric filters; got ${withRegex.length}: ${withRegex.map(({ rule }) => rule.id).join(', ')}`);
  }
}

function countByPack(rules: readonly ResolvedRule[]): string {
  const byPack = new Map<string, number>();
  for (const { pack } of rules) byPack.set(pack.id, (byPack.get(pack.id) ?? 0) + 1);
  return [...byPack].map(([id, count]) => `${count} in '${id}'`).join(', ');
}
