import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RecordFiles, type RecordSourceConfig, type RecordSourceContext } from './record-source';
import { validateLogGroup, warnOfRemoteBucket } from './validation';
import { ValidationError } from '../private/errors';
import { AccountScope } from '../tables/account-scope';

/** Where an existing trail delivers to, and what it records. */
export interface ExistingTrailOptions extends RecordFiles {
  /**
   * Receives a copy of each record; of log class Standard, and in the account and the Region of the stack.
   *
   * @default - none: tables and queries alone, no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** What AWS Control Tower made. */
export interface ControlTowerOptions {
  /**
   * Id of the organization, e.g. `o-exampleorgid`.
   */
  readonly organizationId: string;

  /**
   * The bucket for log files in the log archive account: `aws-controltower-logs-`, the account's id, `-` and the home Region.
   */
  readonly bucket: s3.IBucket;

  /**
   * The accounts whose records can be queried.
   */
  readonly accounts: AccountScope;

  /**
   * What the keys of the log files begin with, before `AWSLogs`.
   *
   * @default - the organization's id
   */
  readonly keyPrefix?: string;

  /**
   * Encrypts the log files, where Control Tower was given a key; whoever queries them must be allowed to use it.
   *
   * @default - S3 encrypts the log files with a key of its own
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Receives a copy of each record: `aws-controltower/CloudTrailLogs`, for a stack in the management account.
   *
   * @default - none: tables and queries alone, no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** The trail of Control Tower has the organization's id as its prefix, so that the keys have it twice. */
export function bindControlTower(scope: Construct, context: RecordSourceContext, options: ControlTowerOptions): RecordSourceConfig {
  return bindExistingTrail(scope, context, { ...options, keyPrefix: options.keyPrefix ?? options.organizationId });
}

/** Takes things as they are. */
export function bindExistingTrail(scope: Construct, context: RecordSourceContext, options: ExistingTrailOptions): RecordSourceConfig {
  const { logGroup, ...files } = options;
  if (files.organizationId !== undefined && !files.accounts) {
    throw new ValidationError(`accounts must say whose records can be queried where organizationId is given; got none for '${files.organizationId}'`);
  }
  context.retention._assertNoBucketOptions();
  context.retention._assertNoLogGroupOptions();
  if (logGroup) validateLogGroup(scope, logGroup);
  warnOfRemoteBucket(scope, files.bucket);
  return { logGroup, files };
}
