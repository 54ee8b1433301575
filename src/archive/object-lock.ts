import { Duration, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ValidationError } from '../private/errors';
import { validateWholeDays } from '../private/validation';

/** S3's limit, 100 years. */
const MAX_DAYS = 36_500;

/** What must be known of a lock that nobody can open. */
export interface ComplianceLockOptions {
  /**
   * Says that you know: until the period is over, nobody can delete a log file, shorten its period or stop paying for it, not
   * even root or AWS Support; the way out is to close the account.
   */
  readonly acknowledgeIrreversible: boolean;
}

/**
 * Keeps every new log file from being deleted or overwritten for a period, whoever tries.
 *
 * A lock belongs to the files that were written under it: a later policy with a shorter lock, or none, opens none of them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class ObjectLock {
  /**
   * A lock that only principals with `s3:BypassGovernanceRetention` can open: against mistakes, and against whoever does not
   * have that permission.
   *
   * Fails when the period is not of whole days, from one day to 100 years.
   *
   * @param period how long a log file is locked, from its delivery
   */
  public static governance(period: Duration): ObjectLock {
    return new ObjectLock(s3.ObjectLockMode.GOVERNANCE, period);
  }

  /**
   * A lock that nobody can open.
   *
   * Fails when that is not acknowledged, and when the period is not of whole days, from one day to 100 years.
   *
   * @param period how long a log file is locked, from its delivery
   * @param options the acknowledgement
   */
  public static compliance(period: Duration, options: ComplianceLockOptions): ObjectLock {
    if (!options.acknowledgeIrreversible) {
      throw new ValidationError('objectLock: compliance mode cannot be undone by anybody before its period is over, so acknowledgeIrreversible must be true; '
        + 'got false: use ObjectLock.governance(), or acknowledge it');
    }
    return new ObjectLock(s3.ObjectLockMode.COMPLIANCE, period);
  }

  /** Who can open it. */
  public readonly mode: s3.ObjectLockMode;

  /** How long a log file is locked. */
  public readonly period: Duration;

  private constructor(mode: s3.ObjectLockMode, period: Duration) {
    const days = validateWholeDays('objectLock: the period', period);
    if (!Token.isUnresolved(days) && days > MAX_DAYS) {
      throw new ValidationError(`objectLock: the period must be at most ${MAX_DAYS} days; got ${days} days`);
    }
    this.mode = mode;
    this.period = period;
  }

  /** @internal */
  public get _render(): s3.CfnBucket.ObjectLockRuleProperty {
    return { defaultRetention: { mode: this.mode, days: this.period.toDays() } };
  }
}
