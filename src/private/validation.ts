import { Duration, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ValidationError } from './errors';

/** Validates a duration of whole days, and returns the days. */
export function validateWholeDays(prop: string, duration: Duration, minDays = 1): number {
  const days = duration.toDays({ integral: false });
  if (!Token.isUnresolved(days) && (!Number.isInteger(days) || days < minDays)) {
    throw new ValidationError(`${prop} must be whole days, at least ${minDays}; got ${duration.toHumanString()}`);
  }
  return days;
}

/** Validates a duration of whole days that is not a token, because it is compared with others. */
export function validateKnownDays(prop: string, duration: Duration): number {
  if (duration.isUnresolved()) throw new ValidationError(`${prop} must be known at synthesis; got a token`);
  return validateWholeDays(prop, duration);
}

/** Maximum number of actions for one alarm state. */
const MAX_ACTIONS = 5;

/** Validates the number of additional actions of an alarm that already has some actions. */
export function validateAlarmActions(actions: readonly cloudwatch.IAlarmAction[], existing = 0): void {
  const max = MAX_ACTIONS - existing;
  if (actions.length > max) {
    throw new ValidationError(`alarmActions must have at most ${max} actions${existing > 0 ? ' in addition to the existing actions' : ''}; got ${actions.length}`);
  }
}

/** Encoded form of a CDK token in a string. */
export const OPAQUE_TOKEN = /\$\{Token\[[^\]]*\]\}/g;
