import { readFileSync } from 'node:fs';
import { RulePack } from '../../../src';

interface Label {
  readonly rule: string;
  readonly event: object;
}

/** Records that are labelled with the Security Hub control that they are about: each matches the control's rule. */
export function checkLabels(file: string): string[] {
  const rules = new Map(RulePack.securityHub().rules.map((rule) => [rule.id, rule]));
  const labels: Label[] = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const missed = labels.filter(({ rule, event }) => rules.get(rule)?.matches(JSON.stringify(event)) !== true);
  console.log(`Labels: ${labels.length - missed.length} of ${labels.length} records match the rule that they are labelled with`);
  return [
    ...missed.map(({ rule, event }) => `${rule}: does not match its labelled record ${JSON.stringify(event).slice(0, 200)}`),
    ...(labels.length > 0 ? [] : [`no label in ${file}`]),
  ];
}
