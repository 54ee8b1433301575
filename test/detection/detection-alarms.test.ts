import { Duration, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AccountScope, DetectionAlarms, DetectionAlarmsProps, DetectionRule, RulePack, Severity } from '../../src';
import { only, statement, Synthesised, synthesise } from '../template';

function synthesizeAlarms(props: Partial<DetectionAlarmsProps> = {}, change: (alarms: DetectionAlarms) => void = () => undefined): Synthesised {
  return synthesise((stack) => {
    change(new DetectionAlarms(stack, 'Alarms', {
      resourceNamePrefix: 'audit',
      logGroup: new LogGroup(stack, 'Logs'),
      alarmRules: [RulePack.of('acme', [createRule('trail-stopped')])],
      ...props,
    }));
  });
}

function createRule(id: string, pattern = '{ $.eventName = "StopLogging" }'): DetectionRule {
  return new DetectionRule({
    id,
    title: 'Trail stopped',
    severity: Severity.HIGH,
    pattern: FilterPattern.literal(pattern),
    description: 'The trail records no events.',
    runbook: 'Start it.',
    threshold: 2,
    period: Duration.minutes(10),
  });
}

function createRules(count: number, prefix = 'rule'): DetectionRule[] {
  return Array.from({ length: count }, (_, index) => createRule(`${prefix}-${index}`, `{ $.requestParameters.number = ${index} }`));
}

function createAction(scope: Stack, id: string): SnsAction {
  return new SnsAction(new sns.Topic(scope, id));
}

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
  for (const accounts of [undefined, AccountScope.own(), AccountScope.listed(['111122223333'])]) {
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

describe('addRulePack', () => {
  const PACK = RulePack.of('acme', [createRule('trail-stopped')]);

  test('adds a metric filter and an alarm with all actions for each new rule', () => {
    const { template } = synthesizeAlarms({}, (alarms) => {
      alarms.addRulePack(RulePack.of('added', [createRule('one', '{ $.eventName = "A" }'), createRule('two', '{ $.eventName = "B" }')]));
      expect(alarms.ruleIds).toEqual(['trail-stopped', 'one', 'two']);
      expect(alarms.alarmFor('two').node.path).toBe('Test/Alarms/Rules/Two/Alarm');
    });
    template.resourceCountIs('AWS::Logs::MetricFilter', 3);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 4);
    template.hasResource('AWS::Logs::MetricFilter', {
      Properties: { FilterName: 'audit-one', FilterPattern: '{ $.eventName = "A" }' },
      Metadata: { CloudTrailAnalytics: { Rule: 'one', Pack: 'added' } },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'audit-two', AlarmActions: [{ Ref: Match.stringLikeRegexp('Topic') }] });
  });

  test('creates the same resources as alarmRules', () => {
    const added = RulePack.of('added', [createRule('one', '{ $.eventName = "A" }')]);
    expect(synthesizeAlarms({}, (alarms) => alarms.addRulePack(added)).template.toJSON())
      .toEqual(synthesizeAlarms({ alarmRules: [PACK, added] }).template.toJSON());
  });

  test('skips rules that already have an alarm', () => {
    const { template } = synthesizeAlarms({}, (alarms) => {
      alarms.addRulePack(RulePack.of('other', [createRule('trail-stopped'), createRule('one', '{ $.eventName = "A" }')]));
      alarms.addRulePack(PACK);
      expect(alarms.ruleIds).toEqual(['trail-stopped', 'one']);
    });
    template.resourceCountIs('AWS::Logs::MetricFilter', 2);
    template.hasResource('AWS::Logs::MetricFilter', {
      Properties: { FilterName: 'audit-trail-stopped' }, Metadata: { CloudTrailAnalytics: { Rule: 'trail-stopped', Pack: 'acme' } },
    });
  });

  test('adds warnings about custom rules, once for each rule', () => {
    const { annotations } = synthesizeAlarms({ alarmRules: [RulePack.of('acme', [createRule('one', '{ $.eventname = "A" }')])] }, (alarms) => {
      alarms.addRulePack(RulePack.of('added', [createRule('one', '{ $.eventname = "A" }'), createRule('two', '{ $.errorcode = "A" }')]));
    });
    const warnings = annotations.findWarning('*', Match.stringLikeRegexp(':unknownField:')).map(({ id, entry }) =>
      `${id} ${/\[ack: (.*)\]/.exec(String(entry.data))![1]}`);
    expect(warnings).toEqual([
      '/Test/Alarms cdk-cloudtrail-analytics:unknownField:one:$.eventname', '/Test/Alarms cdk-cloudtrail-analytics:unknownField:two:$.errorcode',
    ]);
  });

  test('adds a warning for a condition that an existing rule has', () => {
    const { annotations } = synthesizeAlarms({}, (alarms) => alarms.addRulePack(RulePack.of('added', [createRule('stopped')])));
    annotations.hasWarning('/Test/Alarms', Match.stringLikeRegexp('sharedCondition:trail-stopped:stopped'));
  });

  test.each<[string, RulePack, string]>([
    ['a different rule with the ID of an existing rule', RulePack.of('other', [createRule('trail-stopped', '{ $.a = 1 }')]),
      "addRulePack: packs 'acme' and 'other' contain different rules with the same ID: exclude those of one pack with without(['trail-stopped'])"],
    ['an ID that differs from an existing ID only in hyphens', RulePack.of('other', [createRule('trail-1')]),
      "addRulePack: rule IDs must be unique without their hyphens; got 'trail-1' in packs 'acme' and 'other'"],
    ['a reserved ID', RulePack.of('other', [createRule('delivery-stopped')]),
      "addRulePack: rule IDs must not be 'delivery-stopped', the ID of the delivery alarm; got it in pack 'other'"],
    ['the 101st rule', RulePack.of('other', createRules(99)),
      "addRulePack: a log group must have at most 100 rules, the quota for metric filters; got 101: 2 in 'acme', 99 in 'other'"],
  ])('refuses %s', (_, pack, message) => {
    const { template } = synthesizeAlarms({ alarmRules: [RulePack.of('acme', [createRule('trail-stopped'), createRule('trail1')])] }, (alarms) => {
      expect(() => alarms.addRulePack(pack)).toThrow(message);
      expect(alarms.ruleIds).toEqual(['trail-stopped', 'trail1']);
    });
    template.resourceCountIs('AWS::Logs::MetricFilter', 2);
  });

  test('accepts the 100th rule', () => {
    const { template } = synthesizeAlarms({}, (alarms) => alarms.addRulePack(RulePack.of('other', createRules(99))));
    template.resourceCountIs('AWS::Logs::MetricFilter', 100);
  });

  test('refuses the sixth rule with a regular expression', () => {
    const createRegexRule = (index: number): DetectionRule => createRule(`r-${index}`, `{ $.eventName = %x${index}% }`);
    synthesizeAlarms({ alarmRules: [RulePack.of('one', [0, 1, 2, 3].map(createRegexRule))] }, (alarms) => {
      alarms.addRulePack(RulePack.of('two', [createRegexRule(4)]));
      expect(() => alarms.addRulePack(RulePack.of('three', [createRegexRule(5)]))).toThrow('at most 5 rules with regular expressions');
    });
  });
});

describe('addAlarmAction', () => {
  /** Returns the action topics of each alarm, by alarm name. */
  const findActions = ({ template }: Synthesised): { [alarmName: string]: string[] } => Object.fromEntries(
    Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      [Properties.AlarmName, Properties.AlarmActions.map(({ Ref }: { Ref: string }) => Ref.replace(/[0-9A-F]{8}$/, ''))]));

  test('adds the actions to every alarm, including the delivery alarm and alarms that are added later', () => {
    const actions = findActions(synthesizeAlarms({}, (alarms) => {
      const stack = Stack.of(alarms);
      alarms.addAlarmAction(createAction(stack, 'One'), createAction(stack, 'Two'));
      alarms.addRulePack(RulePack.of('added', [createRule('later', '{ $.eventName = "A" }')]));
      alarms.addAlarmAction(createAction(stack, 'Three'));
    }));
    const expected = ['AlarmsTopic', 'One', 'Two', 'Three'];
    expect(actions).toEqual({ 'audit-trail-stopped': expected, 'audit-later': expected, 'audit-delivery-stopped': expected });
  });

  test('adds the actions after those of alarmActions', () => {
    const actions = findActions(synthesise((stack) => {
      const alarms = new DetectionAlarms(stack, 'Alarms', {
        resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [], alarmActions: [createAction(Stack.of(stack), 'One')],
      });
      alarms.addAlarmAction(createAction(Stack.of(stack), 'Two'));
    }));
    expect(actions).toEqual({ 'audit-delivery-stopped': ['AlarmsTopic', 'One', 'Two'] });
  });

  test('refuses the sixth action of an alarm', () => {
    const actions = findActions(synthesizeAlarms({}, (alarms) => {
      const stack = Stack.of(alarms);
      const [one, two, three, four, five] = ['One', 'Two', 'Three', 'Four', 'Five'].map((id) => createAction(stack, id));
      alarms.addAlarmAction(one, two, three);
      expect(() => alarms.addAlarmAction(four, five)).toThrow('addAlarmAction: actions must have at most 1 action, because CloudWatch supports 5 '
        + 'actions for an alarm state and the alarms already have 4; got 2');
      alarms.addAlarmAction(four);
      expect(() => alarms.addAlarmAction(five)).toThrow('and the alarms already have 5; got 1');
    }));
    for (const topics of Object.values(actions)) expect(topics).toEqual(['AlarmsTopic', 'One', 'Two', 'Three', 'Four']);
  });
});

describe('metrics', () => {
  const RULE_METRIC = { namespace: 'CloudTrailAnalytics', metricName: 'audit-trail-stopped', statistic: 'Sum' };

  function createAlarms(alarmRules = [RulePack.of('acme', [createRule('trail-stopped')])]): DetectionAlarms {
    const stack = new Stack();
    const logGroup = LogGroup.fromLogGroupName(stack, 'Logs', 'trail-logs');
    return new DetectionAlarms(stack, 'Alarms', { resourceNamePrefix: 'audit', logGroup, alarmRules });
  }

  test('metricDetections returns the metric of the filter of a rule', () => {
    const metric = createAlarms().metricDetections('trail-stopped');
    expect(metric).toMatchObject(RULE_METRIC);
    expect(metric.dimensions).toBeUndefined();
    expect(metric.period.toMinutes()).toBe(5);
  });

  test('metricDetections uses the namespace of the pack', () => {
    const alarms = createAlarms([RulePack.securityHub()]);
    expect(alarms.metricDetections('cloudwatch-1')).toMatchObject({ namespace: 'LogMetrics', metricName: 'audit-cloudwatch-1' });
    alarms.addRulePack(RulePack.of('acme', [createRule('added')], { metricNamespace: 'Acme' }));
    expect(alarms.metricDetections('added')).toMatchObject({ namespace: 'Acme', metricName: 'audit-added' });
  });

  test('metricIncomingEvents returns the metric of the log group', () => {
    const metric = createAlarms().metricIncomingEvents();
    expect(metric).toMatchObject({
      namespace: 'AWS/Logs', metricName: 'IncomingLogEvents', dimensions: { LogGroupName: 'trail-logs' }, statistic: 'Sum',
    });
    expect(metric.period.toMinutes()).toBe(5);
  });

  test('props override the defaults', () => {
    const alarms = createAlarms();
    const props = { statistic: 'Maximum', period: Duration.hours(1), label: 'Mine' };
    for (const metric of [alarms.metricDetections('trail-stopped', props), alarms.metricIncomingEvents(props)]) {
      expect(metric).toMatchObject({ statistic: 'Maximum', label: 'Mine' });
      expect(metric.period.toHours()).toBe(1);
    }
  });

  test('metrics belong to the account and the Region of the stack', () => {
    const env = { account: '111122223333', region: 'eu-west-1' };
    synthesise((stack) => {
      const alarms = new DetectionAlarms(stack, 'Alarms', {
        resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [RulePack.of('acme', [createRule('trail-stopped')])],
      });
      for (const metric of [alarms.metricDetections('trail-stopped'), alarms.metricIncomingEvents()]) expect(metric).toMatchObject(env);
    }, { env });
  });

  test('metricDetections lists the rule IDs for an unknown rule', () => {
    expect(() => createAlarms().metricDetections('other')).toThrow("ruleId must be the ID of a rule with an alarm: trail-stopped; got 'other'");
  });
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
