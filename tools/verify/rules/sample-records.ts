import { BUILTIN_PACKS, evidencePack } from '../../../src/detection/builtin-rules';
import { compilePattern, parsePattern } from '../../../src/filter-pattern';
import { CASES } from '../../../test/detection/builtin-rules/cases';
import { DEPLOYED } from '../../../test/detection/builtin-rules/cases/evidence';
import { findNearMisses } from '../../../test/detection/builtin-rules/cases/near-misses';
import { createAttackRecords, selectUnusedRegion } from '../../generate/attack';
import { BaselineTraffic } from '../../generate/baseline';
import { createAccount, createAccountId } from '../../generate/fixtures/accounts';
import { createResources } from '../../generate/fixtures/resources';
import { Location } from '../../generate/operation';
import { Random } from '../../generate/random';
import { createRecord } from '../../generate/record';
import { Json } from '../real-records';

const REGION = 'eu-west-1';
const DAY_MS = 24 * 3_600_000;
const END = Date.parse('2026-03-12T00:00:00Z');

/** The records of a rule's case. */
export interface CaseRecords {
  readonly ruleId: string;
  readonly matches: readonly Json[];
  /** Records that differ from a match in one condition. */
  readonly nearMisses: readonly Json[];
}

/** Returns the records of the cases of all built-in rules. */
export function listCaseRecords(): readonly CaseRecords[] {
  const packs = [...Object.values(BUILTIN_PACKS), evidencePack(DEPLOYED)];
  const patterns = new Map(packs.flatMap(({ entries }) => entries.map(({ id, pattern }) => [id, pattern] as const)));
  return [...patterns].map(([ruleId, pattern]) => {
    const { pairs } = findNearMisses(CASES[ruleId], compilePattern(parsePattern(pattern)));
    return { ruleId, matches: CASES[ruleId].matches, nearMisses: pairs.map(({ miss }) => miss) };
  });
}

/** Generates the records of one day with an attack in a fictitious account. */
export function generateRecords(count: number, seed: number): Json[] {
  const account = createAccount(createAccountId(0), seed);
  const createLocation = (region: string): Location => (
    { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `records/${region}`) }
  );
  const home = createLocation(REGION);
  const attack = createAttackRecords(home, createLocation(selectUnusedRegion([REGION])), END).map(({ text }) => JSON.parse(text) as Json);
  const traffic = new BaselineTraffic(home);
  const baseline = Array.from({ length: Math.max(0, count - attack.length) }, (_, index) => {
    const time = END - DAY_MS + index * DAY_MS / count;
    return createRecord(traffic.next(time), home, time);
  });
  return [...baseline, ...attack].slice(0, count);
}
