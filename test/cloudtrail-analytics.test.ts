import { CfnParameter, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  AccountScope, ApiInsights, CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, DetectionRule, EventNotification, QueryPack,
  QueryResults, RecordSource, RetentionPolicy, RulePack,
} from '../src';
import { only, synthesise } from './template';

/** Number of rules in the pack `evidence`. */
const EVIDENCE_RULES = 7;

function synthesizeAnalytics(props?: CloudTrailAnalyticsProps): Template {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', props)).template;
}

function findNames(template: Template, type: string, property: string): string[] {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties[property]);
}

describe('the default stack', () => {
  const template = synthesizeAnalytics();
  const json = template.toJSON();

  test('has a trail, an archive, tables, saved queries and alarms', () => {
    template.resourceCountIs('AWS::CloudTrail::Trail', 1);
    template.resourceCountIs('AWS::S3::Bucket', 3);
    template.resourceCountIs('AWS::KMS::Key', 2);
    template.resourceCountIs('AWS::Glue::Database', 1);
    template.resourceCountIs('AWS::Glue::Table', 5);
    template.resourceCountIs('AWS::Athena::WorkGroup', 1);
    template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.security().queries.length + QueryPack.investigation().queries.length);
    const rules = RulePack.recommended().rules.length + EVIDENCE_RULES;
    template.resourceCountIs('AWS::Logs::MetricFilter', rules);
    template.resourceCountIs('AWS::CloudWatch::Alarm', rules + 1);
    template.resourceCountIs('AWS::SNS::Topic', 1);
  });

  test('has at most 155 resources and 300 KB', () => {
    expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(155);
    expect(JSON.stringify(json).length).toBeLessThanOrEqual(300_000);
  });

  test('retains the buckets and the key of the archive', () => {
    const retained = Object.values<{ Type: string; DeletionPolicy?: string }>(json.Resources)
      .filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain')).map(({ Type }) => Type).sort();
    expect(retained).toEqual(['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::S3::Bucket']);
  });

  test('has no Lambda function', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('is deterministic', () => {
    expect(synthesizeAnalytics().toJSON()).toEqual(json);
  });

  test('derives resource names from a prefix that is unique to the construct', () => {
    const [prefix] = findNames(template, 'AWS::CloudTrail::Trail', 'TrailName');
    expect(prefix).toMatch(/^test-audit-[0-9a-f]{8}$/);
    expect(findNames(template, 'AWS::Athena::WorkGroup', 'Name')).toEqual([prefix]);
    expect(findNames(template, 'AWS::Logs::LogGroup', 'LogGroupName')).toEqual([`/cloudtrail/${prefix}`]);
    expect(only(template, 'AWS::Glue::Database').Properties.DatabaseInput.Name).toBe(prefix.replace(/-/g, '_'));
    for (const name of findNames(template, 'AWS::CloudWatch::Alarm', 'AlarmName')) expect(name.startsWith(`${prefix}-`)).toBe(true);
  });

  test('has a bucket policy for the trail', () => {
    const trailArn = JSON.stringify(new Stack().resolve(template.findResources('AWS::S3::BucketPolicy'))).match(/trail\/(test-audit-[0-9a-f]+)/);
    expect(trailArn?.[1]).toBe(findNames(template, 'AWS::CloudTrail::Trail', 'TrailName')[0]);
  });
});

test('two constructs in one stack have different resource names', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'One');
    new CloudTrailAnalytics(stack, 'Two');
  });
  for (const [type, property] of [
    ['AWS::CloudTrail::Trail', 'TrailName'], ['AWS::CloudWatch::Alarm', 'AlarmName'], ['AWS::Logs::LogGroup', 'LogGroupName'],
  ]) {
    const all = findNames(template, type, property);
    expect(new Set(all).size).toBe(all.length);
  }
  const databases = findNames(template, 'AWS::Glue::Database', 'DatabaseInput').map((input) => (input as unknown as { Name: string }).Name);
  expect(new Set([...databases, ...findNames(template, 'AWS::Athena::WorkGroup', 'Name')]).size).toBe(4);
  const views = template.findResources('AWS::Glue::Table', { Properties: { TableInput: { TableType: 'VIRTUAL_VIEW' } } });
  for (const { Properties: { DatabaseName, TableInput: { ViewOriginalText: text } } } of Object.values(views)) {
    // The text is joined at deployment if a rule contains the names of resources.
    const sql = typeof text === 'string' ? Buffer.from(text.split(' ')[3], 'base64').toString('utf8') : JSON.stringify(text);
    expect(databases.filter((database) => sql.includes(database))).toEqual([DatabaseName]);
  }
});

test('managed query results require no bucket', () => {
  const template = synthesizeAnalytics({
    queryResults: QueryResults.managed(),
    source: RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT)] }),
  });
  template.resourceCountIs('AWS::S3::Bucket', 2);
  template.hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } });
});

test('props are passed to the resources', () => {
  const rule = new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "X" }') });
  const template = synthesizeAnalytics({
    resourceNamePrefix: 'my-audit',
    retention: RetentionPolicy.searchable(Duration.days(90), { archiveFor: Duration.days(365), queryResultsFor: Duration.days(3) }),
    alarmRules: [RulePack.of('acme', [rule])],
    queryPacks: [QueryPack.security()],
    regions: ['eu-west-1'],
    bytesScannedCutoffPerQuery: Size.gibibytes(1),
    deliveryAlarmAfter: Duration.hours(1),
    tamperDetection: false,
  });
  expect(findNames(template, 'AWS::CloudWatch::Alarm', 'AlarmName').sort()).toEqual(['my-audit-delivery-stopped', 'my-audit-mine']);
  for (const name of findNames(template, 'AWS::Athena::NamedQuery', 'Name')) expect(name).toMatch(/^security\//);
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

test('a query window cannot be longer than the searchable period', () => {
  const retention = RetentionPolicy.searchable(Duration.days(1));
  expect(() => synthesizeAnalytics({ retention, queryPacks: [QueryPack.security()] })).toThrow(/the window, .* must be at most the searchable period/);
});

test.each([30, 1])('the default queries have windows of at most %d searchable days; queries with a longer baseline are omitted', (days) => {
  const findWindows = (template: Template): { [name: string]: string } => Object.fromEntries(
    Object.values(template.findResources('AWS::Athena::NamedQuery'))
      .map(({ Properties, Metadata }) => [Properties.Name, Metadata.CloudTrailAnalytics.Window]));
  const clamped = findWindows(synthesizeAnalytics({ retention: RetentionPolicy.searchable(Duration.days(days)) }));
  for (const window of Object.values(clamped)) expect(parseInt(window, 10)).toBeLessThanOrEqual(days);
  expect(clamped['security/root-activity']).toBe(`${days}d`);
  const omitted = Object.keys(findWindows(synthesizeAnalytics())).filter((name) => !(name in clamped));
  expect(omitted.every((name) => [QueryPack.security(), QueryPack.investigation()].some((pack) =>
    pack.queries.some((query) => query._name === name && query.baselineDays !== undefined && query.baselineDays >= days)))).toBe(true);
});

test('the queries of the Insights pack require a trail that records Insights events', () => {
  const queryPacks = [QueryPack.insights()];
  expect(() => synthesizeAnalytics({ queryPacks })).toThrow("query pack 'insights' must have at least one query on recorded events; got none, "
    + "because CloudTrail Insights is not recorded: enable 'insights' of the source");
  const template = synthesizeAnalytics({ queryPacks, source: RecordSource.trail({ insights: [ApiInsights.callRate()] }) });
  template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.insights().queries.length);
  template.hasResourceProperties('AWS::Glue::Table', { TableInput: { Name: 'insight_findings' } });
});

test('actions can be added to the alarm of a rule', () => {
  const { template } = synthesise((stack) => {
    const audit = new CloudTrailAnalytics(stack, 'Audit');
    audit.alarmFor('root-usage').addAlarmAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager')));
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: Match.stringLikeRegexp('-root-usage$'), AlarmActions: [Match.anyValue(), { Ref: Match.stringLikeRegexp('^Pager') }],
  });
});

test('resourceNamePrefix can be a token', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: new CfnParameter(stack, 'Name').valueAsString });
  });
  template.hasResourceProperties('AWS::CloudTrail::Trail', { TrailName: { Ref: 'Name' } });
  template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: { 'Fn::Join': ['_', { 'Fn::Split': ['-', { Ref: 'Name' }] }] } } });
});

test.each(['Audit', 'a', 'my--audit', 'my_audit', '1audit', 'audit-', 'x'.repeat(65)])("resourceNamePrefix cannot be '%s'", (resourceNamePrefix) => {
  expect(() => synthesizeAnalytics({ resourceNamePrefix }))
    .toThrow('resourceNamePrefix must be 3 to 64 lower-case letters and digits in words joined by single hyphens');
});

describe('event notifications', () => {
  const ENV = { env: { region: 'us-east-1', account: '111122223333' } };
  const notifyByEmail = (): EventNotification => EventNotification.subscribers([new EmailSubscription('security@example.com')]);

  test('are not created by default', () => {
    const { template } = synthesise((stack) => expect(new CloudTrailAnalytics(stack, 'Audit').notifications).toBeUndefined());
    template.resourceCountIs('AWS::Events::Rule', 0);
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });

  test('use the rules that have alarms, the tables and the operations key', () => {
    const { template } = synthesise((stack) => {
      const eventNotifications = [notifyByEmail().only(['root-usage'])];
      const audit = new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: 'my-audit', eventNotifications });
      expect(audit.notifications?.ruleIds).toEqual(['root-usage']);
    }, ENV);
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.resourceCountIs('AWS::KMS::Key', 2);
    const definition = JSON.stringify(only(template, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString);
    expect(definition).toContain('my_audit');
    expect(definition).toContain('my-audit');
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'my-audit-events-undelivered', AlarmActions: [{ Ref: Match.stringLikeRegexp('AlarmsTopic') }],
    });
  });

  test('create one resource for each rule and twelve others', () => {
    const countResources = (props: CloudTrailAnalyticsProps): number => {
      const { template } = synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', props), ENV);
      return Object.keys(template.toJSON().Resources).length;
    };
    const pack = RulePack.recommended().only(['root-usage', 'guardduty-disabled']);
    const props = { alarmRules: [pack] };
    expect(countResources({ ...props, eventNotifications: [notifyByEmail()] }) - countResources(props)).toBe(2 + EVIDENCE_RULES + 12);
  });

  test('use the rules of the detections view if the source has no log group', () => {
    const { template } = synthesise((stack) => {
      new CloudTrailAnalytics(stack, 'Audit', {
        source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') }),
        alarmRules: [],
        detectionRules: [RulePack.recommended().only(['root-usage'])],
        tamperDetection: false,
        eventNotifications: [notifyByEmail()],
      });
    }, ENV);
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: Match.stringLikeRegexp('-events-undelivered$'), AlarmActions: [] });
  });

  test('cause a warning for the other accounts of an organization', () => {
    const { annotations } = synthesise((stack) => {
      new CloudTrailAnalytics(stack, 'Audit', {
        source: RecordSource.organizationTrail({ organizationId: 'o-1234567890', accounts: AccountScope.stackAccount() }),
        eventNotifications: [notifyByEmail()],
      });
    }, ENV);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('Events of other accounts of the organization are not included.*cdk-cloudtrail-analytics:memberAccountEvents'));
  });
});

test('every alarm has the additional actions', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', {
      alarmRules: [RulePack.recommended().only(['root-usage'])],
      alarmActions: [new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager'))],
      eventNotifications: [EventNotification.topic(new sns.Topic(stack, 'Events'))],
    });
  });
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms).toHaveLength(3 + EVIDENCE_RULES);
  for (const { Properties } of alarms) {
    expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching('AlarmsTopic') }, { Ref: expect.stringMatching('^Pager') }]);
  }
});

test('resourceNamePrefix is the given prefix, or a prefix that is unique to the construct', () => {
  const stack = new Stack();
  expect(new CloudTrailAnalytics(stack, 'Given', { resourceNamePrefix: 'my-audit' }).resourceNamePrefix).toBe('my-audit');
  const audit = new CloudTrailAnalytics(stack, 'Audit');
  expect(audit.resourceNamePrefix).toBe('audit');
  expect(audit.workgroup?.workgroupName).toBe(audit.resourceNamePrefix);
  expect(audit.alarms?.resourceNamePrefix).toBe(audit.resourceNamePrefix);
});

describe('alarms and metrics', () => {
  test('metricDetections returns the metric of a rule', () => {
    const audit = new CloudTrailAnalytics(new Stack(), 'Audit', { resourceNamePrefix: 'my-audit' });
    const metric = audit.metricDetections('root-usage', { period: Duration.hours(1) });
    expect(metric).toMatchObject({ namespace: 'CloudTrailAnalytics', metricName: 'my-audit-root-usage', statistic: 'Sum' });
    expect(metric.period.toHours()).toBe(1);
    expect(audit.metricDetections('evidence-trail-changed').metricName).toBe('my-audit-evidence-trail-changed');
    expect(() => audit.metricDetections('other')).toThrow(/^ruleId must be the ID of a rule with an alarm: root-usage, .*; got 'other'$/);
  });

  test('metricIncomingEvents returns the metric of the log group', () => {
    const stack = new Stack();
    const source = RecordSource.logGroup(LogGroup.fromLogGroupName(stack, 'Logs', 'trail-logs'));
    const metric = new CloudTrailAnalytics(stack, 'Audit', { source }).metricIncomingEvents({ statistic: 'Maximum' });
    expect(metric).toMatchObject({
      namespace: 'AWS/Logs', metricName: 'IncomingLogEvents', dimensions: { LogGroupName: 'trail-logs' }, statistic: 'Maximum',
    });
  });

  test('addAlarmAction adds actions to every alarm, including the alarm for undelivered notifications', () => {
    const { template } = synthesise((stack) => {
      const audit = new CloudTrailAnalytics(stack, 'Audit', {
        alarmRules: [RulePack.recommended().only(['root-usage'])], eventNotifications: [EventNotification.topic(new sns.Topic(stack, 'Events'))],
      });
      audit.addAlarmAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager')));
      audit.alarms?.addRulePack(RulePack.recommended().only(['kms-key-deletion']));
    });
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms).toHaveLength(4 + EVIDENCE_RULES);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching('AlarmsTopic') }, { Ref: expect.stringMatching('^Pager') }]);
    }
  });

  test('addAlarmAction refuses the sixth action of an alarm', () => {
    const stack = new Stack();
    const [one, two, three, four, five] = [1, 2, 3, 4, 5].map((index) => new cloudwatchActions.SnsAction(new sns.Topic(stack, `Topic${index}`)));
    const audit = new CloudTrailAnalytics(stack, 'Audit', { alarmActions: [one] });
    expect(() => audit.addAlarmAction(two, three, four, five)).toThrow('addAlarmAction: actions must have at most 3 actions, because CloudWatch '
      + 'supports 5 actions for an alarm state and the alarms already have 2; got 4');
    audit.addAlarmAction(two, three, four);
    expect(() => audit.addAlarmAction(five)).toThrow('the alarms already have 5; got 1');
  });

  test('a source without a log group supports neither alarms nor their metrics', () => {
    const stack = new Stack();
    const source = RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') });
    const audit = new CloudTrailAnalytics(stack, 'Audit', { source, alarmRules: [] });
    expect(audit.alarms).toBeUndefined();
    expect(() => audit.alarmFor('root-usage')).toThrow(/^alarmFor requires a source with a log group$/);
    expect(() => audit.metricDetections('root-usage')).toThrow(/^metricDetections requires a source with a log group$/);
    expect(() => audit.metricIncomingEvents()).toThrow(/^metricIncomingEvents requires a source with a log group$/);
    expect(() => audit.addAlarmAction()).toThrow(/^addAlarmAction requires a source with a log group$/);
  });

  test('addAlarmAction supports event notifications of a source without a log group', () => {
    const { template } = synthesise((stack) => {
      const audit = new CloudTrailAnalytics(stack, 'Audit', {
        source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') }),
        alarmRules: [],
        eventNotifications: [EventNotification.topic(new sns.Topic(stack, 'Events'))],
      });
      audit.addAlarmAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Pager')));
    });
    expect(only(template, 'AWS::CloudWatch::Alarm').Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching('^Pager') }]);
  });
});

test('props that are null have their defaults', () => {
  const names = ['source', 'resourceNamePrefix', 'retention', 'alarmRules', 'detectionRules', 'tamperDetection', 'queryPacks', 'subscriptions', 'topic',
    'alarmActions', 'eventNotifications', 'logQueryRules', 'operationsKey', 'accessLogBucket', 'regions', 'queryResults', 'bytesScannedCutoffPerQuery',
    'deliveryAlarmAfter', 'expectedVolume', 'exportSummary'];
  const createTemplate = (props: unknown): unknown =>
    synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', props as CloudTrailAnalyticsProps)).template.toJSON();
  expect(createTemplate(Object.fromEntries(names.map((name) => [name, null])))).toEqual(createTemplate({}));
  expect(createTemplate(null)).toEqual(createTemplate({}));
});
