import { Annotations, Stack } from 'aws-cdk-lib';
import { Annotations as Asserted, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CloudTrailAnalytics, DetectionAlarms, DetectionRule, EventNotification, LogQueries, RecordSource, RulePack } from '../../src';
import { EventNameIndex } from '../../src/lint/event-name-index';

const PREFIX = 'cdk-cloudtrail-analytics';

function createRule(id: string, pattern: string): DetectionRule {
  return new DetectionRule({ id, title: 'Example', pattern: FilterPattern.literal(pattern) });
}

function createAlarms(stack: Stack, id: string, alarmRules: RulePack[], resourceNamePrefix = id.toLowerCase()): DetectionAlarms {
  return new DetectionAlarms(stack, id, { resourceNamePrefix, logGroup: new LogGroup(stack, `${id}Logs`), alarmRules });
}

/** Returns the warnings of a stack, except those about alarms without subscriptions. */
function findWarnings(stack: Stack): readonly string[] {
  return Asserted.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id} ${String(entry.data)}`)
    .filter((warning) => !warning.includes('no subscriptions'));
}

function lintPacks(...packs: RulePack[]): readonly string[] {
  const stack = new Stack();
  createAlarms(stack, 'Alarms', packs);
  return findWarnings(stack);
}

test('a warning names the rule, the condition, the problem and a correction, and has an ID', () => {
  const pack = RulePack.of('acme', [
    createRule('fine', '{ $.eventName = "StopLogging" }'),
    createRule('lifecycle', '{ ($.eventSource = "s3.amazonaws.com") && ($.eventName = "PutLifecycleConfiguration") }'),
  ]);
  expect(lintPacks(pack)).toEqual([
    '/Default/Alarms rule \'lifecycle\': $.eventName = "PutLifecycleConfiguration" never matches: s3.amazonaws.com has no event named '
    + 'PutLifecycleConfiguration; did you mean PutBucketLifecycle or DeleteBucketLifecycle? '
    + `[ack: ${PREFIX}:unknownEventName:lifecycle:PutLifecycleConfiguration]`,
  ]);
});

test('each finding in each rule is a separate warning that can be acknowledged', () => {
  const stack = new Stack();
  const acknowledged = createRule('two', '{ ($.eventname = "A") || ($.errorcode = "B") || ($.eventSource = "s3") }');
  createAlarms(stack, 'Alarms', [RulePack.of('acme', [createRule('one', '{ $.eventname = "A" }'), acknowledged])]);
  const findIds = (): readonly string[] => findWarnings(stack).map((warning) => /\[ack: (.*)\]$/.exec(warning)![1]);
  expect(findIds()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`,
    `${PREFIX}:unknownField:two:$.eventname`,
    `${PREFIX}:unknownField:two:$.errorcode`,
    `${PREFIX}:unknownEventSource:two:s3`,
  ]);
  Annotations.of(stack).acknowledgeWarning(`${PREFIX}:unknownField:two:$.eventname`, 'The field exists.');
  expect(findIds()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`, `${PREFIX}:unknownField:two:$.errorcode`, `${PREFIX}:unknownEventSource:two:s3`,
  ]);
});

describe('a warning about a custom rule', () => {
  const packs = [RulePack.of('acme', [createRule('one', '{ $.userIdentity.type = "root" }')])];
  const findPaths = (stack: Stack): string[] =>
    findWarnings(stack).filter((warning) => warning.includes('never matches')).map((warning) => warning.split(' ')[0]);

  test('is added to each construct that resolves the rule', () => {
    const stack = new Stack();
    for (const id of ['First', 'Second']) new CloudTrailAnalytics(stack, id, { alarmRules: packs });
    const source = RecordSource.existingTrail({ bucket: Bucket.fromBucketName(stack, 'Logs', 'logs') });
    new CloudTrailAnalytics(stack, 'Third', { source, alarmRules: [], detectionRules: packs });
    createAlarms(stack, 'Alarms', packs);
    new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'LogQueriesLogs'), logQueryRules: packs });
    expect(findPaths(stack)).toEqual(['/Default/First', '/Default/Second', '/Default/Third', '/Default/Alarms', '/Default/LogQueries']);
  });

  test('is added once if a rule is in several props', () => {
    const stack = new Stack();
    new CloudTrailAnalytics(stack, 'Audit', {
      alarmRules: packs,
      detectionRules: packs,
      logQueryRules: packs,
      eventNotifications: [EventNotification.topic(new Topic(stack, 'Topic'))],
    });
    expect(findPaths(stack)).toEqual(['/Default/Audit']);
  });

  test('is added for a rule that is only in logQueryRules', () => {
    const stack = new Stack();
    new CloudTrailAnalytics(stack, 'Audit', { logQueryRules: packs });
    expect(findPaths(stack)).toEqual(['/Default/Audit']);
  });

  test('is added for a rule that is added later', () => {
    const stack = new Stack();
    const audit = new CloudTrailAnalytics(stack, 'Audit', { detectionRules: packs });
    audit.alarms?.addRulePack(RulePack.of('added', [createRule('two', '{ $.userIdentity.type = "root" }')]));
    expect(findPaths(stack)).toEqual(['/Default/Audit', '/Default/Audit/Alarms']);
  });
});

describe('built-in packs', () => {
  const load = jest.spyOn(EventNameIndex, 'load');

  test('are not checked, so that the event names are not loaded', () => {
    const excluding = RulePack.tampering().excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*');
    const packs = [RulePack.recommended(), RulePack.securityHub(), RulePack.outsideRegions(['eu-west-1'])];
    for (const pack of [...packs, excluding]) expect([pack.id, lintPacks(pack)]).toEqual([pack.id, []]);
    expect(load).not.toHaveBeenCalled();
  });

  test('do not prevent the check of custom packs', () => {
    expect(lintPacks(RulePack.recommended(), RulePack.of('acme', [createRule('one', '{ $.eventName = "StopLogging" }')]))).toEqual([]);
    expect(load).toHaveBeenCalledTimes(1);
  });
});

test('a custom pack with the metric namespace of an exact pack causes a warning', () => {
  const custom = RulePack.of('acme', [createRule('one', '{ $.eventName = "StopLogging" }')], { metricNamespace: 'LogMetrics' });
  expect(lintPacks(custom)).toEqual([]);
  expect(lintPacks(custom, RulePack.securityHub())).toEqual([
    "/Default/Alarms rule pack 'acme': metricNamespace 'LogMetrics' is the namespace of the exact pack 'security-hub', whose metrics "
    + `satisfy controls; use another namespace to separate them [ack: ${PREFIX}:sharedNamespace:acme]`,
  ]);
});
