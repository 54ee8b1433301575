import { Duration, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ValidationError } from './errors';

/** Returns the props without those that are null. JSON and untyped code use null for a prop that is not specified. */
export function omitNulls<T extends object>(props: T): T {
  const entries = Object.entries(props);
  if (entries.every(([, value]) => value !== null)) return props;
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as T;
}

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

/**
 * Validates the number of actions to add to alarms that already have some actions.
 *
 * @param prop the prop or parameter that the actions were passed to
 */
export function validateAlarmActions(actions: readonly cloudwatch.IAlarmAction[], existing = 0, prop = 'alarmActions'): void {
  const max = MAX_ACTIONS - existing;
  if (actions.length <= max) return;
  const reason = existing === 0 ? ''
    : `, because CloudWatch supports ${MAX_ACTIONS} actions for an alarm state and the alarms already have ${existing}`;
  throw new ValidationError(`${prop} must have at most ${max} ${max === 1 ? 'action' : 'actions'}${reason}; got ${actions.length}`);
}

/** Encoded form of a CDK token in a string. */
export const OPAQUE_TOKEN = /\$\{Token\[[^\]]*\]\}/g;
