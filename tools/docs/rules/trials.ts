import { ATTACK_DAY, AttackStep, OTHER_STEPS, RECOMMENDED_STEPS } from '../../verify/rules/alarms/attack-steps';
import { MAX_ALARMS } from '../../verify/rules/alarms/noise';
import { joined, table } from '../markdown';

/** What the rules say of a day with attacks and of an ordinary week; `npm run verify:rules` sees to it that it is so. */
export function trials(): string {
  return joined(
    '## A day of attacks, and an ordinary week',
    `[A public set of records](${ATTACK_DAY.source}) holds a day on which Stratus Red Team went through its attacks on AWS. In its `
    + `${ATTACK_DAY.records.toLocaleString('en')} records, each rule of \`recommended\` that fires names a step, and nothing else fires:`,
    steps(RECOMMENDED_STEPS),
    'Packs on a topic name more of them, at the price of firing on ordinary work too:',
    steps(OTHER_STEPS),
    `In an invented ordinary week, with services, programs, people, deployments and thousands of denied calls, \`recommended\` fires ${MAX_ALARMS} `
    + 'alarms at most.',
  );
}

function steps(all: readonly AttackStep[]): string {
  return table(['they', 'rule'], all.map(({ did, rule }) => [did, `[\`${rule}\`](#${rule})`]));
}
