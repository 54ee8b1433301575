import { Duration } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ObjectLock } from './object-lock';
import { StorageTransition, resolveTransitions } from './storage-classes';
import { ValidationError } from '../private/errors';
import { validateKnownDays, validateWholeDays } from '../private/validation';

const DEFAULT_SEARCHABLE_DAYS = 365;
const DEFAULT_RESULTS_DAYS = 30;
/** How long a deleted or overwritten log file can be brought back, where the archive is kept at least as long. */
const NONCURRENT_DAYS = 365;
const ABORT_UPLOAD_DAYS = 7;
/** The options that are settings of the bucket for log files. */
const OF_BUCKET = ['archiveFor', 'infrequentAccessAfter', 'glacierInstantRetrievalAfter', 'glacierAfter', 'deepArchiveAfter', 'objectLock'] as const;

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
   * S3 moves only objects of 128 KB and more.
   *
   * @default - log files do not move to S3 Glacier Instant Retrieval
   */
  readonly glacierInstantRetrievalAfter?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Glacier Flexible Retrieval. Athena leaves such objects out
   * without a word, so this must not be earlier than the end of the searchable period. S3 moves only objects of 128 KB
   * and more.
   *
   * @default - log files do not move to S3 Glacier Flexible Retrieval
   */
  readonly glacierAfter?: Duration;

  /**
   * Age, in whole days, at which log files move to S3 Glacier Deep Archive. Athena leaves such objects out without a
   * word, so this must not be earlier than the end of the searchable period. S3 moves only objects of 128 KB and more.
   *
   * @default - log files do not move to S3 Glacier Deep Archive
   */
  readonly deepArchiveAfter?: Duration;

  /**
   * Keeps every new log file from being deleted or overwritten for a period, at most as long as `archiveFor`.
   *
   * @default - no lock; whoever may delete log files can
   */
  readonly objectLock?: ObjectLock;

  /**
   * How long the server access logs are kept that say who read log files and results, in whole days.
   *
   * @default - as long as log files
   */
  readonly accessLogsFor?: Duration;

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
   * Fails when the options contradict one another: an archive shorter than the searchable period or the lock, files that
   * leave for a storage class that Athena cannot read inside the searchable period, storage classes out of order.
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
  public readonly archiveFor?: Duration;

  /** How long CloudWatch Logs keeps the records that alarms watch. */
  public readonly logGroupRetention: logs.RetentionDays;

  /** How long results of queries are kept. */
  public readonly queryResultsFor: Duration;

  /**
   * The chosen period for results of queries; undefined where the default is meant.
   *
   * @internal
   */
  public readonly _queryResultsFor?: Duration;

  /**
   * How long server access logs are kept; undefined when they are never deleted.
   */
  public readonly accessLogsFor?: Duration;

  /** What keeps new log files from being deleted; undefined when nothing does. */
  public readonly objectLock?: ObjectLock;

  private readonly steps: readonly StorageTransition[];

  private constructor(period: Duration, private readonly options: RetentionOptions) {
    validateKnownDays('retention: the searchable period', period);
    this.searchablePeriod = period;
    this.archiveFor = options.archiveFor;
    this.logGroupRetention = options.logGroupRetention ?? logs.RetentionDays.ONE_YEAR;
    this._queryResultsFor = options.queryResultsFor;
    this.queryResultsFor = options.queryResultsFor ?? Duration.days(DEFAULT_RESULTS_DAYS);
    validateWholeDays('retention: queryResultsFor', this.queryResultsFor);
    this.objectLock = options.objectLock;
    this.accessLogsFor = options.accessLogsFor ?? options.archiveFor;
    if (options.accessLogsFor) validateWholeDays('retention: accessLogsFor', options.accessLogsFor);
    this.steps = resolveTransitions(period, options);
    validateArchive(this.steps, period.toDays(), options);
  }

  /**
   * The policy in words: how long each kind of evidence is kept. It stands in the template, too, so that a change of the
   * policy shows in `cdk diff` as text.
   */
  public get summary(): string {
    const { objectLock: lock } = this;
    const moves = this.steps.map(({ storageClass, days }) => `, those of 128 KB and more moved to ${storageClass} after ${days} days`).join('');
    return [
      `log files: searchable for ${inDays(this.searchablePeriod)}${moves}, ${deletedAfter(this.archiveFor)}`,
      `older versions of log files: ${deletedAfter(this.noncurrentPeriod)}`,
      `new log files: ${lock ? `locked in ${lock.mode.toLowerCase()} mode for ${inDays(lock.period)}` : 'not locked'}`,
      `access logs: ${deletedAfter(this.accessLogsFor)}`,
      `log group: ${this.logGroupRetention === logs.RetentionDays.INFINITE ? 'never deleted' : `deleted after ${this.logGroupRetention} days`}`,
      `query results: ${deletedAfter(this.queryResultsFor)}`,
    ].join('; ');
  }

  private get noncurrentPeriod(): Duration | undefined {
    return this.archiveFor && Duration.days(Math.min(NONCURRENT_DAYS, this.archiveFor.toDays()));
  }

  /**
   * The lifecycle of the archive.
   *
   * @internal
   */
  public _archiveRules(): s3.LifecycleRule[] {
    const transitions = this.steps.map(({ storageClass, days }) => ({ storageClass, transitionAfter: Duration.days(days) }));
    const rules: s3.LifecycleRule[] = [{
      id: 'log-files',
      transitions: transitions.length > 0 ? transitions : undefined,
      expiration: this.archiveFor,
      noncurrentVersionExpiration: this.noncurrentPeriod,
      abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS),
    }];
    // S3 refuses both kinds of expiration in one rule; without this, markers of expired files pile up.
    if (this.archiveFor) rules.push({ id: 'delete-markers', expiredObjectDeleteMarker: true });
    return rules;
  }

  /**
   * The lifecycle of server access logs.
   *
   * @internal
   */
  public _accessLogRules(): s3.LifecycleRule[] {
    return [expiring('access-logs', this.accessLogsFor)];
  }

  /** @internal */
  public _queryResultRules(): s3.LifecycleRule[] {
    return [expiring('query-results', this.queryResultsFor)];
  }

  /**
   * Refuses settings of a bucket that is not ours.
   *
   * @internal
   */
  public _assertNoBucketOptions(): void {
    this.refuse(OF_BUCKET, 'the bucket for log files');
  }

  /**
   * Refuses settings of a log group that is not ours.
   *
   * @internal
   */
  public _assertNoLogGroupOptions(): void {
    this.refuse(['logGroupRetention'], 'the log group');
  }

  /**
   * Refuses settings of a bucket for access logs that is not ours.
   *
   * @internal
   */
  public _assertNoAccessLogOptions(): void {
    this.refuse(['accessLogsFor'], 'the bucket for access logs');
  }

  private refuse(names: readonly (keyof RetentionOptions)[], what: string): void {
    const given = names.filter((name) => this.options[name] !== undefined);
    if (given.length > 0) {
      throw new ValidationError(`retention: ${what} is given, and keeps the settings that it has: set them where it is defined; got ${given.join(', ')}`);
    }
  }
}

function inDays(period: Duration): string {
  return `${period.toDays()} days`;
}

function deletedAfter(period?: Duration): string {
  return period ? `deleted after ${inDays(period)}` : 'never deleted';
}

function expiring(id: string, after?: Duration): s3.LifecycleRule {
  return { id, expiration: after, abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS) };
}

function validateArchive(steps: readonly StorageTransition[], searchableDays: number, { archiveFor, objectLock }: RetentionOptions): void {
  if (!archiveFor) return;
  const archiveDays = validateKnownDays('retention: archiveFor', archiveFor);
  if (archiveDays < searchableDays) {
    throw new ValidationError(`retention: archiveFor must be at least the searchable period (${searchableDays} days); got ${archiveDays} days`);
  }
  const last = steps.at(-1);
  if (last && last.days >= archiveDays) {
    throw new ValidationError(`retention: ${last.prop} must be earlier than archiveFor (${archiveDays} days); got ${last.days} days`);
  }
  const lockDays = objectLock?.period.toDays() ?? 0;
  if (lockDays > archiveDays) {
    throw new ValidationError(`retention: objectLock must not be longer than archiveFor (${archiveDays} days), or files would be locked that queries no `
      + `longer find; got ${lockDays} days`);
  }
}
