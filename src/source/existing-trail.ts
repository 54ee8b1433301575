import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { validateKeyPrefix, validateOrganization } from './delivery-path';
import { validateLogGroup, warnOfRemoteBucket } from './environments';
import type { RecordSourceConfig } from './record-source';

/** Where an existing trail delivers to. */
export interface ExistingTrailOptions {
  /**
   * Holds the trail's log files. The bucket can be another account's or Region's: name them when it is imported.
   */
  readonly bucket: s3.IBucket;

  /**
   * Stands in front of `AWSLogs/` in the keys of the log files, without a slash at either end.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Id of the organization whose accounts the trail records, e.g. `o-exampleorgid`.
   *
   * @default - the trail records one account
   */
  readonly organizationId?: string;

  /**
   * Encrypts the log files, so whoever queries them must be allowed to use it.
   *
   * @default - S3 encrypts the log files with a key of its own
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Receives a copy of each record; of log class Standard, and in the account and the Region of the stack.
   *
   * @default - none: tables and queries alone, no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** Takes things as they are. */
export function bindExistingTrail(scope: Construct, options: ExistingTrailOptions): RecordSourceConfig {
  const { bucket, keyPrefix, organizationId, encryptionKey, logGroup } = options;
  validateKeyPrefix(keyPrefix);
  if (organizationId !== undefined) validateOrganization(organizationId);
  if (logGroup) validateLogGroup(scope, logGroup);
  warnOfRemoteBucket(scope, bucket);
  return { logGroup, files: { bucket, keyPrefix, organizationId, encryptionKey } };
}
