import { Duration } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { wholeDays } from '../support/durations';

const DEFAULT_SEARCHABLE_DAYS = 365;
const DEFAULT_RESULTS_DAYS = 30;
/** S3 takes no object into an infrequent-access class, and none out of it, before this age. */
const INFREQUENT_ACCESS_DAYS = 30;
/** How long a deleted or overwritten log file can be brought back, where the archive is kept at least as long. */
const NONCURRENT_DAYS = 365;
const ABORT_UPLOAD_DAYS = 7;

/** What a `RetentionPolicy` can say beyond the searchable period. */
export interface RetentionOptions {
  /**
   * How long log files are kept, in whole days; at least the searchable period. A file that somebody deletes or
   * overwrites stays recoverable as an older version for another year, or for this long if that is shorter.
   *
   * @default - log files are never deleted
   */
  readonly archiveFor?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Standard-IA, which queries still read; at least 30 days.
   * S3 moves only objects of 128 KB and more.
   *
   * @default - log files stay in S3 Standard
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   */
  readonly infrequentAccessAfter?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Glacier Instant Retrieval, which queries still read.
   *
   * @default - log files do not move to S3 Glacier Instant Retrieval
   */
  readonly glacierInstantRetrievalAfter?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Glacier Flexible Retrieval. Athena leaves such objects out
   * without a word, so this must not be earlier than the end of the searchable period.
   *
   * @default - log files do not move to S3 Glacier Flexible Retrieval
   */
  readonly glacierAfter?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Glacier Deep Archive. Athena fails on such objects, so this must
   * not be earlier than the end of the searchable period.
   *
   * @default - log files do not move to S3 Glacier Deep Archive
   */
  readonly deepArchiveAfter?: Duration;

  /**
   * How long CloudWatch Logs keeps the copy of the records that alarms watch. Security Hub control CloudWatch.16 wants
   * at least a year.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logGroupRetention?: logs.RetentionDays;

  /**
   * How long results of queries are kept, in whole days.
   *
   * @default Duration.days(30)
   */
  readonly queryResultsFor?: Duration;
}

/**
 * How long records are searchable, archived and watched: one decision, from which the archive's lifecycle, the range
 * of the tables, the retention of the log group and the expiry of query results all follow.
 */
export class RetentionPolicy {
  /**
   * Records can be queried for `period` and are archived as the options say.
   *
   * Fails when the options contradict one another: an archive shorter than the searchable period, files that leave for
   * a storage class that Athena cannot read inside it, storage classes out of order.
   *
   * @param period how far back queries reach, in whole days
   * @param options the archive, its storage classes, the log group and the query results
   */
  public static searchable(period: Duration, options: RetentionOptions = {}): RetentionPolicy {
    return new RetentionPolicy(period, options);
  }

  /** @internal */
  public static _default(): RetentionPolicy {
    return RetentionPolicy.searchable(Duration.days(DEFAULT_SEARCHABLE_DAYS));
  }

  /** How far back queries reach. */
  public readonly searchablePeriod: Duration;

  /**
   * How long log files are kept; undefined when they are never deleted.
   */
  public readonly archivePeriod?: Duration;

  /** How long CloudWatch Logs keeps the records that alarms watch. */
  public readonly logGroupRetention: logs.RetentionDays;

  /** How long results of queries are kept. */
  public readonly queryResultsPeriod: Duration;

  /**
   * The chosen period for results of queries; undefined where the default is meant.
   *
   * @internal
   */
  public readonly _queryResultsFor?: Duration;

  private readonly transitions: s3.Transition[];

  private constructor(period: Duration, options: RetentionOptions) {
    wholeDays('retention: the searchable period', period);
    this.searchablePeriod = period;
    this.archivePeriod = options.archiveFor;
    this.logGroupRetention = options.logGroupRetention ?? logs.RetentionDays.ONE_YEAR;
    this._queryResultsFor = options.queryResultsFor;
    this.queryResultsPeriod = options.queryResultsFor ?? Duration.days(DEFAULT_RESULTS_DAYS);
    wholeDays('retention: queryResultsFor', this.queryResultsPeriod);
    this.transitions = transitionsOf(period, options);
  }

  /**
   * The lifecycle of the archive.
   *
   * @internal
   */
  public _archiveRules(): s3.LifecycleRule[] {
    const archiveDays = this.archivePeriod?.toDays();
    const rules: s3.LifecycleRule[] = [{
      id: 'log-files',
      transitions: this.transitions.length > 0 ? this.transitions : undefined,
      expiration: this.archivePeriod,
      noncurrentVersionExpiration: archiveDays === undefined ? undefined : Duration.days(Math.min(NONCURRENT_DAYS, archiveDays)),
      abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS),
    }];
    // S3 refuses both kinds of expiration in one rule; without this, markers of expired files pile up.
    if (this.archivePeriod) rules.push({ id: 'delete-markers', expiredObjectDeleteMarker: true });
    return rules;
  }

  /**
   * The lifecycle of what is of use only as long as records can be searched: who read the archive.
   *
   * @internal
   */
  public _accessLogRules(): s3.LifecycleRule[] {
    return [expiring('access-logs', this.searchablePeriod)];
  }

  /** @internal */
  public _queryResultRules(): s3.LifecycleRule[] {
    return [expiring('query-results', this.queryResultsPeriod)];
  }
}

function expiring(id: string, after: Duration): s3.LifecycleRule {
  return { id, expiration: after, abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS) };
}

interface Step {
  readonly prop: string;
  readonly storageClass: s3.StorageClass;
  readonly days: number;
  readonly searchable: boolean;
}

function transitionsOf(period: Duration, options: RetentionOptions): s3.Transition[] {
  const candidates: [keyof RetentionOptions, Duration | undefined, s3.StorageClass, boolean][] = [
    ['infrequentAccessAfter', options.infrequentAccessAfter, s3.StorageClass.INFREQUENT_ACCESS, true],
    ['glacierInstantRetrievalAfter', options.glacierInstantRetrievalAfter, s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, true],
    ['glacierAfter', options.glacierAfter, s3.StorageClass.GLACIER, false],
    ['deepArchiveAfter', options.deepArchiveAfter, s3.StorageClass.DEEP_ARCHIVE, false],
  ];
  const steps = candidates.flatMap(([prop, after, storageClass, searchable]): Step[] =>
    after ? [{ prop, storageClass, days: wholeDays(`retention: ${prop}`, after), searchable }] : []);
  validateSteps(steps, period.toDays());
  validateArchive(steps, period.toDays(), options.archiveFor);
  return steps.map(({ storageClass, days }) => ({ storageClass, transitionAfter: Duration.days(days) }));
}

function validateSteps(steps: Step[], searchableDays: number): void {
  steps.forEach((step, index) => {
    const previous = steps[index - 1];
    const fromInfrequentAccess = previous?.storageClass === s3.StorageClass.INFREQUENT_ACCESS;
    const least = previous ? previous.days + (fromInfrequentAccess ? INFREQUENT_ACCESS_DAYS : 1) : 0;
    if (step.storageClass === s3.StorageClass.INFREQUENT_ACCESS && step.days < INFREQUENT_ACCESS_DAYS) {
      throw new Error(`retention: ${step.prop} must be at least ${INFREQUENT_ACCESS_DAYS} days; got ${step.days} days`);
    }
    if (step.days < least) {
      throw new Error(`retention: ${step.prop} must be at least ${least} days, after ${previous.prop} (${previous.days} days); `
        + `got ${step.days} days`);
    }
    if (!step.searchable && step.days < searchableDays) {
      throw new Error(`retention: ${step.prop} must not be earlier than the end of the searchable period (${searchableDays} days), `
        + `because Athena cannot read objects of that storage class; got ${step.days} days`);
    }
  });
}

function validateArchive(steps: Step[], searchableDays: number, archiveFor?: Duration): void {
  if (!archiveFor) return;
  const archiveDays = wholeDays('retention: archiveFor', archiveFor);
  if (archiveDays < searchableDays) {
    throw new Error(`retention: archiveFor must be at least the searchable period (${searchableDays} days); got ${archiveDays} days`);
  }
  const last = steps.at(-1);
  if (last && last.days >= archiveDays) {
    throw new Error(`retention: ${last.prop} must be earlier than archiveFor (${archiveDays} days); got ${last.days} days`);
  }
}
