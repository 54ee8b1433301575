import { Token } from 'aws-cdk-lib';
import { ResolvedRule } from './rule-set';
import { computePatternCosts } from '../filter-pattern';
import { ValidationError } from '../private/errors';
import { toConstructId } from '../private/names';

/** CloudWatch Logs takes no more metric filters on one log group. */
const MAX_FILTERS = 100;
/** CloudWatch Logs takes no more filters with regular expressions on one log group. */
const MAX_REGEX_FILTERS = 5;
/** Would be the names of other alarms. */
const RESERVED_IDS: readonly (readonly [id: string, alarm: string])[] = [
  ['records-stopped', 'the alarm on the delivery of records'],
  ['events-undelivered', 'the alarm on events that nobody was told of'],
];

/** What CloudWatch takes for a name, less a hyphen and the longest id of a rule. */
const MAX_BASE_NAME_LENGTH = 190;

/** What begins the names of alarms, metrics and metric filters. */
export function validateResourceNamePrefix(resourceNamePrefix: string): void {
  if (Token.isUnresolved(resourceNamePrefix)) return;
  if (!/^[^:*$]+$/.test(resourceNamePrefix) || resourceNamePrefix.length > MAX_BASE_NAME_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be 1 to ${MAX_BASE_NAME_LENGTH} characters without : * and $; got '${resourceNamePrefix}'`);
  }
}

/** Each rule has a construct of its own, whose id has no hyphens. */
export function validateRuleIds(rules: readonly ResolvedRule[], prop: string): void {
  const owners = new Map<string, string>();
  for (const { rule: { id }, pack } of rules) {
    const owner = owners.get(toConstructId(id));
    if (owner) throw new ValidationError(`${prop}: rule ids must be unique, hyphens aside; got '${id}' in packs '${owner}' and '${pack.id}'`);
    owners.set(toConstructId(id), pack.id);
  }
}

/** What no pack can know alone: the limits of a log group, and names that would stand for two things. */
export function validateRules(rules: readonly ResolvedRule[]): void {
  validateRuleIds(rules, 'alarmRules');
  for (const { rule: { id }, pack } of rules) {
    const reserved = RESERVED_IDS.find(([name]) => name === id);
    if (reserved) throw new ValidationError(`alarmRules: '${id}' is ${reserved[1]}; got it as a rule in pack '${pack.id}'`);
  }
  if (rules.length > MAX_FILTERS) {
    throw new ValidationError(`alarmRules: a log group takes at most ${MAX_FILTERS} metric filters; got ${rules.length}: ${counts(rules)}`);
  }
  const withRegex = rules.filter(({ rule }) => computePatternCosts(rule._condition).regexes > 0);
  if (withRegex.length > MAX_REGEX_FILTERS) {
    throw new ValidationError(`alarmRules: a log group takes at most ${MAX_REGEX_FILTERS} filters with regular expressions; `
      + `got ${withRegex.length}: ${withRegex.map(({ rule }) => rule.id).join(', ')}`);
  }
}

/** A rule that several packs have is in the first of them. */
function counts(rules: readonly ResolvedRule[]): string {
  const byPack = new Map<string, number>();
  for (const { pack } of rules) byPack.set(pack.id, (byPack.get(pack.id) ?? 0) + 1);
  return [...byPack].map(([id, count]) => `${count} in '${id}'`).join(', ');
}
