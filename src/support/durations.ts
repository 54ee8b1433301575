import { Duration, Token } from 'aws-cdk-lib';

/** The whole days of a duration, or an error that names the prop. */
export function wholeDays(prop: string, duration: Duration, least = 1): number {
  const days = duration.toDays({ integral: false });
  if (!Token.isUnresolved(days) && (!Number.isInteger(days) || days < least)) {
    throw new Error(`${prop} must be whole days, at least ${least}; got ${duration.toHumanString()}`);
  }
  return days;
}

/** The same of a duration that is compared with others, and so cannot be a token. */
export function knownDays(prop: string, duration: Duration): number {
  if (duration.isUnresolved()) throw new Error(`${prop} must be known at synth; got a token`);
  return wholeDays(prop, duration);
}
