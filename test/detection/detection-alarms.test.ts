import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AccountScope, DetectionAlarms, DetectionAlarmsProps, DetectionRule, RulePack, Severity } from '../../src';
import { only, statement, Synthesised, synthesise } from '../template';

function alarms(props: Partial<DetectionAlarmsProps> = {}): Synthesised {
  return synthesise((stack) => {
    new DetectionAlarms(stack, 'Alarms', {
      resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [RulePack.of('acme', [rule('trail-stopped')])], ...props,
    });
  });
}

function rule(id: string, pattern = '{ $.eventName = "StopLogging" }'): DetectionRule {
  return new DetectionRule({
    id,
    title: 'Trail stopped',
    severity: Severity.HIGH,
    pattern: FilterPattern.literal(pattern),
    description: 'Nothing is recorded.',
    runbook: 'Start it.',
    threshold: 2,
    period: Duration.minutes(10),
  });
}

describe('a rule', () => {
  const { template } = alarms({ databaseName: 'audit' });

  test('is a metric filter of its own, with a value for silence', () => {
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

  test('has an alarm that can fire, with an action of its own', () => {
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

  test('tells whoever is woken what it is, what to do and what to ask', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'HIGH: Trail stopped (rule trail-stopped). Nothing is recorded. Start it. '
        + 'Who and what: SELECT * FROM "audit"."detections" WHERE rule = \'trail-stopped\' '
        + "AND day >= date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') ORDER BY time DESC",
    });
  });
});

test('the query of a description names an account where each query must', () => {
  const query = (accounts?: AccountScope): string =>
    JSON.stringify(alarms({ databaseName: 'audit', alarmRules: [RulePack.securityHub()], accounts }).template.findResources('AWS::CloudWatch::Alarm'));
  expect(query(AccountScope.injected(['111122223333']))).toContain("WHERE account = 'ACCOUNT ID' AND rule = ");
  for (const accounts of [undefined, AccountScope.own(), AccountScope.listed(['111122223333'])]) expect(query(accounts)).not.toContain('ACCOUNT ID');
});

test('every built-in rule has a description within the limit', () => {
  const accounts = AccountScope.injected(['111122223333']);
  const { template } = alarms({ databaseName: 'd'.repeat(64), accounts, alarmRules: [RulePack.recommended(), RulePack.securityHub()] });
  for (const { Properties } of Object.values(template.findResources('AWS::CloudWatch::Alarm'))) {
    expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(Properties.AlarmActions).toHaveLength(1);
  }
});

test('the Security Hub pack satisfies its controls', () => {
  const { template } = alarms({ alarmRules: [RulePack.securityHub()] });
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter'));
  expect(filters).toHaveLength(14);
  for (const { Properties } of filters) {
    expect(Properties.MetricTransformations).toEqual([expect.objectContaining({ MetricNamespace: 'LogMetrics', MetricValue: '1', DefaultValue: 0 })]);
  }
  const watching = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { Namespace: 'LogMetrics' } }));
  expect(watching).toHaveLength(14);
  for (const { Properties } of watching) {
    expect(Properties).toMatchObject({ Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold', Statistic: 'Sum' });
  }
});

describe('the alarm on the delivery itself', () => {
  test('fires when nothing has arrived, missing data included', () => {
    alarms({ deliveryAlarmAfter: Duration.hours(3) }).template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'audit-records-stopped',
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

  test('waits six hours by default', () => {
    alarms().template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'audit-records-stopped', EvaluationPeriods: 6 });
  });

  test.each([Duration.minutes(90), Duration.hours(25), Duration.hours(0)])('%s is refused', (deliveryAlarmAfter) => {
    expect(() => alarms({ deliveryAlarmAfter })).toThrow('deliveryAlarmAfter must be whole hours, from 1 to 24; got');
  });
});

describe('the topic', () => {
  test('is encrypted, takes TLS only, and alarms of the account alone may use it and its key', () => {
    const { template } = alarms();
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

  test('without a subscription, a warning says that nobody is told', () => {
    alarms().annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp('nobody is told when an alarm fires'));
  });

  test('has the given subscriptions, and no warning', () => {
    const { template, annotations } = alarms({ subscriptions: [new EmailSubscription('security@example.com')] });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'security@example.com' });
    annotations.hasNoWarning('*', Match.stringLikeRegexp('nobody is told'));
  });

  test("may be one's own; an imported one's missing statement is named", () => {
    const { template, annotations } = synthesise((stack) => {
      new DetectionAlarms(stack, 'Alarms', {
        resourceNamePrefix: 'audit',
        logGroup: new LogGroup(stack, 'Logs'),
        alarmRules: [RulePack.recommended()],
        topic: sns.Topic.fromTopicArn(stack, 'Mine', 'arn:aws:sns:eu-west-1:111122223333:security'),
      });
    });
    template.resourceCountIs('AWS::SNS::Topic', 0);
    annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp('"Sid":"AllowAlarmsToPublish"'));
  });
});

describe('alarmFor', () => {
  test('gives the alarm of a rule, and names the rules when there is no such one', () => {
    synthesise((stack) => {
      const tested = new DetectionAlarms(stack, 'Alarms', {
        resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [RulePack.of('acme', [rule('one'), rule('two')])],
      });
      expect(tested.alarmFor('two').node.path).toBe('Test/Alarms/Rules/Two/Alarm');
      expect(() => tested.alarmFor('three')).toThrow("ruleId must be the id of a rule in alarmRules: one, two; got 'three'");
    });
  });
});

test('a rule that is in two packs has one alarm, and two packs with one condition a warning', () => {
  const { template, annotations } = alarms({
    alarmRules: [RulePack.recommended().only(['kms-key-deletion']), RulePack.data().only(['kms-key-deletion']), RulePack.securityHub()],
  });
  template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmName: 'audit-kms-key-deletion' }, 1);
  template.resourceCountIs('AWS::Logs::MetricFilter', 15);
  annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp("without\\(\\['kms-key-deletion'\\]\\)"));
});

describe('what is refused', () => {
  const many = (count: number): DetectionRule[] => Array.from({ length: count }, (_, index) => rule(`rule-${index}`));

  test.each<[string, RulePack[], string]>([
    ['two rules with one id', [RulePack.of('one', [rule('a')]), RulePack.of('two', [rule('a', '{ $.a = 1 }')])],
      "alarmRules: packs 'one' and 'two' have different rules with the same id"],
    ['ids that differ in hyphens alone', [RulePack.of('one', [rule('a-1'), rule('a1')])],
      "alarmRules: rule ids must be unique, hyphens aside; got 'a1' in packs 'one' and 'one'"],
    ['a reserved id', [RulePack.of('one', [rule('records-stopped')])], "'records-stopped' is the alarm on the delivery of records"],
    ['another reserved id', [RulePack.of('one', [rule('events-undelivered')])], "'events-undelivered' is the alarm on events that nobody was told of"],
    ['more than 100 filters', [RulePack.of('one', many(60)), RulePack.of('two', many(41).map((_, index) => rule(`other-${index}`)))],
      "a log group takes at most 100 metric filters; got 101: 60 in 'one', 41 in 'two'"],
    ['more than 5 filters with regular expressions',
      [RulePack.of('one', Array.from({ length: 6 }, (_, index) => rule(`r-${index}`, `{ $.eventName = %x${index}% }`)))],
      'at most 5 filters with regular expressions; got 6: r-0, r-1'],
  ])('%s', (_, alarmRules, message) => {
    expect(() => alarms({ alarmRules })).toThrow(message);
  });

  test('a description that is too long', () => {
    const wordy = new DetectionRule({ id: 'wordy', title: 'Wordy', pattern: FilterPattern.literal('{ $.a = 1 }'), description: 'x'.repeat(1000) });
    expect(() => alarms({ alarmRules: [RulePack.of('one', [wordy])] })).toThrow(/rule 'wordy': .* make an alarm description of 10\d\d characters/);
  });
});
