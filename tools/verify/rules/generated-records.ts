import { createAttackRecords, selectUnusedRegion } from '../../generate/attack';
import { BaselineTraffic } from '../../generate/baseline';
import { createAccountId, createAccount } from '../../generate/fixtures/accounts';
import { createResources } from '../../generate/fixtures/resources';
import { Location } from '../../generate/operation';
import { Random } from '../../generate/random';
import { createRecord } from '../../generate/record';
import { Json } from '../real-records';

const REGION = 'eu-west-1';
const DAY = 24 * 3_600_000;
const END = Date.parse('2026-03-12T00:00:00Z');

/** Records of an invented account: a day with an incident in it. */
export function generatedRecords(count: number, seed: number): Json[] {
  const account = createAccount(createAccountId(0), seed);
  const place = (region: string): Location => (
    { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `records/${region}`) }
  );
  const home = place(REGION);
  const attack = createAttackRecords(home, place(selectUnusedRegion([REGION])), END).map(({ text }) => JSON.parse(text) as Json);
  const life = new BaselineTraffic(home);
  const benign = Array.from({ length: Math.max(0, count - attack.length) }, (_, index) => {
    const time = END - DAY + index * DAY / count;
    return createRecord(life.next(time), home, time);
  });
  return [...benign, ...attack].slice(0, count);
}
