import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { CisLevel, CisVersion, DetectionRule, RulePack, Severity } from '../../src';
import { BUILTIN_PACKS, PackId } from '../../src/detection/builtin-rules';

function rule(id: string): DetectionRule {
  return new DetectionRule({ id, title: id, pattern: FilterPattern.literal('{ $.eventName = "X" }') });
}

test('a pack of one\'s own counts in the namespace of the library, or in its own', () => {
  expect(RulePack.of('acme', [rule('a'), rule('b')])).toMatchObject({ id: 'acme', metricNamespace: 'CloudTrailAnalytics' });
  expect(RulePack.of('acme', [rule('a')], { metricNamespace: 'Acme/Audit' }).metricNamespace).toBe('Acme/Audit');
});

test('a pack does not change with the list that it was made from', () => {
  const rules = [rule('a')];
  const pack = RulePack.of('acme', rules);
  rules.push(rule('b'));
  expect(pack.rules).toHaveLength(1);
});

test.each<[string, () => RulePack, string]>([
  ['no rules', () => RulePack.of('acme', []), "rule pack 'acme' must have at least one rule; got none"],
  ['an id twice', () => RulePack.of('acme', [rule('a'), rule('a')]), "rule pack 'acme': rule ids must be unique; got 'a' twice"],
  ['a name that is no id', () => RulePack.of('Acme Rules', [rule('a')]), 'rule pack id must be lower-case words'],
  ["AWS's namespace", () => RulePack.of('acme', [rule('a')], { metricNamespace: 'AWS/Mine' }), "not start with 'AWS/'; got 'AWS/Mine'"],
  ['no namespace', () => RulePack.of('acme', [rule('a')], { metricNamespace: '' }), 'metricNamespace must be 1 to 255'],
])('%s is refused', (_, build, message) => {
  expect(build).toThrow(message);
});

const CATALOG_PACKS = [
  RulePack.recommended(), RulePack.securityHub(), RulePack.cis(CisVersion.V7_0_0), RulePack.operations(), RulePack.tampering(),
  RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(),
].map((pack) => [pack.id as PackId, pack] as const);

test.each(CATALOG_PACKS)('%s has the rules of the catalog, with all that it says of them', (id, pack) => {
  const shown = pack.rules.map((each) => ({
    id: each.id,
    title: each.title,
    pattern: each.pattern.logPatternString,
    severity: each.severity,
    meaning: each.description,
    response: each.runbook,
    threshold: each.threshold,
    periodMinutes: each.period.toMinutes(),
    falsePositives: each.falsePositives,
    techniques: each.techniques,
    controls: each.controls,
    deviation: each.controlDeviation,
  }));
  const wanted = BUILTIN_PACKS[id].entries.map((entry) => ({ threshold: 1, periodMinutes: 5, controls: [], controlDeviation: '', ...entry }));
  expect(wanted).toEqual(shown.map((each) => expect.objectContaining(each)));
  expect(pack.exact).toBe(id === 'security-hub');
});

test('CIS has the controls of a version, and of a profile', () => {
  const controls = (pack: RulePack): string[] => pack.rules.map((each) => each.controls[0]);
  expect(controls(RulePack.cis(CisVersion.V3_0_0))).toEqual(Array.from({ length: 15 }, (_, index) => `CIS 3.0 4.${index + 1}`));
  expect(controls(RulePack.cis(CisVersion.V7_0_0, { level: CisLevel.LEVEL_2 }))).toHaveLength(15);
  expect(controls(RulePack.cis(CisVersion.V7_0_0, { level: CisLevel.LEVEL_1 })))
    .toEqual([2, 3, 4, 5, 8, 12, 13, 14, 15].map((number) => `CIS 7.0 5.${number}`));
  expect(RulePack.cis(CisVersion.V5_0_0).tuned('cis-unauthorized-calls', { threshold: 20 }).rules[0].threshold).toBe(20);
});

describe('changes outside of the Regions in use', () => {
  const [outside] = RulePack.outsideRegions(['eu-*', 'us-east-1']).rules;
  const change = { eventType: 'AwsApiCall', readOnly: false, userIdentity: {}, awsRegion: 'ap-south-1' };

  test.each<[string, object, boolean]>([
    ['a change elsewhere', change, true],
    ['a change in a Region in use', { ...change, awsRegion: 'us-east-1' }, false],
    ['a change in one of several Regions in use', { ...change, awsRegion: 'eu-central-1' }, false],
    ['a look', { ...change, readOnly: true }, false],
    ['a change by a service', { ...change, userIdentity: { invokedBy: 'config.amazonaws.com' } }, false],
    ['an event of a service', { ...change, eventType: 'AwsServiceEvent' }, false],
  ])('%s', (_, record, expected) => {
    expect(outside.matches(JSON.stringify(record))).toBe(expected);
  });

  test.each<[string, string[], string]>([
    ['no Region', [], 'regions must be names of Regions, at least one, with * for any text; got none'],
    ['what is none', ['eu-west-1', 'Frankfurt'], "got 'Frankfurt'"],
    ['too many', Array.from({ length: 40 }, (_, index) => `eu-west-${index}`), "rule 'activity-outside-regions': pattern: "],
  ])('%s is refused', (_, regions, message) => {
    expect(() => RulePack.outsideRegions(regions)).toThrow(message);
  });
});

describe('a pack can be made to fit', () => {
  const pack = RulePack.recommended();
  const ids = pack.rules.map(({ id }) => id);

  test('by leaving rules out, or keeping some', () => {
    expect(pack.without(['root-usage']).rules.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'root-usage'));
    expect(pack.only(['root-usage', 'kms-key-deletion']).rules.map(({ id }) => id)).toEqual(['root-usage', 'kms-key-deletion']);
    expect(pack.rules).toHaveLength(ids.length);
  });

  test('by tuning a rule', () => {
    const tuned = pack.tuned('unauthorized-call-burst', { threshold: 200, period: Duration.hours(1), severity: Severity.LOW });
    const burst = tuned.rules.find(({ id }) => id === 'unauthorized-call-burst');
    expect(burst).toMatchObject({ threshold: 200, severity: Severity.LOW });
    expect(burst?.period.toHours()).toBe(1);
    expect(pack.tuned('root-usage', { threshold: 2 }).rules[0]).toMatchObject({ threshold: 2, severity: Severity.CRITICAL });
  });

  test('by leaving out principals, but not records that name none', () => {
    const [narrowed] = RulePack.of('acme', [rule('zero')]).excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*').rules;
    const record = (arn?: string): string => JSON.stringify({ eventName: 'X', userIdentity: { arn } });
    expect(narrowed.matches(record('arn:aws:sts::111122223333:assumed-role/Deploy/ci'))).toBe(false);
    expect(narrowed.matches(record('arn:aws:sts::111122223333:assumed-role/Admin/ana'))).toBe(true);
    expect(narrowed.matches(record())).toBe(true);
    expect(narrowed.matches(JSON.stringify({ eventName: 'Y' }))).toBe(false);
  });

  test('by leaving out the role with the longest name, for which each rule that is recommended has room', () => {
    const role = `arn:aws-us-gov:sts::111122223333:assumed-role/${'r'.repeat(64)}/*`;
    expect(pack.excludingPrincipals(role).rules).toHaveLength(ids.length);
  });

  test.each<[string, () => RulePack, string | RegExp]>([
    ['an unknown rule left out', () => pack.without(['root']), "rule pack 'recommended' has no rule 'root'; it has root-usage, "],
    ['an unknown rule kept', () => pack.only(['root']), "has no rule 'root'"],
    ['an unknown rule tuned', () => pack.tuned('root', {}), "has no rule 'root'"],
    ['all rules left out', () => pack.without(ids), "rule pack 'recommended' must have at least one rule; got none"],
    ['a bad threshold', () => pack.tuned('root-usage', { threshold: 0 }), "rule 'root-usage': threshold must be a whole number, at least 1; got 0"],
    ['an exact rule tuned', () => RulePack.securityHub().tuned('cloudwatch-1', { threshold: 2 }), "rule pack 'security-hub' is exact"],
    ['principals left out of exact rules', () => RulePack.securityHub().excludingPrincipals('arn:aws:iam::1:user/a'), 'use RulePack.recommended()'],
    ['everybody left out', () => pack.excludingPrincipals('*'), 'arnPattern must be an ARN, with * for any text'],
    ['a quote', () => pack.excludingPrincipals('a"b'), "got 'a\"b'"],
    ['a pattern that grows too long', () => pack.excludingPrincipals(`arn:${'x'.repeat(1000)}`), /^rule pack 'recommended': arnPattern 'arn:x+' cannot be excluded, as a pattern grows too long; .* at most 1024 are allowed/],
  ])('%s is refused', (_, build, message) => {
    expect(build).toThrow(message);
  });
});
