import { Duration, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ValidationError } from '../private/errors';
import { validateWholeDays } from '../private/validation';

/** Maximum retention period of S3: 100 years. */
const MAX_DAYS = 36_500;

/** Options for `ObjectLock.compliance`. */
export interface ComplianceLockOptions {
  /**
   * Acknowledges that the lock is irreversible. Before the period ends, no user, including the root user and AWS Support, can
   * delete a log file or shorten its period, and S3 bills its storage. The only way to delete it is to close the account.
   */
  readonly acknowledgeIrreversible: boolean;
}

/**
 * The default retention of S3 Object Lock for new log files. A locked log file cannot be deleted or overwritten before its
 * period ends.
 *
 * A change applies only to log files that are delivered after it. It does not unlock existing log files.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class ObjectLock {
  /**
   * Locks log files in governance mode. Only principals with the permission `s3:BypassGovernanceRetention` can delete a locked
   * log file.
   *
   * Throws an error if the period is not a whole number of days between 1 and 36,500.
   *
   * @param period the time for which a log file is locked after its delivery
   */
  public static governance(period: Duration): ObjectLock {
    return new ObjectLock(s3.ObjectLockMode.GOVERNANCE, period);
  }

  /**
   * Locks log files in compliance mode. No principal can delete a locked log file.
   *
   * Throws an error if `acknowledgeIrreversible` is not true, or if the period is not a whole number of days between 1 and 36,500.
   *
   * @param period the time for which a log file is locked after its delivery
   * @param options the acknowledgement
   */
  public static compliance(period: Duration, options: ComplianceLockOptions): ObjectLock {
    if (!options.acknowledgeIrreversible) {
      throw new ValidationError('objectLock: acknowledgeIrreversible must be true, because no principal can remove a lock in compliance mode before '
        + 'its period ends; got false: set it to true or use ObjectLock.governance()');
    }
    return new ObjectLock(s3.ObjectLockMode.COMPLIANCE, period);
  }

  /** The retention mode. */
  public readonly mode: s3.ObjectLockMode;

  /** The time for which a log file is locked after its delivery. */
  public readonly period: Duration;

  private constructor(mode: s3.ObjectLockMode, period: Duration) {
    const days = validateWholeDays('objectLock: period', period);
    if (!Token.isUnresolved(days) && days > MAX_DAYS) {
      throw new ValidationError(`objectLock: period must be at most ${MAX_DAYS} days; got ${days} days`);
    }
    this.mode = mode;
    this.period = period;
  }

  /** @internal */
  public _render(): s3.CfnBucket.ObjectLockRuleProperty {
    return { defaultRetention: { mode: this.mode, days: this.period.toDays() } };
  }
}
