import { CfnParameter, Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { synthesise } from './template';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, DetectionRule, RecordSource, RulePack } from '../src';

const RULE_IDS = [
  'evidence-trail-changed', 'evidence-archive-changed', 'evidence-key-disabled', 'evidence-log-group-changed', 'evidence-alarms-silenced',
  'evidence-topic-changed', 'evidence-tables-changed',
];

function synthesizeAnalytics(props: (stack: Construct) => CloudTrailAnalyticsProps = () => ({})): Template {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: 'audit', ...props(stack) })).template;
}

/** Returns the filter patterns of the pack by rule ID. */
function findPatterns(template: Template): Record<string, unknown> {
  const found = Object.values(template.findResources('AWS::Logs::MetricFilter', { Metadata: { CloudTrailAnalytics: { Pack: 'evidence' } } }));
  return Object.fromEntries(found.map(({ Metadata, Properties }) => [Metadata.CloudTrailAnalytics.Rule, Properties.FilterPattern]));
}

/** Returns the text of the detections view, with references instead of the values of tokens. */
function findViewText(template: Template): string {
  const [view] = Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: 'detections' } } }));
  const text: unknown = view.Properties.TableInput.ViewOriginalText;
  return typeof text === 'string' ? Buffer.from(/View: (.*) \*/.exec(text)![1], 'base64').toString('utf8') : JSON.stringify(text);
}

test('the rules contain the names of the deployed resources, and each rule has an alarm', () => {
  const template = synthesizeAnalytics();
  expect(Object.keys(findPatterns(template))).toEqual(RULE_IDS);
  for (const id of RULE_IDS) template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `audit-${id}`, AlarmActions: [Match.anyValue()] });
  expect(findPatterns(template)).toMatchObject({
    'evidence-archive-changed': {
      'Fn::Join': ['', [
        expect.stringMatching(/bucketName = "$/), { Ref: expect.stringMatching(/^AuditArchiveBucket/) }, '") }',
      ]],
    },
    'evidence-key-disabled': {
      'Fn::Join': ['', [
        expect.stringMatching(/keyId = "\*$/), { Ref: expect.stringMatching(/^AuditArchiveKey/) },
        expect.stringMatching(/keyId = "\*$/), { Ref: expect.stringMatching(/^AuditOperationsKey/) }, '")) }',
      ]],
    },
    'evidence-topic-changed': {
      'Fn::Join': ['', [
        expect.stringMatching(/topicArn = "$/), { Ref: expect.stringMatching(/^AuditAlarmsTopic/) },
        expect.stringMatching(/subscriptionArn = "$/), { Ref: expect.stringMatching(/^AuditAlarmsTopic/) }, ':*"))) }',
      ]],
    },
    'evidence-trail-changed': expect.stringContaining('($.requestParameters.name = "audit") || ($.requestParameters.name = "*:trail/audit")'),
    'evidence-alarms-silenced': expect.stringContaining('($.requestParameters.alarmNames[*] = "audit-*")'),
    'evidence-tables-changed': expect.stringContaining('($.requestParameters.databaseName = "audit")'),
  });
});

test('the rules are in the detections view', () => {
  const text = findViewText(synthesizeAnalytics());
  for (const id of RULE_IDS) expect(text).toContain(`'${id}'`);
});

test('the rules can be disabled', () => {
  const template = synthesizeAnalytics(() => ({ tamperDetection: false }));
  expect(findPatterns(template)).toEqual({});
  expect(findViewText(template)).not.toContain('evidence-');
});

test('the rules are used in addition to custom rules', () => {
  const rule = new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }') });
  const template = synthesizeAnalytics(() => ({ alarmRules: [RulePack.of('acme', [rule])] }));
  template.resourceCountIs('AWS::Logs::MetricFilter', 1 + RULE_IDS.length);
  expect(Object.keys(findPatterns(synthesizeAnalytics(() => ({ alarmRules: [] }))))).toEqual(RULE_IDS);
});

test('the rules contain the names of existing resources', () => {
  const template = synthesizeAnalytics((stack) => ({
    topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:security'),
    source: RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs'),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
      logGroup: LogGroup.fromLogGroupName(stack, 'Group', '/central/trail'),
    }),
  }));
  expect(findPatterns(template)).toMatchObject({
    'evidence-archive-changed': expect.stringContaining('($.requestParameters.bucketName = "central-logs")'),
    'evidence-key-disabled': {
      'Fn::Join': ['', [
        expect.stringContaining('($.requestParameters.keyId = "*1234abcd-12ab-34cd-56ef-1234567890ab")'),
        { Ref: expect.stringMatching(/^AuditOperationsKey/) }, '")) }',
      ]],
    },
    'evidence-log-group-changed': expect.stringContaining('($.requestParameters.logGroupName = "/central/trail")'),
    'evidence-topic-changed': expect.stringContaining('($.requestParameters.subscriptionArn = "arn:aws:sns:eu-west-1:111122223333:security:*")'),
  });
});

test('an existing trail has no rule for the trail, and only the operations key in the rule for keys', () => {
  const template = synthesizeAnalytics((stack) => ({
    source: RecordSource.existingTrail({
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs'), logGroup: LogGroup.fromLogGroupName(stack, 'Group', '/central/trail'),
    }),
  }));
  const patterns = findPatterns(template);
  expect(Object.keys(patterns)).toEqual(RULE_IDS.filter((id) => id !== 'evidence-trail-changed'));
  expect(JSON.stringify(patterns['evidence-key-disabled']).match(/"Ref":"[A-Za-z]+/g)).toEqual([expect.stringMatching(/^"Ref":"AuditOperationsKey/)]);
});

test('without a log group, the rules are only in the view, for the resources that exist', () => {
  const template = synthesizeAnalytics((stack) => ({
    source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'central-logs') }),
  }));
  template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  const text = findViewText(template);
  for (const id of RULE_IDS) expect([id, text.includes(`'${id}'`)]).toEqual([id, /archive|tables|key/.test(id)]);
});

test('the rules support a token as the prefix', () => {
  const template = synthesizeAnalytics((stack) => ({
    resourceNamePrefix: new CfnParameter(stack, 'Name').valueAsString, deliveryAlarmAfter: Duration.hours(1),
  }));
  expect(Object.keys(findPatterns(template))).toEqual(RULE_IDS);
  expect(JSON.stringify(findPatterns(template)['evidence-trail-changed']).match(/"Ref":"Name"/g)).toHaveLength(4);
});

test('errors name alarmRules, because the rules are added to it', () => {
  const createRule = (id: string, event: string): DetectionRule =>
    new DetectionRule({ id, title: id, pattern: FilterPattern.literal(`{ $.eventName = "${event}" }`) });
  const many = Array.from({ length: 95 }, (_, index) => createRule(`mine-${index}`, `Stop${index}`));
  expect(() => synthesizeAnalytics(() => ({ alarmRules: [RulePack.of('acme', many)] })))
    .toThrow("alarmRules: a log group must have at most 100 rules, the quota for metric filters; got 102: 95 in 'acme', 7 in 'evidence'");
  expect(() => synthesizeAnalytics(() => ({ alarmRules: [RulePack.of('acme', [createRule('evidence-key-disabled', 'DisableKey')])] })))
    .toThrow("alarmRules: packs 'acme' and 'evidence' contain different rules with the same ID");
});
