import { Duration, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { createRule, createRules, synthesizeAlarms } from './synthesize-alarms';
import { DetectionAlarms, DetectionRule, RulePack } from '../../src';
import { Synthesised, synthesise } from '../template';

function createAction(scope: Stack, id: string): SnsAction {
  return new SnsAction(new sns.Topic(scope, id));
}

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
