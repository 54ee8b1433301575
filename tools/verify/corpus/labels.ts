import { readFileSync } from 'node:fs';
import { RulePack } from '../../../src';

interface Label {
  readonly rule: string;
  readonly event: object;
}

/** Checks that records labelled with a Security Hub control match the rule of the control. */
export function checkLabels(file: string): string[] {
  const rules = new Map(RulePack.securityHub().rules.map((rule) => [rule.id, rule]));
  const labels: Label[] = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const missed = labels.filter(({ rule, event }) => rules.get(rule)?.matches(JSON.stringify(event)) !== true);
  console.log(`Labels: ${labels.length - missed.length} of ${labels.length} records match the rule of their label`);
  return [
    ...missed.map(({ rule, event }) => `${rule}: the labelled record does not match: ${JSON.stringify(event).slice(0, 200)}`),
    ...(labels.length > 0 ? [] : [`${file} contains no labels`]),
  ];
}
