import { attackRecords, quietRegion } from '../../generate/attack';
import { BenignLife } from '../../generate/benign';
import { Place } from '../../generate/operation';
import { Random } from '../../generate/random';
import { makeRecord } from '../../generate/record';
import { accountId, makeAccount } from '../../generate/world/accounts';
import { makeThings } from '../../generate/world/things';
import { Json } from '../real-records';

const REGION = 'eu-west-1';
const DAY = 24 * 3_600_000;
const END = Date.parse('2026-03-12T00:00:00Z');

/** Records of an invented account: a day with an incident in it. */
export function generateRecords(count: number, seed: number): Json[] {
  const account = makeAccount(accountId(0), seed);
  const place = (region: string): Place => (
    { account, region, things: makeThings(account, region, seed), random: Random.of(seed, `records/${region}`) }
  );
  const home = place(REGION);
  const attack = attackRecords(home, place(quietRegion([REGION])), END).map(({ text }) => JSON.parse(text) as Json);
  const life = new BenignLife(home);
  const benign = Array.from({ length: Math.max(0, count - attack.length) }, (_, index) => {
    const time = END - DAY + index * DAY / count;
    return makeRecord(life.next(time), home, time);
  });
  return [...benign, ...attack].slice(0, count);
}
