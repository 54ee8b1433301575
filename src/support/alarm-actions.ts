import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** CloudWatch's limit for one state of an alarm. */
const MAX_ACTIONS = 5;

/** Refuses more actions than an alarm takes, where some are taken already. */
export function validateAlarmActions(actions: readonly cloudwatch.IAlarmAction[], taken = 0): void {
  const left = MAX_ACTIONS - taken;
  if (actions.length > left) {
    throw new Error(`alarmActions must be at most ${left}${taken > 0 ? ', beside the topic' : ''}; got ${actions.length}`);
  }
}
