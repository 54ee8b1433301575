import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { CisLevel, CisVersion, DetectionRule, RulePack, Severity } from '../../src';
import { BUILTIN_PACKS, PackId } from '../../src/detection/builtin-rules';

function createRule(id: string): DetectionRule {
  return new DetectionRule({ id, title: id, pattern: FilterPattern.literal('{ $.eventName = "X" }') });
}

test('a custom pack has the default metric namespace or a custom one', () => {
  expect(RulePack.of('acme', [createRule('a'), createRule('b')])).toMatchObject({ id: 'acme', metricNamespace: 'CloudTrailAnalytics' });
  expect(RulePack.of('acme', [createRule('a')], { metricNamespace: 'Acme/Audit' }).metricNamespace).toBe('Acme/Audit');
});

test('a pack does not change with the list that was passed', () => {
  const rules = [createRule('a')];
  const pack = RulePack.of('acme', rules);
  rules.push(createRule('b'));
  expect(pack.rules).toHaveLength(1);
});

test.each<[string, () => RulePack, string]>([
  ['no rules', () => RulePack.of('acme', []), "rule pack 'acme' must have at least one rule; got none"],
  ['two rules with one ID', () => RulePack.of('acme', [createRule('a'), createRule('a')]),
    "rule pack 'acme': rule IDs must be unique; got 'a' twice"],
  ['an invalid ID', () => RulePack.of('Acme Rules', [createRule('a')]), 'rule pack id must be lower-case words'],
  ['the namespace of AWS', () => RulePack.of('acme', [createRule('a')], { metricNamespace: 'AWS/Mine' }), "not start with 'AWS/'; got 'AWS/Mine'"],
  ['an empty namespace', () => RulePack.of('acme', [createRule('a')], { metricNamespace: '' }), 'metricNamespace must be 1 to 255'],
])('error: %s', (_, create, message) => {
  expect(create).toThrow(message);
});

const BUILT_IN = [
  RulePack.recommended(), RulePack.securityHub(), RulePack.cis(CisVersion.V7_0_0), RulePack.operations(), RulePack.tampering(),
  RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(),
].map((pack) => [pack.id as PackId, pack] as const);

test.each(BUILT_IN)('%s has the built-in rules with all of their props', (id, pack) => {
  const rules = pack.rules.map((each) => ({
    id: each.id,
    title: each.title,
    pattern: each.pattern.logPatternString,
    severity: each.severity,
    description: each.description,
    runbook: each.runbook,
    threshold: each.threshold,
    periodMinutes: each.period.toMinutes(),
    falsePositives: each.falsePositives,
    techniques: each.techniques,
    controls: each.controls,
    controlDeviation: each.controlDeviation,
  }));
  const entries = BUILTIN_PACKS[id].entries.map((entry) => ({ threshold: 1, periodMinutes: 5, controls: [], controlDeviation: '', ...entry }));
  expect(entries).toEqual(rules.map((each) => expect.objectContaining(each)));
  expect(pack.exact).toBe(id === 'security-hub');
});

test('the CIS pack has the controls of a version and a profile level', () => {
  const findControls = (pack: RulePack): string[] => pack.rules.map((each) => each.controls[0]);
  expect(findControls(RulePack.cis(CisVersion.V3_0_0))).toEqual(Array.from({ length: 15 }, (_, index) => `CIS 3.0 4.${index + 1}`));
  expect(findControls(RulePack.cis(CisVersion.V7_0_0, { level: CisLevel.LEVEL_2 }))).toHaveLength(15);
  expect(findControls(RulePack.cis(CisVersion.V7_0_0, { level: CisLevel.LEVEL_1 })))
    .toEqual([2, 3, 4, 5, 8, 12, 13, 14, 15].map((number) => `CIS 7.0 5.${number}`));
  expect(RulePack.cis(CisVersion.V5_0_0).tuned('cis-unauthorized-calls', { threshold: 20 }).rules[0].threshold).toBe(20);
});

describe('outsideRegions', () => {
  const [outside] = RulePack.outsideRegions(['eu-*', 'us-east-1']).rules;
  const change = { eventType: 'AwsApiCall', readOnly: false, userIdentity: {}, awsRegion: 'ap-south-1' };

  test.each<[string, object, boolean]>([
    ['matches a change in another Region', change, true],
    ['does not match a change in a Region in use', { ...change, awsRegion: 'us-east-1' }, false],
    ['does not match a change in a Region that a wildcard includes', { ...change, awsRegion: 'eu-central-1' }, false],
    ['does not match a read-only event', { ...change, readOnly: true }, false],
    ['does not match a change by a service', { ...change, userIdentity: { invokedBy: 'config.amazonaws.com' } }, false],
    ['does not match a service event', { ...change, eventType: 'AwsServiceEvent' }, false],
  ])('%s', (_, record, expected) => {
    expect(outside.matches(JSON.stringify(record))).toBe(expected);
  });

  test.each<[string, string[], string]>([
    ['no Region', [], 'regions must contain at least one Region name, with * as a wildcard; got none'],
    ['an invalid Region name', ['eu-west-1', 'Frankfurt'], "got 'Frankfurt'"],
    ['too many Regions', Array.from({ length: 40 }, (_, index) => `eu-west-${index}`), "rule 'activity-outside-regions': pattern: "],
  ])('error: %s', (_, regions, message) => {
    expect(() => RulePack.outsideRegions(regions)).toThrow(message);
  });
});

describe('a changed pack', () => {
  const pack = RulePack.recommended();
  const ids = pack.rules.map(({ id }) => id);

  test('without() and only() select rules', () => {
    expect(pack.without(['root-usage']).rules.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'root-usage'));
    expect(pack.only(['root-usage', 'kms-key-deletion']).rules.map(({ id }) => id)).toEqual(['root-usage', 'kms-key-deletion']);
    expect(pack.rules).toHaveLength(ids.length);
  });

  test('tuned() changes one rule', () => {
    const tuned = pack.tuned('unauthorized-call-burst', { threshold: 200, period: Duration.hours(1), severity: Severity.LOW });
    const burst = tuned.rules.find(({ id }) => id === 'unauthorized-call-burst');
    expect(burst).toMatchObject({ threshold: 200, severity: Severity.LOW });
    expect(burst?.period.toHours()).toBe(1);
    expect(pack.tuned('root-usage', { threshold: 2 }).rules[0]).toMatchObject({ threshold: 2, severity: Severity.CRITICAL });
  });

  test('excludingPrincipals() excludes a principal, but not events without a principal', () => {
    const [changed] = RulePack.of('acme', [createRule('zero')]).excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*').rules;
    const record = (arn?: string): string => JSON.stringify({ eventName: 'X', userIdentity: { arn } });
    expect(changed.matches(record('arn:aws:sts::111122223333:assumed-role/Deploy/ci'))).toBe(false);
    expect(changed.matches(record('arn:aws:sts::111122223333:assumed-role/Admin/ana'))).toBe(true);
    expect(changed.matches(record())).toBe(true);
    expect(changed.matches(JSON.stringify({ eventName: 'Y' }))).toBe(false);
  });

  test('excludingPrincipals() supports the longest role name for all recommended rules', () => {
    const role = `arn:aws-us-gov:sts::111122223333:assumed-role/${'r'.repeat(64)}/*`;
    expect(pack.excludingPrincipals(role).rules).toHaveLength(ids.length);
  });

  test.each<[string, () => RulePack, string | RegExp]>([
    ['an unknown rule in without()', () => pack.without(['root']), "rule pack 'recommended': ids must be in the pack, which has root-usage, "],
    ['an unknown rule in only()', () => pack.only(['root']), "; got 'root'"],
    ['an unknown rule in tuned()', () => pack.tuned('root', {}), "rule pack 'recommended': id must be in the pack, which has root-usage, "],
    ['no rules left', () => pack.without(ids), "rule pack 'recommended' must have at least one rule; got none"],
    ['an invalid threshold', () => pack.tuned('root-usage', { threshold: 0 }), "rule 'root-usage': threshold must be an integer of 1 or more; got 0"],
    ['a rule of an exact pack in tuned()', () => RulePack.securityHub().tuned('cloudwatch-1', { threshold: 2 }), "rule pack 'security-hub' is exact"],
    ['excludingPrincipals() of an exact pack', () => RulePack.securityHub().excludingPrincipals('arn:aws:iam::1:user/a'),
      'use RulePack.recommended()'],
    ['a pattern for all principals', () => pack.excludingPrincipals('*'), 'arnPattern must be an ARN without spaces, quotes and backslashes'],
    ['a quote in an ARN', () => pack.excludingPrincipals('a"b'), "got 'a\"b'"],
    ['an ARN that makes a pattern too long', () => pack.excludingPrincipals(`arn:${'x'.repeat(1000)}`),
      /^rule pack 'recommended': arnPattern 'arn:x+' cannot be excluded because a pattern becomes too long; .* length must be at most 1024 characters; got \d+/],
  ])('error: %s', (_, create, message) => {
    expect(create).toThrow(message);
  });
});
