import { Duration, Tokenization } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ObjectLock } from './object-lock';
import { StorageTransition, resolveTransitions } from './storage-transitions';
import { ValidationError } from '../private/errors';
import { validateKnownDays, validateWholeDays } from '../private/validation';

const DEFAULT_SEARCHABLE_DAYS = 365;
const DEFAULT_RESULTS_DAYS = 30;
/** Retention of noncurrent versions of log files, if the archive is kept at least as long. */
const NONCURRENT_DAYS = 365;
const ABORT_UPLOAD_DAYS = 7;

/** Options for `RetentionPolicy`. */
export interface RetentionOptions {
  /**
   * The time for which log files are kept, in whole days. It must be at least the searchable period. A log file that is deleted or
   * overwritten is kept as a noncurrent version for 365 days, or for this time if it is shorter.
   *
   * @default - log files are never deleted
   */
  readonly archiveFor?: Duration;

  /**
   * The age, in whole days, at which log files move to S3 Standard-IA, which queries can read. The minimum is 30 days.
   * S3 moves only objects of at least 128 KB.
   *
   * @default - log files stay in S3 Standard
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   */
  readonly infrequentAccessAfter?: Duration;

  /**
   * The age, in whole days, at which log files move to S3 Glacier Instant Retrieval, which queries can read.
   * S3 moves only objects of at least 128 KB.
   *
   * @default - log files do not move to S3 Glacier Instant Retrieval
   */
  readonly glacierInstantRetrievalAfter?: Duration;

  /**
   * The age, in whole days, at which log files move to S3 Glacier Flexible Retrieval. Athena ignores these objects without an
   * error. Therefore, the age must not be less than the searchable period. S3 moves only objects of at least 128 KB.
   *
   * @default - log files do not move to S3 Glacier Flexible Retrieval
   */
  readonly glacierAfter?: Duration;

  /**
   * The age, in whole days, at which log files move to S3 Glacier Deep Archive. Athena ignores these objects without an error.
   * Therefore, the age must not be less than the searchable period. S3 moves only objects of at least 128 KB.
   *
   * @default - log files do not move to S3 Glacier Deep Archive
   */
  readonly deepArchiveAfter?: Duration;

  /**
   * The default retention of S3 Object Lock for new log files. The period must not be longer than `archiveFor`.
   *
   * @default - log files are not locked
   */
  readonly objectLock?: ObjectLock;

  /**
   * The time for which S3 server access logs of the archive and of the query results are kept, in whole days.
   *
   * @default - the same as `archiveFor`
   */
  readonly accessLogsFor?: Duration;

  /**
   * The retention of the new log group. The Security Hub control CloudWatch.16 requires at least one year.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logGroupRetention?: logs.RetentionDays;

  /**
   * The time for which query results are kept, in whole days.
   *
   * @default Duration.days(30)
   */
  readonly queryResultsFor?: Duration;
}

/**
 * Indicates whether each resource that a retention policy configures is created by this library. An existing resource keeps its settings.
 * A resource that is not mentioned is not validated.
 */
export interface CreatedResources {
  readonly logFileBucket?: boolean;
  readonly accessLogBucket?: boolean;
  readonly logGroup?: boolean;
}

/** The options that configure each resource, and the name of the resource in errors. */
const RESOURCE_OPTIONS: Readonly<Record<keyof CreatedResources, [name: string, options: readonly (keyof RetentionOptions)[]]>> = {
  logFileBucket: [
    'bucket for log files',
    ['archiveFor', 'infrequentAccessAfter', 'glacierInstantRetrievalAfter', 'glacierAfter', 'deepArchiveAfter', 'objectLock'],
  ],
  accessLogBucket: ['bucket for access logs', ['accessLogsFor']],
  logGroup: ['log group', ['logGroupRetention']],
};

/**
 * The retention of CloudTrail events. It determines the lifecycle of the archive, the date range of the tables, the retention of
 * the log group, and the expiration of query results.
 */
export class RetentionPolicy {
  /**
   * Creates a policy that makes events searchable for a period.
   *
   * Throws an error if the options contradict one another: an archive that is shorter than the searchable period or the lock,
   * log files that move to a storage class that Athena cannot read within the searchable period, or storage classes in the wrong
   * order.
   *
   * @param period the time for which queries can read events, in whole days
   * @param options retention of the archive, its storage classes, the log group and the query results
   */
  public static searchable(period: Duration, options: RetentionOptions = {}): RetentionPolicy {
    return new RetentionPolicy(period, options);
  }

  /** @internal */
  public static _default(): RetentionPolicy {
    return RetentionPolicy.searchable(Duration.days(DEFAULT_SEARCHABLE_DAYS));
  }

  /** The time for which queries can read events. */
  public readonly searchablePeriod: Duration;

  /** The time for which log files are kept; undefined if they are never deleted. */
  public readonly archiveFor?: Duration;

  /** The retention of the log group. */
  public readonly logGroupRetention: logs.RetentionDays;

  /** The time for which query results are kept. */
  public readonly queryResultsFor: Duration;

  /** The time for which server access logs are kept; undefined if they are never deleted. */
  public readonly accessLogsFor?: Duration;

  /** The default retention of S3 Object Lock for new log files; undefined if they are not locked. */
  public readonly objectLock?: ObjectLock;

  private readonly transitions: readonly StorageTransition[];

  private constructor(period: Duration, private readonly options: RetentionOptions) {
    validateKnownDays('retention: the searchable period', period);
    this.searchablePeriod = period;
    this.archiveFor = options.archiveFor;
    this.logGroupRetention = options.logGroupRetention ?? logs.RetentionDays.ONE_YEAR;
    this.queryResultsFor = options.queryResultsFor ?? Duration.days(DEFAULT_RESULTS_DAYS);
    validateWholeDays('retention: queryResultsFor', this.queryResultsFor);
    this.objectLock = options.objectLock;
    this.accessLogsFor = options.accessLogsFor ?? options.archiveFor;
    if (options.accessLogsFor) validateWholeDays('retention: accessLogsFor', options.accessLogsFor);
    this.transitions = resolveTransitions(period, options);
    validateArchive(this.transitions, period.toDays(), options);
  }

  /**
   * The option `queryResultsFor`; undefined if the default applies.
   *
   * @internal
   */
  public get _queryResultsFor(): Duration | undefined {
    return this.options.queryResultsFor;
  }

  /**
   * The policy as text. It is also in the metadata of the template, where `cdk diff` shows a change of the policy.
   */
  public get summary(): string {
    const { objectLock: lock } = this;
    const moves = this.transitions.map(({ storageClass, days }) => `, those of 128 KB and more moved to ${storageClass} after ${days} days`).join('');
    return [
      `log files: searchable for ${formatDays(this.searchablePeriod)}${moves}, ${formatExpiration(this.archiveFor)}`,
      `noncurrent versions of log files: ${formatExpiration(this.noncurrentPeriod)}`,
      `new log files: ${lock ? `locked in ${lock.mode.toLowerCase()} mode for ${formatDays(lock.period)}` : 'not locked'}`,
      `access logs: ${formatExpiration(this.accessLogsFor)}`,
      `log group: ${this.logGroupRetention === logs.RetentionDays.INFINITE ? 'never deleted' : `deleted after ${this.logGroupRetention} days`}`,
      `query results: ${formatExpiration(this.queryResultsFor)}`,
    ].join('; ');
  }

  private get noncurrentPeriod(): Duration | undefined {
    return this.archiveFor && Duration.days(Math.min(NONCURRENT_DAYS, this.archiveFor.toDays()));
  }

  /**
   * The lifecycle rules of the archive.
   *
   * @internal
   */
  public _archiveRules(): s3.LifecycleRule[] {
    const transitions = this.transitions.map(({ storageClass, days }) => ({ storageClass, transitionAfter: Duration.days(days) }));
    const rules: s3.LifecycleRule[] = [{
      id: 'log-files',
      transitions: transitions.length > 0 ? transitions : undefined,
      expiration: this.archiveFor,
      noncurrentVersionExpiration: this.noncurrentPeriod,
      abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS),
    }];
    // S3 rejects both types of expiration in one rule. Without this rule, delete markers of expired files accumulate.
    if (this.archiveFor) rules.push({ id: 'delete-markers', expiredObjectDeleteMarker: true });
    return rules;
  }

  /**
   * The lifecycle rules of server access logs.
   *
   * @internal
   */
  public _accessLogRules(): s3.LifecycleRule[] {
    return [createExpirationRule('access-logs', this.accessLogsFor)];
  }

  /**
   * The lifecycle rules of query results.
   *
   * @internal
   */
  public _queryResultRules(): s3.LifecycleRule[] {
    return [createExpirationRule('query-results', this.queryResultsFor)];
  }

  /**
   * Throws an error if an option configures a resource that is not created.
   *
   * @internal
   */
  public _validateFor(created: CreatedResources): void {
    for (const [resource, isCreated] of Object.entries(created)) {
      if (isCreated !== false) continue;
      const [name, options] = RESOURCE_OPTIONS[resource as keyof CreatedResources];
      const given = options.filter((option) => this.options[option] !== undefined);
      if (given.length > 0) {
        throw new ValidationError(`retention must not configure the ${name}, because no new ${name} is created; got ${given.join(', ')}`);
      }
    }
  }
}

/** Formats a period, which can be a token. */
function formatDays(period: Duration): string {
  return `${Tokenization.stringifyNumber(period.toDays())} days`;
}

function formatExpiration(period?: Duration): string {
  return period ? `deleted after ${formatDays(period)}` : 'never deleted';
}

function createExpirationRule(id: string, expiration?: Duration): s3.LifecycleRule {
  return { id, expiration, abortIncompleteMultipartUploadAfter: Duration.days(ABORT_UPLOAD_DAYS) };
}

function validateArchive(transitions: readonly StorageTransition[], searchableDays: number, { archiveFor, objectLock }: RetentionOptions): void {
  if (!archiveFor) return;
  const archiveDays = validateKnownDays('retention: archiveFor', archiveFor);
  if (archiveDays < searchableDays) {
    throw new ValidationError(`retention: archiveFor must be at least the searchable period (${searchableDays} days); got ${archiveDays} days`);
  }
  const last = transitions.at(-1);
  if (last && last.days >= archiveDays) {
    throw new ValidationError(`retention: ${last.prop} must be earlier than archiveFor (${archiveDays} days); got ${last.days} days`);
  }
  const lockDays = objectLock?.period.toDays() ?? 0;
  if (lockDays > archiveDays) {
    throw new ValidationError(`retention: objectLock must not be longer than archiveFor (${archiveDays} days), because queries would not find the `
      + `locked log files; got ${lockDays} days`);
  }
}
