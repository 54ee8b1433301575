import { Annotations, App, Stack } from 'aws-cdk-lib';
import { Annotations as Asserted, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailAnalytics, DetectionAlarms, DetectionRule, RecordSource, RulePack } from '../../src';
import { EventNameIndex } from '../../src/lint/event-name-index';

const PREFIX = 'cdk-cloudtrail-analytics';

function rule(id: string, pattern: string): DetectionRule {
  return new DetectionRule({ id, title: 'Made up', pattern: FilterPattern.literal(pattern) });
}

function alarms(stack: Stack, id: string, alarmRules: RulePack[], resourceNamePrefix = id.toLowerCase()): DetectionAlarms {
  return new DetectionAlarms(stack, id, { resourceNamePrefix, logGroup: new LogGroup(stack, `${id}Logs`), alarmRules });
}

/** What is warned of, but for alarms that nobody hears of. */
function warnings(stack: Stack): readonly string[] {
  return Asserted.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id} ${String(entry.data)}`)
    .filter((warning) => !warning.includes('nobody is told'));
}

function warningsOf(...packs: RulePack[]): readonly string[] {
  const stack = new Stack();
  alarms(stack, 'Alarms', packs);
  return warnings(stack);
}

test('a warning names the rule, the condition, what is wrong and what was probably meant, and has an id', () => {
  const pack = RulePack.of('acme', [
    rule('fine', '{ $.eventName = "StopLogging" }'),
    rule('lifecycle', '{ ($.eventSource = "s3.amazonaws.com") && ($.eventName = "PutLifecycleConfiguration") }'),
  ]);
  expect(warningsOf(pack)).toEqual([
    '/Default/Alarms rule \'lifecycle\': $.eventName = "PutLifecycleConfiguration" never holds: s3.amazonaws.com logs no event named '
    + 'PutLifecycleConfiguration; did you mean PutBucketLifecycle or DeleteBucketLifecycle? '
    + `[ack: ${PREFIX}:unknownEventName:lifecycle:PutLifecycleConfiguration]`,
  ]);
});

test('each mistake of each rule is a warning of its own, which can be silenced alone', () => {
  const stack = new Stack();
  const silenced = rule('two', '{ ($.eventname = "A") || ($.errorcode = "B") || ($.eventSource = "s3") }');
  alarms(stack, 'Alarms', [RulePack.of('acme', [rule('one', '{ $.eventname = "A" }'), silenced])]);
  const ids = (): readonly string[] => warnings(stack).map((warning) => /\[ack: (.*)\]$/.exec(warning)![1]);
  expect(ids()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`,
    `${PREFIX}:unknownField:two:$.eventname`,
    `${PREFIX}:unknownField:two:$.errorcode`,
    `${PREFIX}:unknownEventSource:two:s3`,
  ]);
  Annotations.of(stack).acknowledgeWarning(`${PREFIX}:unknownField:two:$.eventname`, 'I know better');
  expect(ids()).toEqual([
    `${PREFIX}:unknownField:one:$.eventname`, `${PREFIX}:unknownField:two:$.errorcode`, `${PREFIX}:unknownEventSource:two:s3`,
  ]);
});

test('constructs side by side that are given the same rules warn once, and others each for themselves', () => {
  const stack = new Stack();
  const packs = [RulePack.of('acme', [rule('one', '{ $.userIdentity.type = "root" }')])];
  for (const id of ['First', 'Second']) new CloudTrailAnalytics(stack, id, { alarmRules: packs });
  const view = { source: RecordSource.existingTrail({ bucket: Bucket.fromBucketName(stack, 'Logs', 'logs') }) };
  new CloudTrailAnalytics(stack, 'Third', { ...view, alarmRules: [], detectionRules: packs });
  const places = warnings(stack).filter((warning) => warning.includes('never holds')).map((warning) => warning.split(' ')[0]);
  expect(places).toEqual(['/Default/First/Catalog', '/Default/Second/Catalog', '/Default/Third/Catalog']);
});

describe("the library's own packs", () => {
  const load = jest.spyOn(EventNameIndex, 'load');

  test('are trusted, so that nothing has to be read for them', () => {
    const excluding = RulePack.tampering().excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*');
    const packs = [RulePack.recommended(), RulePack.securityHub(), RulePack.outsideRegions(['eu-west-1'])];
    for (const pack of [...packs, excluding]) expect([pack.id, warningsOf(pack)]).toEqual([pack.id, []]);
    expect(load).not.toHaveBeenCalled();
  });

  test("are read for where a pack of one's own is beside them", () => {
    expect(warningsOf(RulePack.recommended(), RulePack.of('acme', [rule('one', '{ $.eventName = "StopLogging" }')]))).toEqual([]);
    expect(load).toHaveBeenCalledTimes(1);
  });
});

test('the namespace of an exact pack is for its metrics alone', () => {
  const own = RulePack.of('acme', [rule('one', '{ $.eventName = "StopLogging" }')], { metricNamespace: 'LogMetrics' });
  expect(warningsOf(own)).toEqual([]);
  expect(warningsOf(own, RulePack.securityHub())).toEqual([
    "/Default/Alarms rule pack 'acme': metricNamespace 'LogMetrics' is that of the exact pack 'security-hub', and what a control asks for "
    + `should be told from the rest; choose another one [ack: ${PREFIX}:sharedNamespace:acme]`,
  ]);
});

describe('two constructs with one base name', () => {
  const pack = (): RulePack[] => [RulePack.recommended()];

  test('in one stack', () => {
    const stack = new Stack();
    alarms(stack, 'One', pack(), 'audit');
    alarms(stack, 'Two', pack(), 'audit');
    alarms(stack, 'Three', pack(), 'other');
    expect(warnings(stack)).toEqual([
      "/Default/Two resourceNamePrefix 'audit' is also that of Default/One: alarms of one name cannot be deployed beside one another, and metrics of one "
      + `name count together; choose another one [ack: ${PREFIX}:sharedResourceNamePrefix:audit]`,
    ]);
  });

  test('in one account and Region', () => {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-west-1' };
    const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id, { env }));
    alarms(first, 'Alarms', pack(), 'audit');
    alarms(second, 'Alarms', pack(), 'audit');
    expect([warnings(first).length, warnings(second).length]).toEqual([0, 1]);
  });

  test('that are deployed to places of their own, or to places that are not known', () => {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-west-1' };
    const stacks = [{ env }, { env: { ...env, region: 'us-east-1' } }, {}, {}].map((props, index) => new Stack(app, `Stack${index}`, props));
    for (const stack of stacks) alarms(stack, 'Alarms', pack(), 'audit');
    expect(stacks.flatMap(warnings)).toEqual([]);
    const other = new Stack(new App(), 'Stack0', { env });
    alarms(other, 'Alarms', pack(), 'audit');
    expect(warnings(other)).toEqual([]);
  });
});
