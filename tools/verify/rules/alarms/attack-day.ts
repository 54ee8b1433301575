import { RulePack } from '../../../../src';
import { readRealRecords } from '../../real-records';
import { Report } from '../report';
import { ATTACK_DAY, AttackStep, OTHER_STEPS, RECOMMENDED_STEPS } from './attack-steps';
import { runAlarms } from './fired';

const FOLDER = 'invictus';

/** The alarms name the steps of a real attack, neither less nor more than is said of it. */
export function checkAttackDay(report: Report): void {
  const records = readRealRecords(FOLDER);
  if (!records) {
    report.log('no records of an attack at hand (they are looked for in ../shared/corpus/invictus)');
    return;
  }
  if (records.length !== ATTACK_DAY.records) report.problem(`attack: ${records.length} records, expected ${ATTACK_DAY.records}`);
  const recommended = new Set(runAlarms(RulePack.recommended(), records).map(({ rule }) => rule));
  const topics = [RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.cost()];
  const others = new Set(topics.flatMap((pack) => runAlarms(pack, records).map(({ rule }) => rule)));
  const missing = (steps: readonly AttackStep[], fired: ReadonlySet<string>): readonly AttackStep[] => steps.filter(({ rule }) => !fired.has(rule));
  for (const { rule, did } of [...missing(RECOMMENDED_STEPS, recommended), ...missing(OTHER_STEPS, others)]) {
    report.problem(`attack: ${rule} did not fire, though they ${did}`);
  }
  for (const rule of recommended) {
    if (!RECOMMENDED_STEPS.some((step) => step.rule === rule)) report.problem(`attack: ${rule} fired, and no step is said of it`);
  }
  report.log(`a day of attacks: ${records.length} records, ${recommended.size} recommended rules fire and name ${RECOMMENDED_STEPS.length} steps; `
    + `packs on a topic name ${OTHER_STEPS.length} more`);
}
