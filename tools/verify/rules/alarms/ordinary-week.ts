import { runAlarms } from './run-alarms';
import { SCENARIOS } from './scenarios';
import { RulePack } from '../../../../src';
import { BaselineTraffic } from '../../../generate/baseline';
import { createAccount, createAccountId } from '../../../generate/fixtures/accounts';
import { createResources } from '../../../generate/fixtures/resources';
import { Location } from '../../../generate/operation';
import { INTERVAL } from '../../../generate/options';
import { Random } from '../../../generate/random';
import { createRecord } from '../../../generate/record';
import { Schedule } from '../../../generate/schedule';
import { Json } from '../../real-records';
import { Report } from '../report';

const SEED = 7;
const HOUR_MS = 3_600_000;
/** A Monday. */
const START = Date.parse('2026-03-09T00:00:00Z');
const END = START + 7 * 24 * HOUR_MS;
const REGIONS = ['eu-west-1', 'us-east-1'];
const RECORDS = 120_000;
/** The maximum number of alarms in a week. */
export const MAX_ALARMS = 3;
const DENIED = /AccessDenied|UnauthorizedOperation/;

/** Checks that few recommended alarms fire in a week of normal activity. */
export function checkOrdinaryWeek(report: Report): void {
  const records = createOrdinaryWeek(SEED);
  const fired = runAlarms(RulePack.recommended(), records);
  const alarms = fired.reduce((sum, { times }) => sum + times, 0);
  const denied = records.filter(({ errorCode }) => DENIED.test(String(errorCode))).length;
  const rules = fired.map(({ rule, times }) => `${rule} ${times}`).join(', ');
  report.log(`a week of normal activity: ${records.length} records, ${denied} of them denied; ${alarms} recommended alarms (${rules})`);
  if (alarms > MAX_ALARMS) report.problem(`a week of normal activity must cause at most ${MAX_ALARMS} alarms; got ${alarms}: ${rules}`);
}

/** Returns the records of a week in a fictitious account: programs, services, users, deployments, and denied requests. */
function createOrdinaryWeek(seed: number): Json[] {
  const account = createAccount(createAccountId(0), seed);
  const locations = REGIONS.map((region): Location => (
    { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `week/${region}`) }
  ));
  return [...createBaseline(locations, seed), ...createScenarioRecords(locations[0])];
}

function createBaseline(locations: readonly Location[], seed: number): Json[] {
  const traffic = locations.map((location) => new BaselineTraffic(location));
  return [...new Schedule(START, END, 1, locations.length, seed).slots(RECORDS)].flatMap(({ start, region, count }) => {
    const location = locations[region];
    const times = Array.from({ length: count }, () => start + location.random.next() * INTERVAL).sort((left, right) => left - right);
    return times.map((time) => createRecord(traffic[region].next(time), location, time));
  });
}

function createScenarioRecords(location: Location): Json[] {
  return SCENARIOS.flatMap(({ at, pace, invocations }) => at.flatMap((hour) => {
    const start = START + hour * HOUR_MS;
    return invocations(location, start).map((invocation, index) => createRecord(invocation, location, start + index * pace * 1000));
  }));
}
