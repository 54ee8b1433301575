import { HAPPENINGS } from './happenings';
import { BaselineTraffic } from '../../../generate/baseline';
import { createAccountId, createAccount } from '../../../generate/fixtures/accounts';
import { createResources } from '../../../generate/fixtures/resources';
import { Location } from '../../../generate/operation';
import { INTERVAL } from '../../../generate/options';
import { Random } from '../../../generate/random';
import { createRecord } from '../../../generate/record';
import { Schedule } from '../../../generate/schedule';
import { Json } from '../../real-records';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.parse('2026-03-09T00:00:00Z');
const END = START + 7 * 24 * HOUR;
const REGIONS = ['eu-west-1', 'us-east-1'];
const RECORDS = 120_000;

/** The records of an ordinary week in an invented account: programs, services, people, deployments, and what is denied to them. */
export function ordinaryWeek(seed: number): Json[] {
  const account = createAccount(createAccountId(0), seed);
  const places = REGIONS.map((region): Location => (
    { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `week/${region}`) }
  ));
  return [...life(places, seed), ...happenings(places[0])];
}

function life(places: readonly Location[], seed: number): Json[] {
  const lives = places.map((place) => new BaselineTraffic(place));
  return [...new Schedule(START, END, 1, places.length, seed).slots(RECORDS)].flatMap(({ start, region, count }) => {
    const place = places[region];
    const moments = Array.from({ length: count }, () => start + place.random.next() * INTERVAL).sort((left, right) => left - right);
    return moments.map((time) => createRecord(lives[region].next(time), place, time));
  });
}

function happenings(place: Location): Json[] {
  return HAPPENINGS.flatMap(({ at, pace, steps }) => at.flatMap((hour) => {
    const start = START + hour * HOUR;
    return steps(place, start).map((step, index) => createRecord(step, place, start + index * pace * 1000));
  }));
}
