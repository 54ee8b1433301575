import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { DetectionNotifications, DetectionRule, EventNotification, RulePack, Severity } from '../../src';
import { only, synthesise } from '../template';
import { ENV, rule, withEvents, events$ } from './stacks';

describe('a rule', () => {
  const described = rule('trail-stopped', { severity: Severity.CRITICAL, description: 'Fewer than <5> "records".', runbook: 'Start it.' });
  const { template } = withEvents({ alarmRules: [RulePack.of('acme', [described])] });

  test('is one event rule that hands itself and the record to the state machine', () => {
    template.hasResource('AWS::Events::Rule', {
      Properties: {
        Description: 'CRITICAL: Title of trail-stopped (rule trail-stopped)',
        State: 'ENABLED',
        EventPattern: { 'source': [{ prefix: 'aws.' }], 'detail-type': Match.anyValue(), 'detail': Match.objectLike({ eventName: ['StopLogging'] }) },
        Targets: [{
          Id: 'Messages',
          Arn: { Ref: Match.stringLikeRegexp('StateMachine') },
          RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('EventRole'), 'Arn'] },
          InputTransformer: { InputPathsMap: { record: '$.detail' }, InputTemplate: Match.anyValue() },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Undelivered'), 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
        }],
      },
      Metadata: { CloudTrailAnalytics: { Rule: 'trail-stopped', Pack: 'acme', Severity: 'CRITICAL' } },
    });
  });

  test('is handed over as JSON once EventBridge has put the record in', () => {
    const { InputTemplate } = events$(template)[0].Targets[0].InputTransformer;
    expect(InputTemplate.match(/<[^>]*>/g)).toEqual(['<record>']);
    expect(JSON.parse(InputTemplate.replace('<record>', '{"eventName":"StopLogging"}'))).toEqual({
      rule: {
        id: 'trail-stopped', title: 'Title of trail-stopped', severity: 'CRITICAL', meaning: 'Fewer than <5> "records".', response: 'Start it.',
      },
      deliveries: ['Notification1'],
      record: { eventName: 'StopLogging' },
    });
  });

  test('on what only reads asks EventBridge for what only reads', () => {
    const reads = rule('secrets-listed', { pattern: FilterPattern.literal('{ $.eventName = "ListSecrets" }') });
    withEvents({ alarmRules: [RulePack.of('acme', [reads])] }).template.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    });
  });

  test('on what only reads does not ask for it where nobody wants it', () => {
    const reads = rule('secrets-listed', { pattern: FilterPattern.literal('{ $.eventSource = "secretsmanager.amazonaws.com" }') });
    const to = (): EventNotification => EventNotification.subscribers([new EmailSubscription('security@example.com')]);
    const stateFor = (...eventNotifications: EventNotification[]): string => events$(withEvents({ alarmRules: [RulePack.of('acme', [reads])], eventNotifications }).template)[0].State;
    expect(stateFor(to().withoutReads())).toBe('ENABLED');
    expect(stateFor(to().withoutReads(), to())).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(stateFor(to().withoutReads().only(['secrets-listed']))).toBe('ENABLED');
    expect(stateFor(to().withoutReads().withMinSeverity(Severity.LOW))).toBe('ENABLED');
    expect(stateFor(to().withMinSeverity(Severity.LOW).withoutReads())).toBe('ENABLED');
  });

  test('does not match what telling does itself, or denied calls would be told of for ever', () => {
    const denied = rule('denied', { pattern: FilterPattern.literal('{ $.errorCode = "AccessDenied*" }') });
    const [{ EventPattern }] = events$(withEvents({ alarmRules: [RulePack.of('acme', [denied])] }).template);
    expect(EventPattern.detail.userIdentity.sessionContext.sessionIssuer.arn).toEqual([
      { 'anything-but': [{ 'Fn::GetAtt': [expect.stringMatching('MessengerRole'), 'Arn'] }, { 'Fn::GetAtt': [expect.stringMatching('EventRole'), 'Arn'] }] },
      { exists: false },
    ]);
  });

  test('whose pattern has no room for that exception does without', () => {
    const tests = Array.from({ length: 48 }, (_, index) => `($.q.p${index} = "a*b")`);
    const wide = rule('wide', { pattern: FilterPattern.literal(`{${tests.join('||')}}`) });
    const [{ EventPattern }] = events$(withEvents({ alarmRules: [RulePack.of('acme', [wide])] }).template);
    expect(EventPattern.detail.$or).toHaveLength(48);
    expect(JSON.stringify(EventPattern)).not.toContain('sessionIssuer');
  });

  test('has only what its condition needs, in every built-in pack, and within the limit of a pattern', () => {
    const { template: all } = withEvents({ alarmRules: [RulePack.recommended(), RulePack.securityHub()] });
    for (const { EventPattern, Targets } of events$(all)) {
      expect(JSON.stringify(EventPattern).length).toBeLessThanOrEqual(2048);
      expect(Targets[0].InputTransformer.InputTemplate.length).toBeLessThanOrEqual(8192);
    }
  });
});

describe('which rules', () => {
  const once = rule('once', { severity: Severity.LOW });
  const often = rule('often', { threshold: 5, severity: Severity.HIGH });
  const grave = rule('grave', { severity: Severity.CRITICAL });
  const inexpressible = rule('by-position', { pattern: FilterPattern.literal('{ $.resources[0].ARN = "x" }') });
  const to = (): EventNotification => EventNotification.subscribers([new EmailSubscription('security@example.com')]);
  const told = (template: Template): string[] => events$(template)
    .map(({ Targets }) => JSON.parse(Targets[0].InputTransformer.InputTemplate.replace('<record>', '0')).rule.id).sort();

  test('by default all whose alarm fires at the first event; the others are named', () => {
    const { template, annotations } = withEvents({ alarmRules: [RulePack.of('acme', [once, often, grave])] });
    expect(told(template)).toEqual(['grave', 'once']);
    annotations.hasInfo('/Test/Events', Match.stringLikeRegexp('have no event notification: often; to be told of each event, name them with only\\(\\)'));
  });

  test('those of a severity and above', () => {
    const { template } = withEvents({ alarmRules: [RulePack.of('acme', [once, often, grave])], eventNotifications: [to().withMinSeverity(Severity.MEDIUM)] });
    expect(told(template)).toEqual(['grave']);
  });

  test('those that are named, also if their alarm needs several events', () => {
    const { template, annotations } = withEvents({
      alarmRules: [RulePack.of('acme', [once, often, grave])], eventNotifications: [to().only(['often', 'once', 'often'])],
    });
    expect(told(template)).toEqual(['often', 'once']);
    annotations.hasNoInfo('*', Match.anyValue());
  });

  test('a rule whose condition EventBridge cannot express is named by a warning, and keeps its alarm', () => {
    const { template, annotations } = withEvents({ alarmRules: [RulePack.of('acme', [once, inexpressible])] });
    expect(told(template)).toEqual(['once']);
    annotations.hasWarning('/Test/Events', Match.stringLikeRegexp("no event of rule 'by-position' is told, and its alarm is all there is: condition .* an index is not supported"));
  });

  test('the warning comes once for several notifications', () => {
    const { annotations } = withEvents({ alarmRules: [RulePack.of('acme', [once, inexpressible])], eventNotifications: [to(), to()] });
    expect(annotations.findWarning('*', Match.stringLikeRegexp('by-position'))).toHaveLength(1);
  });

  test('each rule goes where it is wanted', () => {
    const { template } = withEvents({ alarmRules: [RulePack.of('acme', [once, grave])], eventNotifications: [to(), to().only(['grave'])] });
    const deliveries = events$(template).map(({ Targets }) => JSON.parse(Targets[0].InputTransformer.InputTemplate.replace('<record>', '0')))
      .map(({ rule: { id }, deliveries: names }) => [id, names]);
    expect(Object.fromEntries(deliveries)).toEqual({ once: ['Notification1'], grave: ['Notification1', 'Notification2'] });
  });

  test('they can be asked for', () => {
    const stack = new Stack(new App(), 'Test', ENV);
    const { ruleIds } = new DetectionNotifications(stack, 'Events', { resourceNamePrefix: 'audit', alarmRules: [RulePack.of('acme', [once, often])], eventNotifications: [to()] });
    expect(ruleIds).toEqual(['once']);
  });
});

describe('what is refused', () => {
  const topic = (stack: Stack, props?: sns.TopicProps): sns.Topic => new sns.Topic(stack, 'Topic', props);
  const refused = (notifications: (stack: Stack) => EventNotification[], ...rules: DetectionRule[]) => (): unknown => {
    const stack = new Stack(new App(), 'Test', ENV);
    return new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix: 'audit', alarmRules: [RulePack.of('acme', rules.length > 0 ? rules : [rule('mine')])], eventNotifications: notifications(stack),
    });
  };

  test('no notification, no subscription, no rule', () => {
    expect(refused(() => [])).toThrow('eventNotifications must be at least one; got none');
    expect(() => EventNotification.subscribers([])).toThrow('subscriptions of an event notification must be at least one; got none');
    expect(refused((stack) => [EventNotification.topic(topic(stack)).only([])])).toThrow('ruleIds of an event notification must be at least one; got none');
  });

  test('a rule that there is not', () => {
    expect(refused((stack) => [EventNotification.topic(topic(stack)).only(['mine', 'yours'])]))
      .toThrow("eventNotifications[0]: only() must name rules in alarmRules: mine; got 'yours'");
  });

  test('a named rule that EventBridge cannot express', () => {
    expect(refused((stack) => [EventNotification.topic(topic(stack)).only(['mine'])], rule('mine', { pattern: FilterPattern.literal('{ $.a[0] = 1 }') })))
      .toThrow("eventNotifications: rule 'mine' cannot be told of: condition { $.a[0] = 1 } is not supported by EventBridge");
  });

  test('rules of which none can be told', () => {
    expect(refused((stack) => [EventNotification.topic(topic(stack)).withMinSeverity(Severity.CRITICAL)]))
      .toThrow('eventNotifications[0] must be for a rule whose alarm fires at the first event, of severity CRITICAL or above; alarmRules has none');
    expect(refused((stack) => [EventNotification.topic(topic(stack))], rule('mine', { threshold: 2 })))
      .toThrow('eventNotifications[0] must be for a rule whose alarm fires at the first event; alarmRules has none');
    expect(refused((stack) => [EventNotification.topic(topic(stack))], rule('mine', { pattern: FilterPattern.literal('{ $.a[0] = 1 }') })))
      .toThrow('eventNotifications must be for a rule whose condition EventBridge can express; alarmRules has none');
  });

  test('a topic that is FIFO, or given twice', () => {
    expect(refused((stack) => [EventNotification.chat(topic(stack, { fifo: true }))]))
      .toThrow('eventNotifications[0]: topic must be a standard topic; got a FIFO topic');
    expect(refused((stack) => {
      const same = topic(stack);
      return [EventNotification.topic(same), EventNotification.subscribers([new EmailSubscription('a@example.com')]), EventNotification.chat(same)];
    })).toThrow('eventNotifications must each have a topic or bus of their own; got the same at 0 and 2');
  });

  test('texts of a rule that are longer than what a target takes', () => {
    const told = (description: string): (() => unknown) => refused((stack) => [EventNotification.topic(topic(stack))], rule('mine', { description }));
    expect(told('m'.repeat(9000))).toThrow(
      /^eventNotifications: rule 'mine': title, meaning and response make an input template of 91\d\d characters, and 8192 are allowed: shorten them by 9\d\d$/);
    expect(told('<'.repeat(1400))).toThrow(/shorten them by/);
    expect(told('m'.repeat(8000))).not.toThrow();
    expect(told(`${Aws.REGION}${'m'.repeat(9000)}`)).not.toThrow();
  });

  test('more rules with wildcards than a bus takes', () => {
    const many = Array.from({ length: 31 }, (_, index) => rule(`wild-${index}`, { pattern: FilterPattern.literal(`{ $.userAgent = "a*${index}*b" }`) }));
    expect(refused((stack) => [EventNotification.topic(topic(stack))], ...many)).toThrow(/at most 30 rules with wildcards; got 31: wild-0, wild-1, /);
  });
});

describe('what could not be told', () => {
  test('has an alarm, with the given actions', () => {
    const { template, annotations } = synthesise((stack) => {
      new DetectionNotifications(stack, 'Events', {
        resourceNamePrefix: 'audit',
        alarmRules: [RulePack.of('acme', [rule('mine')])],
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
    annotations.hasNoWarning('*', Match.stringLikeRegexp('nobody is told'));
  });

  test('has an alarm that nobody hears, and a warning, where there are no actions', () => {
    withEvents().annotations.hasWarning('/Test/Events',
      'nobody is told when an event could not be told of: give alarmActions, or add actions to undeliveredAlarm [ack: cdk-cloudtrail-analytics:noUndeliveredActions]');
  });
});

describe('a stack does not see global services', () => {
  test.each([
    ['eu-west-1', /appear in us-east-1 and are not told of, as this stack is in eu-west-1\. Alarms see all Regions\./],
    ['cn-north-1', /can appear in another Region than cn-north-1, and are then not told of/],
    [undefined, /appear in us-east-1 and are not told of unless this stack is deployed there/],
  ])('in %s, and is told so', (region, warning) => {
    const { annotations } = withEvents({}, region === undefined ? {} as typeof ENV : { env: { region, account: '111122223333' } });
    const [{ entry }] = annotations.findWarning('/Test/Events', Match.stringLikeRegexp('those of global services, such as IAM'));
    expect(entry.data).toMatch(warning);
    expect(entry.data).toContain('[ack: cdk-cloudtrail-analytics:globalServiceEvents]');
  });

  test('but in us-east-1 it does', () => {
    withEvents().annotations.hasNoWarning('*', Match.stringLikeRegexp('global services'));
  });
});

test('a name that is only known at deployment is used as it is', () => {
  const { template } = synthesise((stack) => {
    const resourceNamePrefix = new CfnParameter(stack, 'Name').valueAsString;
    new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix,
      databaseName: resourceNamePrefix,
      workgroupName: resourceNamePrefix,
      alarmRules: [RulePack.of('acme', [rule('mine')])],
      eventNotifications: [EventNotification.subscribers([new EmailSubscription('a@example.com')])],
    });
  }, ENV);
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', ['/aws/vendedlogs/states/', { Ref: 'Name' }]] } });
  expect(JSON.stringify(only(template, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString)).toContain('{"Ref":"Name"}');
});
