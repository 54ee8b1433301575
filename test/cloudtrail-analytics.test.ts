import { CfnParameter, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  AccountScope, ApiInsights, CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, DetectionRule, EventNotification, QueryPack,
  QueryResults, RecordSource, RetentionPolicy, RulePack,
} from '../src';
import { only, synthesise } from './template';

/** Rules of the pack `evidence`. */
const GUARDS = 7;

function analytics(props?: CloudTrailAnalyticsProps): Template {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', props)).template;
}

function names(template: Template, type: string, property: string): string[] {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties[property]);
}

describe('the default stack', () => {
  const template = analytics();
  const json = template.toJSON();

  test('collects, keeps, catalogs, queries and watches', () => {
    template.resourceCountIs('AWS::CloudTrail::Trail', 1);
    template.resourceCountIs('AWS::S3::Bucket', 3);
    template.resourceCountIs('AWS::KMS::Key', 2);
    template.resourceCountIs('AWS::Glue::Database', 1);
    template.resourceCountIs('AWS::Glue::Table', 5);
    template.resourceCountIs('AWS::Athena::WorkGroup', 1);
    template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.security().queries.length + QueryPack.investigation().queries.length);
    const rules = RulePack.recommended().rules.length + GUARDS;
    template.resourceCountIs('AWS::Logs::MetricFilter', rules);
    template.resourceCountIs('AWS::CloudWatch::Alarm', rules + 1);
    template.resourceCountIs('AWS::SNS::Topic', 1);
  });

  test('is small: at most 150 resources and 300 KB', () => {
    expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(150);
    expect(JSON.stringify(json).length).toBeLessThanOrEqual(300_000);
  });

  test('keeps the evidence and the results, and lets the rest go', () => {
    const kept = Object.values<{ Type: string; DeletionPolicy?: string }>(json.Resources)
      .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain').map(({ Type }) => Type).sort();
    expect(kept).toEqual(['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::S3::Bucket']);
  });

  test('has no Lambda function', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('is the same on every synth', () => {
    expect(analytics().toJSON()).toEqual(json);
  });

  test('names everything after one root that is unique to the construct', () => {
    const [root] = names(template, 'AWS::CloudTrail::Trail', 'TrailName');
    expect(root).toMatch(/^test-audit-[0-9a-f]{8}$/);
    expect(names(template, 'AWS::Athena::WorkGroup', 'Name')).toEqual([root]);
    expect(names(template, 'AWS::Logs::LogGroup', 'LogGroupName')).toEqual([`/cloudtrail/${root}`]);
    expect(only(template, 'AWS::Glue::Database').Properties.DatabaseInput.Name).toBe(root.replace(/-/g, '_'));
    for (const name of names(template, 'AWS::CloudWatch::Alarm', 'AlarmName')) expect(name.startsWith(`${root}-`)).toBe(true);
  });

  test('the trail, its policies and its log group agree on the trail', () => {
    const trailArn = JSON.stringify(new Stack().resolve(template.findResources('AWS::S3::BucketPolicy'))).match(/trail\/(test-audit-[0-9a-f]+)/);
    expect(trailArn?.[1]).toBe(names(template, 'AWS::CloudTrail::Trail', 'TrailName')[0]);
  });
});

test('two constructs in one stack share nothing', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'One');
    new CloudTrailAnalytics(stack, 'Two');
  });
  for (const [type, property] of [['AWS::CloudTrail::Trail', 'TrailName'], ['AWS::CloudWatch::Alarm', 'AlarmName'], ['AWS::Logs::LogGroup', 'LogGroupName']]) {
    const all = names(template, type, property);
    expect(new Set(all).size).toBe(all.length);
  }
  const databases = names(template, 'AWS::Glue::Database', 'DatabaseInput').map((input) => (input as unknown as { Name: string }).Name);
  expect(new Set([...databases, ...names(template, 'AWS::Athena::WorkGroup', 'Name')]).size).toBe(4);
  const views = template.findResources('AWS::Glue::Table', { Properties: { TableInput: { TableType: 'VIRTUAL_VIEW' } } });
  for (const { Properties: { DatabaseName, TableInput: { ViewOriginalText: text } } } of Object.values(views)) {
    // put together at deployment where a rule speaks of what the stack creates
    const sql = typeof text === 'string' ? Buffer.from(text.split(' ')[3], 'base64').toString('utf8') : JSON.stringify(text);
    expect(databases.filter((database) => sql.includes(database))).toEqual([DatabaseName]);
  }
});

test('results that Athena manages need no bucket, and none is left out of data events for them', () => {
  const template = analytics({
    queryResults: QueryResults.managed(),
    source: RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT)] }),
  });
  template.resourceCountIs('AWS::S3::Bucket', 2);
  template.hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } });
});

test('every prop arrives where it belongs', () => {
  const rule = new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "X" }') });
  const template = analytics({
    resourceNamePrefix: 'my-audit',
    retention: RetentionPolicy.searchable(Duration.days(90), { archiveFor: Duration.days(365), queryResultsFor: Duration.days(3) }),
    alarmRules: [RulePack.of('acme', [rule])],
    queryPacks: [QueryPack.security()],
    regions: ['eu-west-1'],
    bytesScannedCutoffPerQuery: Size.gibibytes(1),
    deliveryAlarmAfter: Duration.hours(1),
    tamperDetection: false,
  });
  expect(names(template, 'AWS::CloudWatch::Alarm', 'AlarmName').sort()).toEqual(['my-audit-mine', 'my-audit-records-stopped']);
  for (const name of names(template, 'AWS::Athena::NamedQuery', 'Name')) expect(name).toMatch(/^security\//);
  template.hasResourceProperties('AWS::Athena::WorkGroup', { Name: 'my-audit', WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 1024 ** 3 } });
  template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: 'my_audit' } });
  template.hasResourceProperties('AWS::Glue::Table', {
    TableInput: { Parameters: { 'projection.region.values': 'eu-west-1', 'projection.day.range': 'NOW-90DAYS,NOW+1DAYS' } },
  });
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ Id: 'log-files', ExpirationInDays: 365 })]) },
  });
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ Id: 'query-results', ExpirationInDays: 3 })]) },
  });
});

test('a query whose window is longer than what is searchable is refused', () => {
  expect(() => analytics({ retention: RetentionPolicy.searchable(Duration.days(1)), queryPacks: [QueryPack.security()] })).toThrow(/window .*searchable/);
});

test.each([30, 1])('the default queries fit into %d searchable days, and those that need more days before their window are left out', (days) => {
  const windows = (template: Template): { [name: string]: string } => Object.fromEntries(
    Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties, Metadata }) => [Properties.Name, Metadata.CloudTrailAnalytics.Window]));
  const narrowed = windows(analytics({ retention: RetentionPolicy.searchable(Duration.days(days)) }));
  for (const window of Object.values(narrowed)) expect(parseInt(window, 10)).toBeLessThanOrEqual(days);
  expect(narrowed['security/root-activity']).toBe(`${days}d`);
  const left = Object.keys(windows(analytics())).filter((name) => !(name in narrowed));
  expect(left.every((name) => [QueryPack.security(), QueryPack.investigation()].some((pack) =>
    pack.queries.some((query) => query._name === name && query.baselineDays !== undefined && query.baselineDays >= days)))).toBe(true);
});

test('queries on Insights want a trail that records them', () => {
  const queryPacks = [QueryPack.insights()];
  expect(() => analytics({ queryPacks })).toThrow("query pack 'insights' has no query that can be saved, because CloudTrail Insights is not recorded; "
    + "turn on 'insights' of the source");
  const template = analytics({ queryPacks, source: RecordSource.trail({ insights: [ApiInsights.callRate()] }) });
  template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.insights().queries.length);
  template.hasResourceProperties('AWS::Glue::Table', { TableInput: { Name: 'insight_findings' } });
});

test("alarms can be given actions of one's own", () => {
  const { template } = synthesise((stack) => {
    const audit = new CloudTrailAnalytics(stack, 'Audit');
    audit.alarmFor('root-usage').addAlarmAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager')));
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: Match.stringLikeRegexp('-root-usage$'), AlarmActions: [Match.anyValue(), { Ref: Match.stringLikeRegexp('^Pager') }],
  });
});

test('a name that is only known at deployment is used as it is', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: new CfnParameter(stack, 'Name').valueAsString });
  });
  template.hasResourceProperties('AWS::CloudTrail::Trail', { TrailName: { Ref: 'Name' } });
  template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: { 'Fn::Join': ['_', { 'Fn::Split': ['-', { Ref: 'Name' }] }] } } });
});

test.each(['Audit', 'a', 'my--audit', 'my_audit', '1audit', 'audit-', 'x'.repeat(65)])("resourceNamePrefix '%s' is refused", (resourceNamePrefix) => {
  expect(() => analytics({ resourceNamePrefix })).toThrow('resourceNamePrefix must be 3 to 64 lower-case letters and digits in words joined by single hyphens');
});

describe('event notifications', () => {
  const ENV = { env: { region: 'us-east-1', account: '111122223333' } };
  const to = (): EventNotification => EventNotification.subscribers([new EmailSubscription('security@example.com')]);

  test('are none by default', () => {
    const { template } = synthesise((stack) => expect(new CloudTrailAnalytics(stack, 'Audit').notifications).toBeUndefined());
    template.resourceCountIs('AWS::Events::Rule', 0);
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });

  test('tell of the rules that have alarms, with the queries of the construct, under its key', () => {
    const { template } = synthesise((stack) => {
      const audit = new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: 'my-audit', eventNotifications: [to().only(['root-usage'])] });
      expect(audit.notifications?.ruleIds).toEqual(['root-usage']);
    }, ENV);
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.resourceCountIs('AWS::KMS::Key', 2);
    const definition = JSON.stringify(only(template, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString);
    expect(definition).toContain('my_audit');
    expect(definition).toContain('my-audit');
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'my-audit-events-undelivered', AlarmActions: [{ Ref: Match.stringLikeRegexp('RulesTopic') }],
    });
  });

  test('add one resource a rule, and few besides', () => {
    const count = (props: CloudTrailAnalyticsProps): number => Object.keys(synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', props), ENV).template.toJSON().Resources).length;
    const pack = RulePack.recommended().only(['root-usage', 'guardduty-disabled']);
    expect(count({ alarmRules: [pack], eventNotifications: [to()] }) - count({ alarmRules: [pack] })).toBe(2 + GUARDS + 12);
  });

  test('tell of the rules of the view where there is no log group to watch', () => {
    const { template } = synthesise((stack) => {
      new CloudTrailAnalytics(stack, 'Audit', {
        source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') }),
        alarmRules: [],
        detectionRules: [RulePack.recommended().only(['root-usage'])],
        tamperDetection: false,
        eventNotifications: [to()],
      });
    }, ENV);
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: Match.stringLikeRegexp('-events-undelivered$'), AlarmActions: [] });
  });

  test('do not reach the other accounts of an organization, and a warning says so', () => {
    const { annotations } = synthesise((stack) => {
      new CloudTrailAnalytics(stack, 'Audit', {
        source: RecordSource.organizationTrail({ organizationId: 'o-1234567890', accounts: AccountScope.own() }),
        eventNotifications: [to()],
      });
    }, ENV);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp("Events of other accounts of the organization are not included.*cdk-cloudtrail-analytics:memberAccountEvents"));
  });
});

test('every alarm has the given actions beside the topic', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', {
      alarmRules: [RulePack.recommended().only(['root-usage'])],
      alarmActions: [new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager'))],
      eventNotifications: [EventNotification.topic(new sns.Topic(stack, 'Events'))],
    });
  });
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms).toHaveLength(3 + GUARDS);
  for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching('RulesTopic') }, { Ref: expect.stringMatching('^Pager') }]);
});
