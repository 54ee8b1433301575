import { CASES } from './cases';
import { RuleCase } from './cases/case';
import { DEPLOYED } from './cases/evidence';
import { NearMiss, nearMissesOf } from './cases/near-misses';
import { Unit, unitsOf } from './units';
import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, evidencePack, RuleEntry } from '../../../src/detection/builtin-rules';
import { pickEntries } from '../../../src/detection/builtin-rules/rule-entry';
import { CisVersion } from '../../../src/detection/cis';
import { Severity } from '../../../src/detection/severity';
import { checkPatternLimits, compilePattern, parsePattern } from '../../../src/filter-pattern';

const PACKS = Object.entries({ ...BUILTIN_PACKS, evidence: evidencePack(DEPLOYED) }).map(([id, pack]) => [id, pack] as const);
const ENTRIES = [...new Map(PACKS.flatMap(([, { entries }]) => entries).map((entry) => [entry.id, entry])).values()];
const BY_ID = ENTRIES.map((entry) => [entry.id, entry] as const);
/** What is left of an alarm's description when its query is in it. */
const MAX_TEXT = 750;

test('the ids of the packs and their rules are frozen', () => {
  expect(Object.fromEntries(PACKS.map(([id, { entries }]) => [id, entries.map((entry) => entry.id)]))).toMatchSnapshot();
});

test('an id stands for one rule, whatever the pack', () => {
  for (const [, { entries }] of PACKS) for (const entry of entries) expect(ENTRIES).toContain(entry);
});

describe.each(PACKS)('pack %s', (_, { title, description, entries }) => {
  test('says what it is for', () => {
    expect(title).toMatch(/^[A-Z]/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('has no id and no pattern twice', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(new Set(entries.map(({ pattern }) => pattern.replace(/\s/g, ''))).size).toBe(entries.length);
  });
});

describe.each(BY_ID)('%s', (id, entry) => {
  test('is complete', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(entry.title).toMatch(/^[A-Z].{5,118}[^.]$/);
    for (const text of [entry.description, entry.runbook, entry.falsePositives]) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(Object.values(Severity)).toContain(entry.severity);
    expect(entry.techniques.length).toBeGreaterThan(0);
    for (const technique of entry.techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
    for (const control of entry.controls ?? []) expect(control).toMatch(/^(CIS \d\.\d [45]\.\d{1,2}|Security Hub CloudWatch\.\d{1,2})$/);
    expect(`${entry.severity}${entry.title}${entry.description}${entry.runbook}`.length).toBeLessThanOrEqual(MAX_TEXT);
  });

  test('has a pattern that CloudWatch Logs takes', () => {
    expect(() => checkPatternLimits(entry.pattern, parsePattern(entry.pattern))).not.toThrow();
  });

  test('matches what it is about', () => {
    const matches = compilePattern(parsePattern(entry.pattern));
    for (const record of caseOf(id).matches) expect({ record, matches: matches(record) }).toEqual({ record, matches: true });
  });

  test('does not match when one condition is not met, for each of them', () => {
    const { pairs, useless } = nearMissesOf(caseOf(id), compilePattern(parsePattern(entry.pattern)));
    expect(useless).toEqual([]);
    const uncovered = unitsOf(parsePattern(entry.pattern)).filter((unit) => !pairs.some((miss) => isAbout(unit, miss, entry)));
    expect(uncovered.map(({ text }) => text)).toEqual([]);
  });
});

test('there is no case without a rule', () => {
  expect(Object.keys(CASES).filter((id) => !ENTRIES.some((entry) => entry.id === id))).toEqual([]);
});

describe.each(CIS_VERSIONS.map((version) => [version]))('CIS %s', (version) => {
  const entries = cisEntries(version);

  test('has the same fifteen rules, numbered as in that version', () => {
    const section = Number(version[0]) >= 6 ? 5 : 4;
    expect(entries.map(({ id }) => id)).toEqual(BUILTIN_PACKS.cis.entries.map(({ id }) => id));
    expect(entries.map(({ control }) => control)).toEqual(Array.from({ length: 15 }, (_, index) => `${section}.${index + 1}`));
    expect(entries.map(({ controls }) => controls?.[0])).toEqual(entries.map(({ control }) => `CIS ${version.slice(0, 3)} ${control}`));
  });

  test('says how each differs from the text', () => {
    for (const { controlDeviation } of entries) expect(controlDeviation).toMatch(/^[A-Z].*\.$/);
  });

  test('matches what the rules are about', () => {
    for (const { id, pattern } of entries) {
      const matches = compilePattern(parsePattern(pattern));
      for (const record of caseOf(id).matches) expect({ id, matches: matches(record) }).toEqual({ id, matches: true });
    }
  });
});

test('levels and patterns follow the version of the benchmark', () => {
  const level = (version: CisVersion): number[] => cisEntries(version).map((entry) => entry.level);
  expect(level(CisVersion.V3_0_0)).toEqual([1, 1, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1]);
  expect(level(CisVersion.V4_0_0)).toEqual([2, 1, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1]);
  const changesOfRules = { eventName: 'ModifySecurityGroupRules' };
  const seenIn = CIS_VERSIONS.filter((version) => compilePattern(parsePattern(cisEntries(version)[9].pattern))(changesOfRules));
  expect(seenIn).toEqual(['5.0.0', '6.0.0', '7.0.0']);
});

test('a rule that is not there cannot be picked', () => {
  expect(() => pickEntries([], 'root')).toThrow("the catalog has no rule 'root'");
});

function caseOf(id: string): RuleCase {
  const found = Object.hasOwn(CASES, id) ? CASES[id] : undefined;
  if (!found) throw new Error(`there is no case for rule '${id}'`);
  return found;
}

/** Whether the two records differ in what the unit asks, and in no other field that the rule asks for. */
function isAbout(unit: Unit, { match, miss }: NearMiss, { pattern }: RuleEntry): boolean {
  const differs = ({ condition }: Unit): boolean => compilePattern(condition)(match) !== compilePattern(condition)(miss);
  return compilePattern(unit.condition)(match) && differs(unit)
    && unitsOf(parsePattern(pattern)).every((other) => other.selector === unit.selector || !differs(other));
}
