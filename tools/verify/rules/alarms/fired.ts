import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { FilterRun } from '../../../../replay/rules/filters';
import { readPlan } from '../../../../replay/template/resources';
import { DetectionAlarms, RulePack } from '../../../../src';
import { Json } from '../../real-records';

/** An alarm that went off, and what made it. */
export interface FiredAlarm {
  readonly rule: string;
  /** How often it went off. */
  readonly times: number;
  /** Records that matched the rule, whether or not an alarm came of it. */
  readonly matches: number;
}

/** The alarms of a pack, as it is deployed, over records in any order. */
export function runAlarms(pack: RulePack, records: readonly Json[]): readonly FiredAlarm[] {
  const stack = new Stack(new App(), 'Alarms');
  new DetectionAlarms(stack, 'Alarms', { resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [pack] });
  const run = new FilterRun(readPlan(Template.fromStack(stack).toJSON()));
  for (const record of records) run.add(record, Date.parse(String(record.eventTime)));
  const matches = new Map(run.results().map((result) => [result.plan.id, result.matches]));
  return run.alarms().flatMap(({ filters, firedAt }) => {
    const [{ id }] = filters;
    return firedAt.length === 0 ? [] : [{ rule: id, times: firedAt.length, matches: matches.get(id) ?? 0 }];
  });
}
