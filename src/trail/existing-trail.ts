import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RecordFiles, RecordSourceConfig } from './record-source-config';
import { addRegionWarning, validateLogGroup } from './validation';
import { AccountScope } from '../private/account-scope';
import { ValidationError } from '../private/errors';

/** Options for `RecordSource.existingTrail`. */
export interface ExistingTrailOptions extends RecordFiles {
  /**
   * The log group that receives a copy of each event. It must have the log class Standard and be in the account and the Region of
   * the stack.
   *
   * @default - no log group; only tables and queries are created, and no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** Options for `RecordSource.controlTower`. */
export interface ControlTowerOptions {
  /**
   * ID of the organization, such as `o-exampleorgid`.
   */
  readonly organizationId: string;

  /**
   * The bucket for log files in the log archive account. Its name consists of `aws-controltower-logs-`, the account ID, `-` and the
   * home Region.
   */
  readonly bucket: s3.IBucket;

  /**
   * The accounts whose events can be queried.
   */
  readonly accounts: AccountScope;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash.
   *
   * @default - the organization ID
   */
  readonly keyPrefix?: string;

  /**
   * The key that encrypts the log files, if AWS Control Tower is configured with a key. Principals that run queries require
   * permission to decrypt with it.
   *
   * @default - S3 managed keys encrypt the log files (SSE-S3)
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The log group that receives a copy of each event. For a stack in the management account, this is
   * `aws-controltower/CloudTrailLogs`.
   *
   * @default - no log group; only tables and queries are created, and no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** Binds the trail of AWS Control Tower. Its key prefix is the organization ID, which is therefore twice in the keys. */
export function bindControlTower(scope: Construct, options: ControlTowerOptions): RecordSourceConfig {
  return bindExistingTrail(scope, { ...options, keyPrefix: options.keyPrefix ?? options.organizationId });
}

/** Binds an existing trail without changing it. */
export function bindExistingTrail(scope: Construct, options: ExistingTrailOptions): RecordSourceConfig {
  const { logGroup, ...files } = options;
  if (files.organizationId !== undefined && !files.accounts) {
    throw new ValidationError(`accounts must be specified with organizationId; got no accounts for '${files.organizationId}'`);
  }
  if (logGroup) validateLogGroup(scope, logGroup);
  addRegionWarning(scope, files.bucket);
  return { logGroup, files };
}
