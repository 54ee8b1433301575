import { getActorName, FilterRun } from '../../../replay/rules/filters';
import { AlarmPlan, FilterPlan, MetricPlan, ReplayPlan } from '../../../replay/template/plan';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const MINUTE = 60_000;

const metric = (name: string, change: Partial<MetricPlan> = {}): MetricPlan => (
  { namespace: 'Audit', name, value: '1', defaultValue: 0, dimensions: [], ...change }
);
const filter = (id: string, pattern: string, metrics = [metric(id)]): FilterPlan => ({ id, pattern, metrics });
const alarm = (metricName: string, change: Partial<AlarmPlan> = {}): AlarmPlan => ({
  name: `audit-${metricName}`,
  namespace: 'Audit',
  metric: metricName,
  dimensions: [],
  statistic: 'Sum',
  period: 300,
  window: 'SlidingWindow',
  threshold: 1,
  comparison: 'GreaterThanOrEqualToThreshold',
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  missingData: 'notBreaching',
  ...change,
});
const plan = (filters: readonly FilterPlan[], alarms: readonly AlarmPlan[] = []): ReplayPlan => (
  { filters, alarms, notReplayed: [], tables: [], views: [], queries: [], problems: [] }
);
const by = (userName: string, eventName: string, more: object = {}): object => ({ eventName, userIdentity: { userName }, ...more });

test('each record is tried with each filter, in the order of the template', () => {
  const run = new FilterRun(plan([
    filter('denied', '{ $.errorCode = "AccessDenied" }'),
    filter('delete', '{ $.eventName = "DeleteTrail" }'),
    filter('any-delete', '{ $.eventName = "Delete*" }'),
    filter('create', '{ $.eventName = "CreateTrail" }'),
  ]));
  expect(run.add(by('a', 'DeleteTrail', { errorCode: 'AccessDenied' }), NOON)).toEqual(['denied', 'delete', 'any-delete']);
  expect(run.add(by('a', 'DeleteBucket'), NOON)).toEqual(['any-delete']);
  expect(run.add({ errorCode: 'AccessDenied' } as object, NOON)).toEqual(['denied']);
  expect(run.add({ eventName: 5 }, NOON)).toEqual([]);
  expect(run.listResults().map(({ plan: { id }, matches }) => [id, matches])).toEqual([['denied', 2], ['delete', 1], ['any-delete', 2], ['create', 0]]);
});

test('a result has the first and the last time, and whoever most records are of', () => {
  const run = new FilterRun(plan([filter('x', '{ $.eventName = "X" }')]));
  for (const [name, minute] of [['ben', 3], ['anna', 1], ['anna', 2], ['cleo', 9]] as const) run.add(by(name, 'X'), NOON + minute * MINUTE);
  expect(run.listResults()).toEqual([
    expect.objectContaining({ matches: 4, firstMatch: NOON + MINUTE, lastMatch: NOON + 9 * MINUTE, mainActor: 'anna' }),
  ]);
});

test('a filter without a match has nothing but its count', () => {
  const [result] = new FilterRun(plan([filter('x', '{ $.eventName = "X" }')])).listResults();
  expect(result).toEqual({ plan: expect.anything(), matches: 0 });
});

test('a pattern that cannot be parsed is an error, and the others run', () => {
  const run = new FilterRun(plan([filter('broken', '{ $.eventName = }'), filter('x', '{ $.eventName = "X" }')]));
  expect(run.add(by('a', 'X'), NOON)).toEqual(['x']);
  const [broken, x] = run.listResults();
  expect(broken).toMatchObject({ matches: 0, error: expect.stringContaining('its pattern cannot be parsed: ') });
  expect(x.error).toBeUndefined();
});

describe('alarms', () => {
  const x = filter('x', '{ $.eventName = "X" }');

  test('fire on what their filters count', () => {
    const run = new FilterRun(plan([x], [alarm('x', { threshold: 2 })]));
    run.add(by('a', 'X'), NOON);
    run.add(by('a', 'X'), NOON + 6 * MINUTE);
    run.add(by('a', 'X'), NOON + 7 * MINUTE);
    expect(run.evaluateAlarms()).toEqual([{ plan: expect.objectContaining({ name: 'audit-x' }), filters: [x], firedAt: [NOON + 8 * MINUTE] }]);
  });

  test('several filters can feed one', () => {
    const y = filter('y', '{ $.eventName = "Y" }', [metric('x')]);
    const run = new FilterRun(plan([x, y], [alarm('x', { threshold: 2 })]));
    run.add(by('a', 'X'), NOON);
    run.add(by('a', 'Y'), NOON);
    expect(run.evaluateAlarms()).toEqual([{ plan: expect.anything(), filters: [x, y], firedAt: [NOON + MINUTE] }]);
  });

  test('several can watch one metric', () => {
    const run = new FilterRun(plan([x], [alarm('x'), alarm('x', { threshold: 2 })]));
    run.add(by('a', 'X'), NOON);
    expect(run.evaluateAlarms().map(({ firedAt }) => firedAt.length)).toEqual([1, 0]);
  });

  test('of metrics that no filter makes are left out', () => {
    const others = [alarm('y'), alarm('x', { namespace: 'AWS/Logs' }), alarm('x', { dimensions: [{ name: 'account', value: '1' }] })];
    const run = new FilterRun(plan([x], others));
    run.add(by('a', 'X'), NOON);
    expect(run.evaluateAlarms()).toEqual([]);
  });

  test('tell values apart by dimension', () => {
    const perAccount = filter('x', '{ $.eventName = "X" }', [metric('x', { defaultValue: undefined, dimensions: [{ name: 'account', value: '$.account' }] })]);
    const of = (value: string): AlarmPlan => alarm('x', { dimensions: [{ name: 'account', value }] });
    const run = new FilterRun(plan([perAccount], [of('1'), of('2')]));
    run.add(by('a', 'X', { account: '1' }), NOON);
    expect(run.evaluateAlarms().map(({ firedAt }) => firedAt.length)).toEqual([1, 0]);
  });

  test('of a filter that cannot be parsed do not fire', () => {
    const broken = filter('x', '{ nonsense');
    const run = new FilterRun(plan([broken], [alarm('x', { comparison: 'LessThanThreshold', missingData: 'breaching' })]));
    run.add(by('a', 'X'), NOON);
    expect(run.evaluateAlarms()).toEqual([{ plan: expect.anything(), filters: [broken], firedAt: [] }]);
  });

  describe('without records', () => {
    const silence = alarm('x', { comparison: 'LessThanThreshold', missingData: 'breaching' });

    test('do not fire', () => {
      expect(new FilterRun(plan([x], [silence])).evaluateAlarms()).toEqual([expect.objectContaining({ firedAt: [] })]);
    });

    test('fire for silence in a window that is given', () => {
      const firedUntil = (minute: number): readonly number[] =>
        new FilterRun(plan([x], [silence])).evaluateAlarms({ from: NOON, to: NOON + minute * MINUTE })[0].firedAt;
      expect([firedUntil(4), firedUntil(10)]).toEqual([[], [NOON + 5 * MINUTE]]);
    });
  });

  test('a default value is reported only where there are records', () => {
    const quiet = alarm('x', { comparison: 'LessThanThreshold', missingData: 'missing' });
    const run = new FilterRun(plan([x], [quiet]));
    run.add(by('a', 'X'), NOON);
    run.add(by('a', 'Other'), NOON + 20 * MINUTE);
    run.add(by('a', 'X'), NOON + 60 * MINUTE);
    expect(run.evaluateAlarms().map(({ firedAt }) => firedAt)).toEqual([[NOON + 21 * MINUTE]]);
  });
});

test.each<[string, unknown, string]>([
  ['root', { type: 'Root', userName: 'account-alias', arn: 'arn:aws:iam::1:root' }, 'root'],
  ['a user', { type: 'IAMUser', userName: 'anna', arn: 'arn:aws:iam::1:user/anna' }, 'anna'],
  ['a role', { type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/deploy/x', sessionContext: { sessionIssuer: { userName: 'deploy' } } }, 'deploy'],
  ['a user of the identity center', { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } }, 'u-1'],
  ['a service', { type: 'AWSService', invokedBy: 'config.amazonaws.com' }, 'config.amazonaws.com'],
  ['a service without a type', { invokedBy: 'health.amazonaws.com' }, 'health.amazonaws.com'],
  ['another account', { type: 'AWSAccount', principalId: 'AIDA:x', accountId: '1' }, 'AIDA:x'],
  ['an account', { accountId: '1', userName: '' }, '1'],
  ['nobody', {}, 'unknown'],
  ['nothing', undefined, 'unknown'],
])('%s', (_, userIdentity, expected) => {
  expect(getActorName({ userIdentity })).toBe(expected);
});
