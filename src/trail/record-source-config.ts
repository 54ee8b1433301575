import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditTrail } from './audit-trail';
import { LogArchive } from '../archive/log-archive';
import { RetentionPolicy } from '../archive/retention-policy';
import { AccountScope } from '../private/account-scope';

/** Options for the `bind()` method of a record source: resource names that are unique in the account, and settings of the construct. */
export interface RecordSourceContext {
  /** Name for a new trail. */
  readonly trailName: string;

  /** Name for a new log group. */
  readonly logGroupName: string;

  /** Retention of new resources. */
  readonly retention: RetentionPolicy;

  /**
   * An existing bucket for the server access logs of a new archive.
   *
   * @default - a new bucket
   */
  readonly accessLogBucket?: s3.IBucket;
}

/** The resources of a record source, both existing and created by `bind()`. */
export interface RecordSourceConfig {
  /**
   * The log files, for tables and queries.
   *
   * @default - no log files; no tables and queries are created
   */
  readonly files?: RecordFiles;

  /**
   * The log group that receives a copy of each event, for metric filters and alarms.
   *
   * @default - no log group; no alarms are created
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The new trail.
   *
   * @default - no new trail
   */
  readonly trail?: AuditTrail;

  /**
   * The archive of the new trail.
   *
   * @default - no archive
   */
  readonly archive?: LogArchive;
}

/** The location and the content of log files. */
export interface RecordFiles {
  /** The bucket for the log files. */
  readonly bucket: s3.IBucket;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * ID of the organization, which follows `AWSLogs/` in the keys of the log files of an organization trail.
   *
   * @default - the account ID follows `AWSLogs/`
   */
  readonly organizationId?: string;

  /**
   * The accounts whose events can be queried.
   *
   * @default AccountScope.stackAccount()
   */
  readonly accounts?: AccountScope;

  /**
   * Indicates whether the trail records network activity events.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Indicates whether the trail records CloudTrail Insights events.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * The key that encrypts the log files. Principals that run queries require permission to decrypt with it.
   *
   * @default - S3 managed keys encrypt the log files (SSE-S3)
   */
  readonly encryptionKey?: kms.IKey;
}
