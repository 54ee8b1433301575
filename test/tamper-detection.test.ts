import { CfnParameter, Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { synthesise } from './template';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, DetectionRule, RecordSource, RulePack } from '../src';

const GUARDS = [
  'evidence-trail-changed', 'evidence-archive-changed', 'evidence-key-disabled', 'evidence-log-group-changed', 'evidence-alarms-silenced',
  'evidence-topic-changed', 'evidence-tables-changed',
];

function analytics(props: (stack: Construct) => CloudTrailAnalyticsProps = () => ({})): Template {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: 'audit', ...props(stack) })).template;
}

/** The metric filters of the pack, by the ids of their rules. */
function filters(template: Template): Record<string, unknown> {
  const found = Object.values(template.findResources('AWS::Logs::MetricFilter', { Metadata: { CloudTrailAnalytics: { Pack: 'evidence' } } }));
  return Object.fromEntries(found.map(({ Metadata, Properties }) => [Metadata.CloudTrailAnalytics.Rule, Properties.FilterPattern]));
}

/** The text of a view, with references in place of what only the deployment gives. */
function viewText(template: Template): string {
  const [view] = Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: 'detections' } } }));
  const text: unknown = view.Properties.TableInput.ViewOriginalText;
  return typeof text === 'string' ? Buffer.from(/View: (.*) \*/.exec(text)![1], 'base64').toString('utf8') : JSON.stringify(text);
}

test('what is deployed is guarded by its names, each with an alarm', () => {
  const template = analytics();
  expect(Object.keys(filters(template))).toEqual(GUARDS);
  for (const id of GUARDS) template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `audit-${id}`, AlarmActions: [Match.anyValue()] });
  expect(filters(template)).toMatchObject({
    'evidence-archive-changed': {
      'Fn::Join': ['', [
        expect.stringMatching(/bucketName = "$/), { Ref: expect.stringMatching(/^AuditArchiveBucket/) }, '") }',
      ]],
    },
    'evidence-key-disabled': {
      'Fn::Join': ['', [
        expect.stringMatching(/keyId = "\*$/), { Ref: expect.stringMatching(/^AuditArchiveKey/) }, '") }',
      ]],
    },
    'evidence-topic-changed': {
      'Fn::Join': ['', [
        expect.stringMatching(/topicArn = "$/), { Ref: expect.stringMatching(/^AuditRulesTopic/) },
        expect.stringMatching(/subscriptionArn = "$/), { Ref: expect.stringMatching(/^AuditRulesTopic/) }, ':*"))) }',
      ]],
    },
    'evidence-trail-changed': expect.stringContaining('($.requestParameters.name = "audit") || ($.requestParameters.name = "*:trail/audit")'),
    'evidence-alarms-silenced': expect.stringContaining('($.requestParameters.alarmNames[*] = "audit-*")'),
    'evidence-tables-changed': expect.stringContaining('($.requestParameters.databaseName = "audit")'),
  });
});

test('the rules are in the detections view', () => {
  const text = viewText(analytics());
  for (const id of GUARDS) expect(text).toContain(`'${id}'`);
});

test('they can be left off', () => {
  const template = analytics(() => ({ tamperDetection: false }));
  expect(filters(template)).toEqual({});
  expect(viewText(template)).not.toContain('evidence-');
});

test("they stand beside rules of one's own", () => {
  const rule = new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }') });
  const template = analytics(() => ({ alarmRules: [RulePack.of('acme', [rule])] }));
  template.resourceCountIs('AWS::Logs::MetricFilter', 1 + GUARDS.length);
  expect(Object.keys(filters(analytics(() => ({ alarmRules: [] }))))).toEqual(GUARDS);
});

test('what was brought along is guarded by its own names', () => {
  const template = analytics((stack) => ({
    topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:security'),
    source: RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs'),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
      logGroup: LogGroup.fromLogGroupName(stack, 'Group', '/central/trail'),
    }),
  }));
  expect(filters(template)).toMatchObject({
    'evidence-archive-changed': expect.stringContaining('($.requestParameters.bucketName = "central-logs")'),
    'evidence-key-disabled': expect.stringContaining('($.requestParameters.keyId = "*1234abcd-12ab-34cd-56ef-1234567890ab")'),
    'evidence-log-group-changed': expect.stringContaining('($.requestParameters.logGroupName = "/central/trail")'),
    'evidence-topic-changed': expect.stringContaining('($.requestParameters.subscriptionArn = "arn:aws:sns:eu-west-1:111122223333:security:*")'),
  });
});

test('of an existing trail, the trail itself is not known, and all the rest is', () => {
  const template = analytics((stack) => ({
    source: RecordSource.existingTrail({
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs'), logGroup: LogGroup.fromLogGroupName(stack, 'Group', '/central/trail'),
    }),
  }));
  expect(Object.keys(filters(template)))
    .toEqual(GUARDS.filter((id) => id !== 'evidence-trail-changed' && id !== 'evidence-key-disabled'));
});

test('without a log group, the rules are in the view alone, for what there is', () => {
  const template = analytics((stack) => ({ source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs') }) }));
  template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  const text = viewText(template);
  for (const id of GUARDS) expect([id, text.includes(`'${id}'`)]).toEqual([id, /archive|tables/.test(id)]);
});

test('a name that is only known at deployment is guarded too', () => {
  const template = analytics((stack) => ({ resourceNamePrefix: new CfnParameter(stack, 'Name').valueAsString, deliveryAlarmAfter: Duration.hours(1) }));
  expect(Object.keys(filters(template))).toEqual(GUARDS);
  expect(JSON.stringify(filters(template)['evidence-trail-changed']).match(/"Ref":"Name"/g)).toHaveLength(4);
});
