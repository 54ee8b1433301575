import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { createRule, createRules, synthesizeAlarms } from './synthesize-alarms';
import { AccountScope, DetectionAlarms, DetectionRule, RulePack } from '../../src';
import { only, statement, synthesise } from '../template';

describe('a rule', () => {
  const { template } = synthesizeAlarms({ databaseName: 'audit' });

  test('has a metric filter with a default value', () => {
    template.hasResource('AWS::Logs::MetricFilter', {
      Properties: {
        FilterName: 'audit-trail-stopped',
        FilterPattern: '{ $.eventName = "StopLogging" }',
        LogGroupName: Match.anyValue(),
        MetricTransformations: [{
          MetricName: 'audit-trail-stopped', MetricNamespace: 'CloudTrailAnalytics', MetricValue: '1', DefaultValue: 0,
        }],
      },
      Metadata: { CloudTrailAnalytics: { Rule: 'trail-stopped', Pack: 'acme', Severity: 'HIGH' } },
    });
  });

  test('has an alarm on the sum of the metric that publishes to the topic', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'audit-trail-stopped',
      MetricName: 'audit-trail-stopped',
      Namespace: 'CloudTrailAnalytics',
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 2,
      Period: 600,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: Match.stringLikeRegexp('Topic') }],
    });
  });

  test('has an alarm description with the severity, the description, the runbook and a query', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'HIGH: Trail stopped (rule trail-stopped). The trail records no events. Start it. '
        + 'Query: SELECT * FROM "audit"."detections" WHERE rule = \'trail-stopped\' '
        + "AND day >= date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') ORDER BY time DESC",
    });
  });
});

test('the query in an alarm description contains an account placeholder only for injected accounts', () => {
  const renderAlarms = (accounts?: AccountScope): string => JSON.stringify(
    synthesizeAlarms({ databaseName: 'audit', alarmRules: [RulePack.securityHub()], accounts }).template.findResources('AWS::CloudWatch::Alarm'));
  expect(renderAlarms(AccountScope.injected(['111122223333']))).toContain("WHERE account = 'ACCOUNT ID' AND rule = ");
  for (const accounts of [undefined, AccountScope.stackAccount(), AccountScope.listed(['111122223333'])]) {
    expect(renderAlarms(accounts)).not.toContain('ACCOUNT ID');
  }
});

test('the alarm descriptions of all built-in rules are within the limit', () => {
  const accounts = AccountScope.injected(['111122223333']);
  const { template } = synthesizeAlarms({ databaseName: 'd'.repeat(64), accounts, alarmRules: [RulePack.recommended(), RulePack.securityHub()] });
  for (const { Properties } of Object.values(template.findResources('AWS::CloudWatch::Alarm'))) {
    expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(Properties.AlarmActions).toHaveLength(1);
  }
});

test('the alarms of the Security Hub pack satisfy the controls', () => {
  const { template } = synthesizeAlarms({ alarmRules: [RulePack.securityHub()] });
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter'));
  expect(filters).toHaveLength(14);
  for (const { Properties } of filters) {
    expect(Properties.MetricTransformations).toEqual([expect.objectContaining({ MetricNamespace: 'LogMetrics', MetricValue: '1', DefaultValue: 0 })]);
  }
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { Namespace: 'LogMetrics' } }));
  expect(alarms).toHaveLength(14);
  for (const { Properties } of alarms) {
    expect(Properties).toMatchObject({ Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold', Statistic: 'Sum' });
  }
});

describe('the delivery alarm', () => {
  test('treats missing data as breaching', () => {
    synthesizeAlarms({ deliveryAlarmAfter: Duration.hours(3) }).template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'audit-delivery-stopped',
      Namespace: 'AWS/Logs',
      MetricName: 'IncomingLogEvents',
      Dimensions: [{ Name: 'LogGroupName', Value: Match.anyValue() }],
      Statistic: 'Sum',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 3,
      TreatMissingData: 'breaching',
      AlarmActions: [Match.anyValue()],
    });
  });

  test('reports recovery to the topic only', () => {
    const { template } = synthesizeAlarms({ alarmActions: [{ bind: () => ({ alarmActionArn: 'arn:aws:ssm:eu-west-1:111122223333:opsitem:1' }) }] });
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    const delivery = alarms.find(({ AlarmName }) => AlarmName === 'audit-delivery-stopped');
    expect(delivery.AlarmActions).toHaveLength(2);
    expect(delivery.OKActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }]);
    expect(alarms.filter(({ OKActions }) => OKActions !== undefined)).toHaveLength(1);
  });

  test('evaluates six hours by default', () => {
    synthesizeAlarms().template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'audit-delivery-stopped', EvaluationPeriods: 6 });
  });

  test.each([Duration.minutes(90), Duration.hours(25), Duration.hours(0)])('cannot evaluate %s', (deliveryAlarmAfter) => {
    expect(() => synthesizeAlarms({ deliveryAlarmAfter })).toThrow('deliveryAlarmAfter must be whole hours, from 1 to 24; got');
  });
});

describe('the topic', () => {
  test('is encrypted, requires TLS, and allows only alarms of the account to publish', () => {
    const { template } = synthesizeAlarms();
    const onlyOwnAlarms = {
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      ArnLike: {
        'aws:SourceArn': {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudwatch:', { Ref: 'AWS::Region' }, ':',
            { Ref: 'AWS::AccountId' }, ':alarm:*']],
        },
      },
    };
    expect(only(template, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toBeDefined();
    expect(statement(only(template, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument, 'AllowAlarmsToPublish')).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Condition: onlyOwnAlarms,
    });
    expect(statement(only(template, 'AWS::KMS::Key').Properties.KeyPolicy, 'AllowAlarmsToEncrypt')).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Condition: onlyOwnAlarms,
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]) },
    });
  });

  test('causes a warning if it has no subscriptions', () => {
    synthesizeAlarms().annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp('the alarm topic has no subscriptions'));
  });

  test('has the given subscriptions, and no warning', () => {
    const { template, annotations } = synthesizeAlarms({ subscriptions: [new EmailSubscription('security@example.com')] });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'security@example.com' });
    annotations.hasNoWarning('*', Match.stringLikeRegexp('no subscriptions'));
  });

  test('can be imported; a warning contains the required statement', () => {
    const { template, annotations } = synthesise((stack) => {
      new DetectionAlarms(stack, 'Alarms', {
        resourceNamePrefix: 'audit',
        logGroup: new LogGroup(stack, 'Logs'),
        alarmRules: [RulePack.recommended()],
        topic: sns.Topic.fromTopicArn(stack, 'Imported', 'arn:aws:sns:eu-west-1:111122223333:security'),
      });
    });
    template.resourceCountIs('AWS::SNS::Topic', 0);
    annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp('"Sid":"AllowAlarmsToPublish"'));
  });
});

test('alarmFor returns the alarm of a rule, and lists the rule IDs for an unknown rule', () => {
  synthesizeAlarms({ alarmRules: [RulePack.of('acme', [createRule('one'), createRule('two')])] }, (alarms) => {
    expect(alarms.alarmFor('two').node.path).toBe('Test/Alarms/Rules/Two/Alarm');
    expect(() => alarms.alarmFor('three')).toThrow("ruleId must be the ID of a rule with an alarm: one, two; got 'three'");
  });
});

test('a rule in two packs has one alarm, and a condition in two packs causes a warning', () => {
  const { template, annotations } = synthesizeAlarms({
    alarmRules: [RulePack.recommended().only(['kms-key-deletion']), RulePack.data().only(['kms-key-deletion']), RulePack.securityHub()],
  });
  template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmName: 'audit-kms-key-deletion' }, 1);
  template.resourceCountIs('AWS::Logs::MetricFilter', 15);
  annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp("without\\(\\['kms-key-deletion'\\]\\)"));
});

describe('errors', () => {
  test.each<[string, RulePack[], string]>([
    ['two rules with one ID', [RulePack.of('one', [createRule('a')]), RulePack.of('two', [createRule('a', '{ $.a = 1 }')])],
      "alarmRules: packs 'one' and 'two' contain different rules with the same ID"],
    ['IDs that differ only in hyphens', [RulePack.of('one', [createRule('a-1'), createRule('a1')])],
      "alarmRules: rule IDs must be unique without their hyphens; got 'a1' in packs 'one' and 'one'"],
    ['the ID of the delivery alarm', [RulePack.of('one', [createRule('delivery-stopped')])],
      "alarmRules: rule IDs must not be 'delivery-stopped', the ID of the delivery alarm; got it in pack 'one'"],
    ['the ID of the alarm for undelivered notifications', [RulePack.of('one', [createRule('events-undelivered')])],
      "alarmRules: rule IDs must not be 'events-undelivered', the ID of the alarm for undelivered event notifications; got it in pack 'one'"],
    ['more than 100 metric filters', [RulePack.of('one', createRules(60)), RulePack.of('two', createRules(41, 'other'))],
      "alarmRules: a log group must have at most 100 rules, the quota for metric filters; got 101: 60 in 'one', 41 in 'two'"],
    ['more than 5 metric filters with regular expressions',
      [RulePack.of('one', Array.from({ length: 6 }, (_, index) => createRule(`r-${index}`, `{ $.eventName = %x${index}% }`)))],
      'alarmRules: a log group must have at most 5 rules with regular expressions, the quota for such metric filters; got 6: r-0, r-1'],
  ])('%s', (_, alarmRules, message) => {
    expect(() => synthesizeAlarms({ alarmRules })).toThrow(message);
  });

  test('an alarm description that is too long', () => {
    const rule = new DetectionRule({ id: 'long', title: 'Long', pattern: FilterPattern.literal('{ $.a = 1 }'), description: 'x'.repeat(1000) });
    expect(() => synthesizeAlarms({ alarmRules: [RulePack.of('one', [rule])] }))
      .toThrow(/rule 'long': title, description and runbook must fit into an alarm description of 1024 characters; got 10\d\d/);
  });
});
