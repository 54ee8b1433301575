import { patternCosts } from '../pattern';
import { RulePack } from './rule-pack';
import { constructIdOf } from '../support/construct-ids';

/** CloudWatch Logs takes no more metric filters on one log group. */
const MAX_FILTERS = 100;
/** CloudWatch Logs takes no more filters with regular expressions on one log group. */
const MAX_REGEX_FILTERS = 5;
/** Would be the name of the alarm on the delivery itself. */
const RESERVED_ID = 'records-stopped';

/** What no pack can know alone: the limits of a log group, and that each id stands for one rule. */
export function validateRules(packs: readonly RulePack[]): void {
  const owners = new Map<string, string>();
  for (const pack of packs) {
    for (const { id } of pack.rules) {
      const owner = owners.get(constructIdOf(id));
      if (owner) throw new Error(`alarmRules: rule ids must be unique, hyphens aside; got '${id}' in packs '${owner}' and '${pack.id}'`);
      if (id === RESERVED_ID) throw new Error(`alarmRules: '${RESERVED_ID}' is the alarm on the delivery of records; got it as a rule in pack '${pack.id}'`);
      owners.set(constructIdOf(id), pack.id);
    }
  }
  if (owners.size > MAX_FILTERS) {
    throw new Error(`alarmRules: a log group takes at most ${MAX_FILTERS} metric filters; got ${owners.size}: ${counts(packs)}`);
  }
  const withRegex = packs.flatMap((pack) => pack.rules).filter((rule) => patternCosts(rule._condition).regexes > 0);
  if (withRegex.length > MAX_REGEX_FILTERS) {
    throw new Error(`alarmRules: a log group takes at most ${MAX_REGEX_FILTERS} filters with regular expressions; `
      + `got ${withRegex.length}: ${withRegex.map(({ id }) => id).join(', ')}`);
  }
}

function counts(packs: readonly RulePack[]): string {
  return packs.map((pack) => `${pack.rules.length} in '${pack.id}'`).join(', ');
}
