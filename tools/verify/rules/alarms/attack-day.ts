import { RulePack } from '../../../../src';
import { readRealRecords } from '../../real-records';
import { Report } from '../report';
import { ATTACK_DAY, AttackStep, OTHER_STEPS, RECOMMENDED_STEPS } from './attack-steps';
import { runAlarms } from './run-alarms';

const FOLDER = 'invictus';

/** Checks that the alarms detect the steps of a real attack, and that no other recommended alarm fires. */
export function checkAttackDay(report: Report): void {
  const records = readRealRecords(FOLDER);
  if (!records) {
    report.log('no records of an attack in ../shared/corpus/invictus');
    return;
  }
  if (records.length !== ATTACK_DAY.records) report.problem(`attack: the number of records must be ${ATTACK_DAY.records}; got ${records.length}`);
  const recommended = new Set(runAlarms(RulePack.recommended(), records).map(({ rule }) => rule));
  const topics = [RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.cost()];
  const others = new Set(topics.flatMap((pack) => runAlarms(pack, records).map(({ rule }) => rule)));
  const missing = (steps: readonly AttackStep[], fired: ReadonlySet<string>): readonly AttackStep[] => steps.filter(({ rule }) => !fired.has(rule));
  for (const { rule, did } of [...missing(RECOMMENDED_STEPS, recommended), ...missing(OTHER_STEPS, others)]) {
    report.problem(`attack: ${rule} does not detect the step '${did}'`);
  }
  for (const rule of recommended) {
    if (!RECOMMENDED_STEPS.some((step) => step.rule === rule)) report.problem(`attack: ${rule} fires without a step`);
  }
  report.log(`a day of attacks: ${records.length} records, ${recommended.size} recommended rules detect ${RECOMMENDED_STEPS.length} steps; `
    + `topic packs detect ${OTHER_STEPS.length} more`);
}
