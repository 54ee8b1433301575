import { CASES } from './cases';
import { RuleCase } from './cases/case';
import { DEPLOYED } from './cases/evidence';
import { NearMiss, findNearMisses } from './cases/near-misses';
import { Unit, splitIntoUnits } from './units';
import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, evidencePack, RuleEntry } from '../../../src/detection/builtin-rules';
import { pickEntries } from '../../../src/detection/builtin-rules/rule-entry';
import { CisVersion } from '../../../src/detection/cis';
import { Severity } from '../../../src/detection/severity';
import { checkPatternLimits, compilePattern, parsePattern } from '../../../src/filter-pattern';

const PACKS = Object.entries({ ...BUILTIN_PACKS, evidence: evidencePack(DEPLOYED) }).map(([id, pack]) => [id, pack] as const);
const ENTRIES = [...new Map(PACKS.flatMap(([, { entries }]) => entries).map((entry) => [entry.id, entry])).values()];
const BY_ID = ENTRIES.map((entry) => [entry.id, entry] as const);
/** Maximum length of the text in an alarm description that also contains a query. */
const MAX_TEXT = 750;

test('the IDs of the packs and their rules are frozen', () => {
  expect(Object.fromEntries(PACKS.map(([id, { entries }]) => [id, entries.map((entry) => entry.id)]))).toMatchSnapshot();
});

test('a rule ID is the same rule in all packs', () => {
  for (const [, { entries }] of PACKS) for (const entry of entries) expect(ENTRIES).toContain(entry);
});

describe.each(PACKS)('pack %s', (_, { title, description, entries }) => {
  test('has a title and a description', () => {
    expect(title).toMatch(/^[A-Z]/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('has unique IDs and patterns', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(new Set(entries.map(({ pattern }) => pattern.replace(/\s/g, ''))).size).toBe(entries.length);
  });
});

describe.each(BY_ID)('%s', (id, entry) => {
  test('has valid props', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(entry.title).toMatch(/^[A-Z].{5,118}[^.]$/);
    for (const text of [entry.description, entry.runbook, entry.falsePositives]) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(Object.values(Severity)).toContain(entry.severity);
    expect(entry.techniques.length).toBeGreaterThan(0);
    for (const technique of entry.techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
    for (const control of entry.controls ?? []) expect(control).toMatch(/^(CIS \d\.\d [45]\.\d{1,2}|Security Hub CloudWatch\.\d{1,2})$/);
    expect(`${entry.severity}${entry.title}${entry.description}${entry.runbook}`.length).toBeLessThanOrEqual(MAX_TEXT);
  });

  test('has a pattern within the limits of CloudWatch Logs', () => {
    expect(() => checkPatternLimits(entry.pattern, parsePattern(entry.pattern))).not.toThrow();
  });

  test('matches the records of its case', () => {
    const matches = compilePattern(parsePattern(entry.pattern));
    for (const record of findCase(id).matches) expect({ record, matches: matches(record) }).toEqual({ record, matches: true });
  });

  test('does not match a record that fails any one of its conditions', () => {
    const { pairs, ineffective } = findNearMisses(findCase(id), compilePattern(parsePattern(entry.pattern)));
    expect(ineffective).toEqual([]);
    const uncovered = splitIntoUnits(parsePattern(entry.pattern)).filter((unit) => !pairs.some((miss) => isForUnit(unit, miss, entry)));
    expect(uncovered.map(({ text }) => text)).toEqual([]);
  });
});

test('every case has a rule', () => {
  expect(Object.keys(CASES).filter((id) => !ENTRIES.some((entry) => entry.id === id))).toEqual([]);
});

describe.each(CIS_VERSIONS.map((version) => [version]))('CIS %s', (version) => {
  const entries = cisEntries(version);

  test('has the same fifteen rules with the control numbers of the version', () => {
    const section = Number(version[0]) >= 6 ? 5 : 4;
    expect(entries.map(({ id }) => id)).toEqual(BUILTIN_PACKS.cis.entries.map(({ id }) => id));
    expect(entries.map(({ control }) => control)).toEqual(Array.from({ length: 15 }, (_, index) => `${section}.${index + 1}`));
    expect(entries.map(({ controls }) => controls?.[0])).toEqual(entries.map(({ control }) => `CIS ${version.slice(0, 3)} ${control}`));
  });

  test('describes the deviation of each rule', () => {
    for (const { controlDeviation } of entries) expect(controlDeviation).toMatch(/^[A-Z].*\.$/);
  });

  test('matches the records of the cases', () => {
    for (const { id, pattern } of entries) {
      const matches = compilePattern(parsePattern(pattern));
      for (const record of findCase(id).matches) expect({ id, matches: matches(record) }).toEqual({ id, matches: true });
    }
  });
});

test('levels and patterns follow the version of the benchmark', () => {
  const findLevels = (version: CisVersion): number[] => cisEntries(version).map((entry) => entry.level);
  expect(findLevels(CisVersion.V3_0_0)).toEqual([1, 1, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1]);
  expect(findLevels(CisVersion.V4_0_0)).toEqual([2, 1, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1]);
  const ruleChange = { eventName: 'ModifySecurityGroupRules' };
  const matchingVersions = CIS_VERSIONS.filter((version) => compilePattern(parsePattern(cisEntries(version)[9].pattern))(ruleChange));
  expect(matchingVersions).toEqual(['5.0.0', '6.0.0', '7.0.0']);
});

test('pickEntries throws an error for an unknown rule', () => {
  expect(() => pickEntries([], 'root')).toThrow("the catalog has no rule 'root'");
});

function findCase(id: string): RuleCase {
  const found = Object.hasOwn(CASES, id) ? CASES[id] : undefined;
  if (!found) throw new Error(`rule '${id}' has no case`);
  return found;
}

/** Checks whether the two records differ in the result of the unit, and in no other field of the pattern. */
function isForUnit(unit: Unit, { match, miss }: NearMiss, { pattern }: RuleEntry): boolean {
  const differs = ({ condition }: Unit): boolean => compilePattern(condition)(match) !== compilePattern(condition)(miss);
  return compilePattern(unit.condition)(match) && differs(unit)
    && splitIntoUnits(parsePattern(pattern)).every((other) => other.selector === unit.selector || !differs(other));
}
