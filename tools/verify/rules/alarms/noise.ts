import { RulePack } from '../../../../src';
import { Report } from '../report';
import { runAlarms } from './fired';
import { createOrdinaryWeek } from './ordinary-week';

const SEED = 7;
/** In a week. */
export const MAX_ALARMS = 3;
const DENIED = /AccessDenied|UnauthorizedOperation/;

/** What is recommended is quiet in an ordinary week. */
export function checkOrdinaryWeek(report: Report): void {
  const records = createOrdinaryWeek(SEED);
  const fired = runAlarms(RulePack.recommended(), records);
  const alarms = fired.reduce((sum, { times }) => sum + times, 0);
  const denied = records.filter(({ errorCode }) => DENIED.test(String(errorCode))).length;
  const named = fired.map(({ rule, times }) => `${rule} ${times}`).join(', ');
  report.log(`an ordinary week: ${records.length} records, ${denied} of them denied; of what is recommended, ${alarms} alarms fire (${named})`);
  if (alarms > MAX_ALARMS) report.problem(`noise: ${alarms} alarms in an ordinary week, at most ${MAX_ALARMS} wanted: ${named}`);
}
