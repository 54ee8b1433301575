import { Annotations, App, Stack } from 'aws-cdk-lib';
import { Annotations as Asserted, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailAnalytics, DetectionAlarms, DetectionRule, RecordSource, RulePack } from '../../src';
import { EventNameIndex } from '../../src/lint/event-name-index';

const PREFIX = 'cdk-cloudtrail-analytics';

function createRule(id: string, pattern: string): DetectionRule {
  return new DetectionRule({ id, title: 'Test rule', pattern: FilterPattern.literal(pattern) });
}

function createAlarms(stack: Stack, id: string, alarmRules: RulePack[], resourceNamePrefix = id.toLowerCase()): DetectionAlarms {
  return new DetectionAlarms(stack, id, { resourceNamePrefix, logGroup: new LogGroup(stack, `${id}Logs`), alarmRules });
}

/** Returns the warnings, except for those about missing subscriptions. */
function warnings(stack: Stack): readonly string[] {
  return Asserted.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id} ${String(entry.data)}`)
    .filter((warning) => !warning.includes(`${PREFIX}:noSubscriptions`));
}

function warnAbout(...packs: RulePack[]): readonly string[] {
  const stack = new Stack();
  createAlarms(stack, 'Alarms', packs);
  return warnings(stack);
}

test('a warning has the rule, the condition, the problem, the correction, and an ID', () => {
  const pack = RulePack.of('acme', [
    createRule('fine', '{ $.eventName = "StopLogging" }'),
    createRule('lifecycle', '{ ($.eventSource = "s3.amazonaws.com") && ($.eventName = "PutLifecycleConfiguration") }'),
  ]);
  expect(warnAbout(pack)).toEqual([
    '/Default/Alarms rule \'lifecycle\': $.eventName = "PutLifecycleConfiguration" never matches: s3.amazonaws.com has no event named '
    + 'PutLifecycleConfiguration; did you mean PutBucketLifecycle or DeleteBucketLifecycle? '
    + `[ack: ${PREFIX}:unknownEventName:lifecycle:PutLifecycleConfiguration]`,
  ]);
});

test('each problem of each rule has a separate warning that can be acknowledged', () => {
  const stack = new Stack();
  const acknowledged = createRule('two', '{ ($.eventname = "A") || ($.errorcode = "B") || ($.eventSource = "s3") }');
  createAlarms(stack, 'Alarms', [RulePack.of('acme', [createRule('one', '{ $.eventname = "A" }'), acknowledged])]);
  const ids = (): readonly string[] => warnings(stack).map((warning) => /\[ack: (.*)\]$/.exec(warning)![1]);
  expect(ids()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`,
    `${PREFIX}:unknownField:two:$.eventname`,
    `${PREFIX}:unknownField:two:$.errorcode`,
    `${PREFIX}:unknownEventSource:two:s3`,
  ]);
  Annotations.of(stack).acknowledgeWarning(`${PREFIX}:unknownField:two:$.eventname`, 'intended');
  expect(ids()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`, `${PREFIX}:unknownField:two:$.errorcode`, `${PREFIX}:unknownEventSource:two:s3`,
  ]);
});

test('only the first of several sibling constructs with the same rules has warnings', () => {
  const stack = new Stack();
  const packs = [RulePack.of('acme', [createRule('one', '{ $.userIdentity.type = "root" }')])];
  for (const id of ['First', 'Second']) new CloudTrailAnalytics(stack, id, { alarmRules: packs });
  const view = { source: RecordSource.existingTrail({ bucket: Bucket.fromBucketName(stack, 'Logs', 'logs') }) };
  new CloudTrailAnalytics(stack, 'Third', { ...view, alarmRules: [], detectionRules: packs });
  const paths = warnings(stack).filter((warning) => warning.includes('never matches')).map((warning) => warning.split(' ')[0]);
  expect(paths).toEqual(['/Default/First/Catalog', '/Default/Second/Catalog', '/Default/Third/Catalog']);
});

describe('built-in packs', () => {
  const load = jest.spyOn(EventNameIndex, 'load');

  test('are not linted, so that the event names are not loaded', () => {
    const excluding = RulePack.tampering().excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*');
    const packs = [RulePack.recommended(), RulePack.securityHub(), RulePack.outsideRegions(['eu-west-1'])];
    for (const pack of [...packs, excluding]) expect([pack.id, warnAbout(pack)]).toEqual([pack.id, []]);
    expect(load).not.toHaveBeenCalled();
  });

  test('are not linted together with a custom pack, which is linted', () => {
    expect(warnAbout(RulePack.recommended(), RulePack.of('acme', [createRule('one', '{ $.eventName = "StopLogging" }')]))).toEqual([]);
    expect(load).toHaveBeenCalledTimes(1);
  });
});

test('the metric namespace of an exact pack is reserved for its metrics', () => {
  const own = RulePack.of('acme', [createRule('one', '{ $.eventName = "StopLogging" }')], { metricNamespace: 'LogMetrics' });
  expect(warnAbout(own)).toEqual([]);
  expect(warnAbout(own, RulePack.securityHub())).toEqual([
    "/Default/Alarms rule pack 'acme': metricNamespace must not be the namespace of the exact pack 'security-hub', "
    + `whose metrics a control evaluates; got 'LogMetrics' [ack: ${PREFIX}:sharedNamespace:acme]`,
  ]);
});

describe('two constructs with one resource name prefix', () => {
  const pack = (): RulePack[] => [RulePack.recommended()];

  test('in one stack have a warning', () => {
    const stack = new Stack();
    createAlarms(stack, 'One', pack(), 'audit');
    createAlarms(stack, 'Two', pack(), 'audit');
    createAlarms(stack, 'Three', pack(), 'other');
    expect(warnings(stack)).toEqual([
      '/Default/Two resourceNamePrefix must be unique in an account and Region, because alarms require unique names and metrics with the same '
      + `name are aggregated; got 'audit', which Default/One also has [ack: ${PREFIX}:sharedResourceNamePrefix:audit]`,
    ]);
  });

  test('in one account and Region have a warning', () => {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-west-1' };
    const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id, { env }));
    createAlarms(first, 'Alarms', pack(), 'audit');
    createAlarms(second, 'Alarms', pack(), 'audit');
    expect([warnings(first).length, warnings(second).length]).toEqual([0, 1]);
  });

  test('in different or unknown accounts and Regions have no warning', () => {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-west-1' };
    const stacks = [{ env }, { env: { ...env, region: 'us-east-1' } }, {}, {}].map((props, index) => new Stack(app, `Stack${index}`, props));
    for (const stack of stacks) createAlarms(stack, 'Alarms', pack(), 'audit');
    expect(stacks.flatMap(warnings)).toEqual([]);
    const other = new Stack(new App(), 'Stack0', { env });
    createAlarms(other, 'Alarms', pack(), 'audit');
    expect(warnings(other)).toEqual([]);
  });
});
