import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { FilterRun } from '../../../../replay/rules/filters';
import { readPlan } from '../../../../replay/template/resources';
import { DetectionAlarms, RulePack } from '../../../../src';
import { Json } from '../../real-records';

/** An alarm that fired. */
export interface FiredAlarm {
  readonly rule: string;
  /** The number of times that the alarm fired. */
  readonly times: number;
  /** The number of records that match the rule. */
  readonly matches: number;
}

/** Runs the deployed alarms of a pack on records in any order. */
export function runAlarms(pack: RulePack, records: readonly Json[]): readonly FiredAlarm[] {
  const stack = new Stack(new App(), 'Alarms');
  new DetectionAlarms(stack, 'Alarms', { resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [pack] });
  const run = new FilterRun(readPlan(Template.fromStack(stack).toJSON()));
  for (const record of records) run.add(record, Date.parse(String(record.eventTime)));
  const matches = new Map(run.listResults().map((result) => [result.plan.id, result.matches]));
  return run.evaluateAlarms().flatMap(({ filters, firedAt }) => {
    const [{ id }] = filters;
    return firedAt.length === 0 ? [] : [{ rule: id, times: firedAt.length, matches: matches.get(id) ?? 0 }];
  });
}
