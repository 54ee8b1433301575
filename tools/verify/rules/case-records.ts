import { BUILTIN_PACKS, evidencePack } from '../../../src/detection/builtin-rules';
import { compilePattern, parsePattern } from '../../../src/filter-pattern';
import { CASES } from '../../../test/detection/builtin-rules/cases';
import { DEPLOYED } from '../../../test/detection/builtin-rules/cases/evidence';
import { nearMissesOf } from '../../../test/detection/builtin-rules/cases/near-misses';
import { Json } from '../real-records';

/** A record that was written by hand for a rule, and what the rule has to say to it. */
export interface CaseRecord {
  /** Id of the rule. */
  readonly rule: string;
  readonly record: Json;
  readonly matches: boolean;
}

/** For every rule of the catalog records that it is about, and near misses that differ in a single condition. */
export function listCaseRecords(): readonly CaseRecord[] {
  const packs = [...Object.values(BUILTIN_PACKS), evidencePack(DEPLOYED)];
  const patterns = new Map(packs.flatMap(({ entries }) => entries.map(({ id, pattern }) => [id, pattern] as const)));
  return [...patterns].flatMap(([rule, pattern]) => {
    const ruleCase = CASES[rule];
    const { pairs } = nearMissesOf(ruleCase, compilePattern(parsePattern(pattern)));
    return [
      ...ruleCase.matches.map((record) => ({ rule, record, matches: true })),
      ...pairs.map(({ miss }) => ({ rule, record: miss, matches: false })),
    ];
  });
}
