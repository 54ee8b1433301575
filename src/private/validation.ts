import { Duration, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ValidationError } from './errors';

/** The whole days of a duration, or an error that names the prop. */
export function validateWholeDays(prop: string, duration: Duration, least = 1): number {
  const days = duration.toDays({ integral: false });
  if (!Token.isUnresolved(days) && (!Number.isInteger(days) || days < least)) {
    throw new ValidationError(`${prop} must be whole days, at least ${least}; got ${duration.toHumanString()}`);
  }
  return days;
}

/** The same of a duration that is compared with others, and so cannot be a token. */
export function validateKnownDays(prop: string, duration: Duration): number {
  if (duration.isUnresolved()) throw new ValidationError(`${prop} must be known at synth; got a token`);
  return validateWholeDays(prop, duration);
}

/** CloudWatch's limit for one state of an alarm. */
const MAX_ACTIONS = 5;

/** Refuses more actions than an alarm takes, where some are taken already. */
export function validateAlarmActions(actions: readonly cloudwatch.IAlarmAction[], taken = 0): void {
  const left = MAX_ACTIONS - taken;
  if (actions.length > left) {
    throw new ValidationError(`alarmActions must be at most ${left}${taken > 0 ? ', beside the topic' : ''}; got ${actions.length}`);
  }
}

/** How an unresolved value of the CDK looks inside a text. */
export const OPAQUE_TOKEN = /\$\{Token\[[^\]]*\]\}/g;
