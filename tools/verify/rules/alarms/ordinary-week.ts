import { SCENARIOS } from './scenarios';
import { BenignLife } from '../../../generate/benign';
import { Place } from '../../../generate/operation';
import { INTERVAL } from '../../../generate/options';
import { Random } from '../../../generate/random';
import { makeRecord } from '../../../generate/record';
import { Schedule } from '../../../generate/schedule';
import { accountId, makeAccount } from '../../../generate/world/accounts';
import { makeThings } from '../../../generate/world/things';
import { Json } from '../../real-records';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.parse('2026-03-09T00:00:00Z');
const END = START + 7 * 24 * HOUR;
const REGIONS = ['eu-west-1', 'us-east-1'];
const RECORDS = 120_000;

/** The records of an ordinary week in an invented account: programs, services, people, deployments, and what is denied to them. */
export function createOrdinaryWeek(seed: number): Json[] {
  const account = makeAccount(accountId(0), seed);
  const places = REGIONS.map((region): Place => (
    { account, region, things: makeThings(account, region, seed), random: Random.of(seed, `week/${region}`) }
  ));
  return [...createBaseline(places, seed), ...createScenarioRecords(places[0])];
}

function createBaseline(places: readonly Place[], seed: number): Json[] {
  const lives = places.map((place) => new BenignLife(place));
  return [...new Schedule(START, END, 1, places.length, seed).slots(RECORDS)].flatMap(({ start, region, count }) => {
    const place = places[region];
    const moments = Array.from({ length: count }, () => start + place.random.next() * INTERVAL).sort((left, right) => left - right);
    return moments.map((time) => makeRecord(lives[region].next(time), place, time));
  });
}

function createScenarioRecords(place: Place): Json[] {
  return SCENARIOS.flatMap(({ at, pace, steps }) => at.flatMap((hour) => {
    const start = START + hour * HOUR;
    return steps(place, start).map((step, index) => makeRecord(step, place, start + index * pace * 1000));
  }));
}
