import { Duration } from 'aws-cdk-lib';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { DetectionAlarms, DetectionAlarmsProps, DetectionRule, RulePack, Severity } from '../../src';
import { Synthesised, synthesise } from '../template';

/** Synthesizes a stack with alarms for one rule, unless the props specify other rules. */
export function synthesizeAlarms(
  props: Partial<DetectionAlarmsProps> = {}, change: (alarms: DetectionAlarms) => void = () => undefined,
): Synthesised {
  return synthesise((stack) => {
    change(new DetectionAlarms(stack, 'Alarms', {
      resourceNamePrefix: 'audit',
      logGroup: new LogGroup(stack, 'Logs'),
      alarmRules: [RulePack.of('acme', [createRule('trail-stopped')])],
      ...props,
    }));
  });
}

export function createRule(id: string, pattern = '{ $.eventName = "StopLogging" }'): DetectionRule {
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

/** Creates rules with different patterns. */
export function createRules(count: number, prefix = 'rule'): DetectionRule[] {
  return Array.from({ length: count }, (_, index) => createRule(`${prefix}-${index}`, `{ $.requestParameters.number = ${index} }`));
}
