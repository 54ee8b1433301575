import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import {
  DetectionNotifications, DetectionRule, EventFormat, EventNotification, INotificationTarget, NotificationTargetBindOptions, NotificationTargetConfig,
  RulePack, Severity,
} from '../../src';
import { only, synthesise } from '../template';
import { createRule, ENV, findEventRules, findInputs, notifyByEmail, synthesizeNotifications } from './synthesize';

describe('an event rule', () => {
  const described = createRule('trail-stopped', { severity: Severity.CRITICAL, description: 'Fewer than <5> "records".', runbook: 'Start it.' });
  const { template } = synthesizeNotifications({ detectionRules: [RulePack.of('acme', [described])] });

  test('sends the rule and the record to the state machine', () => {
    template.hasResource('AWS::Events::Rule', {
      Properties: {
        Description: 'CRITICAL: Title of trail-stopped (rule trail-stopped)',
        State: 'ENABLED',
        EventPattern: { 'source': [{ prefix: 'aws.' }], 'detail-type': Match.anyValue(), 'detail': Match.objectLike({ eventName: ['StopLogging'] }) },
        Targets: [{
          Id: 'StateMachine',
          Arn: { Ref: Match.stringLikeRegexp('StateMachine') },
          RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('EventRole'), 'Arn'] },
          InputTransformer: { InputPathsMap: { record: '$.detail' }, InputTemplate: Match.anyValue() },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetterQueue'), 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
        }],
      },
      Metadata: { CloudTrailAnalytics: { Rule: 'trail-stopped', Pack: 'acme', Severity: 'CRITICAL' } },
    });
  });

  test('has an input template that is JSON after EventBridge inserts the record', () => {
    const { InputTemplate } = findEventRules(template)[0].Targets[0].InputTransformer;
    expect(InputTemplate.match(/<[^>]*>/g)).toEqual(['<record>']);
    expect(JSON.parse(InputTemplate.replace('<record>', '{"eventName":"StopLogging"}'))).toEqual({
      rule: {
        id: 'trail-stopped', title: 'Title of trail-stopped', severity: 'CRITICAL', description: 'Fewer than <5> "records".', runbook: 'Start it.',
      },
      targets: ['Subscribers1'],
      record: { eventName: 'StopLogging' },
    });
  });

  test('receives read-only events if its pattern matches them', () => {
    const reads = createRule('secrets-listed', { pattern: FilterPattern.literal('{ $.eventName = "ListSecrets" }') });
    synthesizeNotifications({ detectionRules: [RulePack.of('acme', [reads])] }).template.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    });
  });

  test('does not receive read-only events if no notification includes them', () => {
    const reads = createRule('secrets-listed', { pattern: FilterPattern.literal('{ $.eventSource = "secretsmanager.amazonaws.com" }') });
    const stateFor = (...eventNotifications: EventNotification[]): string =>
      findEventRules(synthesizeNotifications({ detectionRules: [RulePack.of('acme', [reads])], eventNotifications }).template)[0].State;
    expect(stateFor(notifyByEmail().withoutReads())).toBe('ENABLED');
    expect(stateFor(notifyByEmail().withoutReads(), notifyByEmail())).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(stateFor(notifyByEmail().withoutReads().only(['secrets-listed']))).toBe('ENABLED');
    expect(stateFor(notifyByEmail().withoutReads().withMinSeverity(Severity.LOW))).toBe('ENABLED');
    expect(stateFor(notifyByEmail().withMinSeverity(Severity.LOW).withoutReads())).toBe('ENABLED');
  });

  test('excludes the calls of the roles that send notifications', () => {
    const denied = createRule('denied', { pattern: FilterPattern.literal('{ $.errorCode = "AccessDenied*" }') });
    const [{ EventPattern }] = findEventRules(synthesizeNotifications({ detectionRules: [RulePack.of('acme', [denied])] }).template);
    expect(EventPattern.detail.userIdentity.sessionContext.sessionIssuer.arn).toEqual([
      { 'anything-but': [{ 'Fn::GetAtt': [expect.stringMatching('StateMachineRole'), 'Arn'] }, { 'Fn::GetAtt': [expect.stringMatching('EventRole'), 'Arn'] }] },
      { exists: false },
    ]);
  });

  test('has no such exclusion if the pattern has no space for it', () => {
    const tests = Array.from({ length: 48 }, (_, index) => `($.q.p${index} = "a*b")`);
    const wide = createRule('wide', { pattern: FilterPattern.literal(`{${tests.join('||')}}`) });
    const [{ EventPattern }] = findEventRules(synthesizeNotifications({ detectionRules: [RulePack.of('acme', [wide])] }).template);
    expect(EventPattern.detail.$or).toHaveLength(48);
    expect(JSON.stringify(EventPattern)).not.toContain('sessionIssuer');
  });

  test('is within the limits of EventBridge for every built-in pack', () => {
    const { template: all } = synthesizeNotifications({ detectionRules: [RulePack.recommended(), RulePack.securityHub()] });
    for (const { EventPattern, Targets } of findEventRules(all)) {
      expect(JSON.stringify(EventPattern).length).toBeLessThanOrEqual(2048);
      expect(Targets[0].InputTransformer.InputTemplate.length).toBeLessThanOrEqual(8192);
    }
  });
});

describe('rule selection', () => {
  const once = createRule('once', { severity: Severity.LOW });
  const often = createRule('often', { threshold: 5, severity: Severity.HIGH });
  const grave = createRule('grave', { severity: Severity.CRITICAL });
  const unsupported = createRule('by-position', { pattern: FilterPattern.literal('{ $.resources[0].ARN = "x" }') });
  const findRuleIds = (template: Template): string[] => findInputs(template).map((input) => input.rule.id).sort();

  test('includes all rules with threshold 1 by default, and reports the others', () => {
    const { template, annotations } = synthesizeNotifications({ detectionRules: [RulePack.of('acme', [once, often, grave])] });
    expect(findRuleIds(template)).toEqual(['grave', 'once']);
    annotations.hasInfo('/Test/Events', Match.stringLikeRegexp(
      '^rules with a threshold greater than 1 have no event notification: often; to receive a notification for each event, select them with only\\(\\)'));
  });

  test('includes rules of a minimum severity', () => {
    const { template } = synthesizeNotifications({
      detectionRules: [RulePack.of('acme', [once, often, grave])], eventNotifications: [notifyByEmail().withMinSeverity(Severity.MEDIUM)],
    });
    expect(findRuleIds(template)).toEqual(['grave']);
  });

  test('includes rules by ID, also with a threshold greater than 1', () => {
    const { template, annotations } = synthesizeNotifications({
      detectionRules: [RulePack.of('acme', [once, often, grave])], eventNotifications: [notifyByEmail().only(['often', 'once', 'often'])],
    });
    expect(findRuleIds(template)).toEqual(['often', 'once']);
    annotations.hasNoInfo('*', Match.anyValue());
  });

  test('warns of a rule that EventBridge does not support', () => {
    const { template, annotations } = synthesizeNotifications({ detectionRules: [RulePack.of('acme', [once, unsupported])] });
    expect(findRuleIds(template)).toEqual(['once']);
    annotations.hasWarning('/Test/Events', Match.stringLikeRegexp(
      "^rule 'by-position' has no event notification, because EventBridge does not support its pattern: condition .* an index is not supported"));
  });

  test('warns of such a rule once for several notifications', () => {
    const { annotations } = synthesizeNotifications({
      detectionRules: [RulePack.of('acme', [once, unsupported])], eventNotifications: [notifyByEmail(), notifyByEmail()],
    });
    expect(annotations.findWarning('*', Match.stringLikeRegexp('by-position'))).toHaveLength(1);
  });

  test('differs by notification', () => {
    const { template } = synthesizeNotifications({
      detectionRules: [RulePack.of('acme', [once, grave])], eventNotifications: [notifyByEmail(), notifyByEmail().only(['grave'])],
    });
    const targets = findInputs(template).map((input) => [input.rule.id, input.targets]);
    expect(Object.fromEntries(targets)).toEqual({ once: ['Subscribers1'], grave: ['Subscribers1', 'Subscribers2'] });
  });

  test('is available as ruleIds', () => {
    synthesizeNotifications({ detectionRules: [RulePack.of('acme', [once, often])] }, ENV, ({ ruleIds }) => expect(ruleIds).toEqual(['once']));
  });
});

describe('an added notification', () => {
  const once = createRule('once', { severity: Severity.LOW });
  const grave = createRule('grave', { severity: Severity.CRITICAL });
  const reads = createRule('reads', { pattern: FilterPattern.literal('{ $.eventName = "ListSecrets" }') });
  const detectionRules = [RulePack.of('acme', [once, grave, reads])];

  test('results in the same resources as the same notification in the props', () => {
    const initial = (): EventNotification => notifyByEmail().withoutReads().withMinSeverity(Severity.CRITICAL);
    const added = (): EventNotification => notifyByEmail();
    const { template } = synthesizeNotifications({ detectionRules, eventNotifications: [initial()] }, ENV, (notifications) => {
      expect(notifications.ruleIds).toEqual(['grave']);
      notifications.addNotification(added());
      expect(notifications.ruleIds).toEqual(['grave', 'once', 'reads']);
    });
    expect(template.toJSON()).toEqual(synthesizeNotifications({ detectionRules, eventNotifications: [initial(), added()] }).template.toJSON());
  });

  test('is validated like a notification in the props', () => {
    const add = (notification: (topic: sns.ITopic, stack: Construct) => EventNotification) => (): unknown => synthesise((stack) => {
      const topic = new sns.Topic(stack, 'First');
      new DetectionNotifications(stack, 'Events', { resourceNamePrefix: 'audit', detectionRules, eventNotifications: [EventNotification.topic(topic)] })
        .addNotification(notification(topic, stack));
    }, ENV);
    expect(add(() => notifyByEmail().only(['other']))).toThrow("notification: ruleIds must be IDs of the available rules: once, grave, reads; got 'other'");
    expect(add((_, stack) => EventNotification.topic(new sns.Topic(stack, 'Fifo', { fifo: true }))))
      .toThrow('notification: topic must be a standard topic; got a FIFO topic');
    expect(add((topic) => EventNotification.chat(topic)))
      .toThrow('notification must have a topic or event bus that no other notification has; got the same as eventNotifications[0]');
  });
});

describe('a custom target', () => {
  /** Publishes to a topic that the target creates. */
  class EncryptedTopic implements INotificationTarget {
    public constructor(private readonly displayName: string, private readonly format: EventFormat) {}

    public bind(scope: Construct, { encryptionKey }: NotificationTargetBindOptions): NotificationTargetConfig {
      return { format: this.format, topic: new sns.Topic(scope, 'Custom', { displayName: this.displayName, masterKey: encryptionKey }) };
    }
  }

  test('creates its resources in its own scope, and receives notifications', () => {
    const { template } = synthesizeNotifications({
      eventNotifications: [
        EventNotification.to(new EncryptedTopic('First', EventFormat.TEXT)),
        EventNotification.to(new EncryptedTopic('Second', EventFormat.CHAT)).only(['trail-stopped']),
      ],
    });
    expect(findInputs(template).map(({ targets }) => targets)).toEqual([['Custom1', 'Custom2']]);
    for (const [displayName, logicalId] of [['First', '^EventsCustom1'], ['Second', '^EventsCustom2']]) {
      const [id] = Object.keys(template.findResources('AWS::SNS::Topic', {
        Properties: { DisplayName: displayName, KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^EventsKey'), 'Arn'] } },
      }));
      expect(id).toMatch(new RegExp(logicalId));
      template.hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: { Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: id } }]) },
      });
    }
    const definition = JSON.stringify(only(template, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString);
    expect(definition).toContain('Custom1');
    expect(definition).toContain('client-markdown');
  });

  test('can put events on an event bus', () => {
    const bus: INotificationTarget = { bind: (scope) => ({ format: EventFormat.JSON, eventBus: new events.EventBus(scope, 'Bus') }) };
    const { template } = synthesizeNotifications({ eventNotifications: [EventNotification.to(bus)] });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'events:PutEvents' })]) },
    });
  });

  test.each<[string, EventFormat, ('topic' | 'eventBus')[], string]>([
    ['neither a topic nor an event bus', EventFormat.TEXT, [], 'got format TEXT with neither'],
    ['a topic and an event bus', EventFormat.JSON, ['topic', 'eventBus'], 'got format JSON with a topic and an eventBus'],
    ['a topic with format JSON', EventFormat.JSON, ['topic'], 'got format JSON with a topic'],
    ['an event bus with format TEXT', EventFormat.TEXT, ['eventBus'], 'got format TEXT with an eventBus'],
    ['an event bus with format CHAT', EventFormat.CHAT, ['eventBus'], 'got format CHAT with an eventBus'],
  ])('must not return %s', (_, format, given, message) => {
    const target: INotificationTarget = {
      bind: (scope) => ({
        format,
        topic: given.includes('topic') ? new sns.Topic(scope, 'Topic') : undefined,
        eventBus: given.includes('eventBus') ? new events.EventBus(scope, 'Bus') : undefined,
      }),
    };
    expect(() => synthesizeNotifications({ eventNotifications: [EventNotification.to(target)] })).toThrow(
      `eventNotifications[0]: target.bind() must return a topic with format TEXT or CHAT, or an eventBus with format JSON; ${message}`);
  });
});

describe('invalid props', () => {
  const createTopic = (stack: Stack, props?: sns.TopicProps): sns.Topic => new sns.Topic(stack, 'Topic', props);
  const create = (notifications: (stack: Stack) => EventNotification[], ...rules: DetectionRule[]) => (): unknown => {
    const stack = new Stack(new App(), 'Test', ENV);
    return new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix: 'audit',
      detectionRules: [RulePack.of('acme', rules.length > 0 ? rules : [createRule('mine')])],
      eventNotifications: notifications(stack),
    });
  };

  test('no notification, no subscription, no rule', () => {
    expect(create(() => [])).toThrow('eventNotifications must contain at least one notification; got none');
    expect(() => EventNotification.subscribers([])).toThrow('subscriptions must contain at least one subscription; got none');
    expect(create((stack) => [EventNotification.topic(createTopic(stack)).only([])])).toThrow('ruleIds must contain at least one rule ID; got none');
  });

  test('an unknown rule', () => {
    expect(create((stack) => [EventNotification.topic(createTopic(stack)).only(['mine', 'yours'])]))
      .toThrow("eventNotifications[0]: ruleIds must be IDs of the available rules: mine; got 'yours'");
  });

  test('a rule that is selected by ID and not supported by EventBridge', () => {
    expect(create((stack) => [EventNotification.topic(createTopic(stack)).only(['mine'])], createRule('mine', { pattern: FilterPattern.literal('{ $.a[0] = 1 }') })))
      .toThrow("eventNotifications[0]: rule 'mine' must have a pattern that EventBridge supports: condition { $.a[0] = 1 } is not supported by EventBridge");
  });

  test('only rules that have no notifications', () => {
    expect(create((stack) => [EventNotification.topic(createTopic(stack)).withMinSeverity(Severity.CRITICAL)]))
      .toThrow('eventNotifications[0] must include a rule with threshold 1 and severity CRITICAL or higher; got none');
    expect(create((stack) => [EventNotification.topic(createTopic(stack))], createRule('mine', { threshold: 2 })))
      .toThrow('eventNotifications[0] must include a rule with threshold 1; got none');
    expect(create((stack) => [EventNotification.topic(createTopic(stack))], createRule('mine', { pattern: FilterPattern.literal('{ $.a[0] = 1 }') })))
      .toThrow('eventNotifications must include a rule whose pattern EventBridge supports; got none');
  });

  test('a FIFO topic, or the same topic twice', () => {
    expect(create((stack) => [EventNotification.chat(createTopic(stack, { fifo: true }))]))
      .toThrow('eventNotifications[0]: topic must be a standard topic; got a FIFO topic');
    expect(create((stack) => {
      const same = createTopic(stack);
      return [EventNotification.topic(same), EventNotification.subscribers([new EmailSubscription('a@example.com')]), EventNotification.chat(same)];
    })).toThrow('eventNotifications[2] must have a topic or event bus that no other notification has; got the same as eventNotifications[0]');
  });

  test('two imports of the same topic or event bus', () => {
    const arns = { topic: 'arn:aws:sns:us-east-1:111122223333:mine', eventBus: 'arn:aws:events:us-east-1:111122223333:event-bus/mine' };
    const message = 'eventNotifications[1] must have a topic or event bus that no other notification has; got the same as eventNotifications[0]';
    expect(create((stack) => ['One', 'Two'].map((id) => EventNotification.topic(sns.Topic.fromTopicArn(stack, id, arns.topic))))).toThrow(message);
    expect(create((stack) => ['One', 'Two'].map((id) => EventNotification.eventBus(events.EventBus.fromEventBusArn(stack, id, arns.eventBus))))).toThrow(message);
  });

  test.each(['', 'my audit', 'x'.repeat(191)])("the resource name prefix '%s'", (resourceNamePrefix) => {
    expect(() => synthesizeNotifications({ resourceNamePrefix }))
      .toThrow(`resourceNamePrefix must be 1 to 190 letters, digits and . - _ / #; got '${resourceNamePrefix}'`);
  });

  test('texts of a rule that do not fit into an input template', () => {
    const createWith = (description: string): (() => unknown) => create((stack) => [EventNotification.topic(createTopic(stack))], createRule('mine', { description }));
    expect(createWith('m'.repeat(9000))).toThrow(
      /^eventNotifications: rule 'mine': the input template with title, description and runbook must be at most 8192 characters; got 91\d\d, 9\d\d too many$/);
    expect(createWith('<'.repeat(1400))).toThrow(/ too many$/);
    expect(createWith('m'.repeat(8000))).not.toThrow();
    expect(createWith(`${Aws.REGION}${'m'.repeat(9000)}`)).not.toThrow();
  });

  test('more rules with wildcards than an event bus supports', () => {
    const many = Array.from({ length: 31 }, (_, index) => createRule(`wild-${index}`, { pattern: FilterPattern.literal(`{ $.userAgent = "a*${index}*b" }`) }));
    expect(create((stack) => [EventNotification.topic(createTopic(stack))], ...many))
      .toThrow(/^eventNotifications must include at most 30 rules with wildcards, the limit of an event bus; got 31: wild-0, wild-1, /);
  });
});

describe('the undelivered-events alarm', () => {
  const pager = 'arn:aws:sns:us-east-1:111122223333:pager';

  test('has the specified actions', () => {
    const { template, annotations } = synthesise((stack) => {
      new DetectionNotifications(stack, 'Events', {
        resourceNamePrefix: 'audit',
        detectionRules: [RulePack.of('acme', [createRule('mine')])],
        eventNotifications: [EventNotification.subscribers([new EmailSubscription('a@example.com')])],
        alarmActions: [new SnsAction(new sns.Topic(stack, 'Pager'))],
      });
    }, ENV);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'audit-events-undelivered',
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^Pager') }],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(waiting, 0) + FILL(failed, 0) + FILL(expired, 0)', ReturnData: true }),
        Match.objectLike({ Id: 'waiting', MetricStat: Match.objectLike({ Stat: 'Maximum', Metric: Match.objectLike({ MetricName: 'ApproximateNumberOfMessagesVisible' }) }) }),
        Match.objectLike({ Id: 'failed', MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'ExecutionsFailed' }) }) }),
        Match.objectLike({ Id: 'expired', MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'ExecutionsTimedOut' }) }) }),
      ]),
    });
    annotations.hasNoWarning('*', Match.stringLikeRegexp('no actions are configured'));
  });

  test('has a warning without actions', () => {
    synthesizeNotifications().annotations.hasWarning('/Test/Events', 'no actions are configured for the undelivered-events alarm: '
      + 'specify alarmActions or call addAlarmAction() [ack: cdk-cloudtrail-analytics:noUndeliveredActions]');
  });

  test('accepts further actions, at most five', () => {
    const { template, annotations } = synthesise((stack) => {
      const notifications = new DetectionNotifications(stack, 'Events', {
        resourceNamePrefix: 'audit', detectionRules: [RulePack.of('acme', [createRule('mine')])], eventNotifications: [notifyByEmail()],
      });
      const action = new SnsAction(sns.Topic.fromTopicArn(stack, 'Pager', pager));
      notifications.addAlarmAction(action);
      notifications.addAlarmAction();
      expect(() => notifications.addAlarmAction(action, action, action, action, action)).toThrow(
        'addAlarmAction: actions must have at most 4 actions, because CloudWatch supports 5 actions for an alarm state and the alarms already have 1; got 5');
    }, ENV);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'audit-events-undelivered', AlarmActions: [pager] });
    annotations.hasNoWarning('*', Match.stringLikeRegexp('no actions are configured'));
  });
});

test('metrics have the dimensions of the queue and of the state machine', () => {
  synthesizeNotifications({}, ENV, (notifications) => {
    const { deadLetterQueue, stateMachine } = notifications;
    const queue = { namespace: 'AWS/SQS', dimensions: { QueueName: deadLetterQueue.queueName } };
    const executions = { namespace: 'AWS/States', dimensions: { StateMachineArn: stateMachine.stateMachineArn } };
    expect(notifications.metricUndelivered()).toMatchObject({ ...queue, metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum' });
    expect(notifications.metricExecutionsStarted()).toMatchObject({ ...executions, metricName: 'ExecutionsStarted', statistic: 'Sum' });
    expect(notifications.metricExecutionsSucceeded()).toMatchObject({ ...executions, metricName: 'ExecutionsSucceeded', statistic: 'Sum' });
    expect(notifications.metricExecutionsTimedOut()).toMatchObject({ ...executions, metricName: 'ExecutionsTimedOut', statistic: 'Sum' });
    expect(notifications.metricExecutionsFailed({ label: 'Failed' })).toMatchObject({ ...executions, metricName: 'ExecutionsFailed', label: 'Failed' });
  });
});

describe('events of global services', () => {
  test.each([
    ['eu-west-1', /are delivered to us-east-1 and are not included, because this stack is in eu-west-1\. Alarms include all Regions\./],
    ['cn-north-1', /can be delivered to a Region other than cn-north-1, and are then not included/],
    [undefined, /are delivered to us-east-1 and are not included unless this stack is deployed there/],
  ])('result in a warning in Region %s', (region, warning) => {
    const { annotations } = synthesizeNotifications({}, region === undefined ? {} as typeof ENV : { env: { region, account: '111122223333' } });
    const [{ entry }] = annotations.findWarning('/Test/Events', Match.stringLikeRegexp('Events of global services, such as IAM'));
    expect(entry.data).toMatch(warning);
    expect(entry.data).toContain('[ack: cdk-cloudtrail-analytics:globalServiceEvents]');
  });

  test('are included in us-east-1', () => {
    synthesizeNotifications().annotations.hasNoWarning('*', Match.stringLikeRegexp('global services'));
  });
});

test('a resource name prefix can be a token', () => {
  const { template } = synthesise((stack) => {
    const resourceNamePrefix = new CfnParameter(stack, 'Name').valueAsString;
    new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix,
      databaseName: resourceNamePrefix,
      workgroupName: resourceNamePrefix,
      detectionRules: [RulePack.of('acme', [createRule('mine')])],
      eventNotifications: [EventNotification.subscribers([new EmailSubscription('a@example.com')])],
    });
  }, ENV);
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', ['/aws/vendedlogs/states/', { Ref: 'Name' }]] } });
  expect(JSON.stringify(only(template, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString)).toContain('{"Ref":"Name"}');
});
