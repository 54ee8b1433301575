import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AuditTrail, validateManagementAccount } from './audit-trail';
import { RecordedEvents } from './event-selectors/recorded-events';
import { RecordSourceConfig, RecordSourceContext } from './record-source-config';
import { addRegionWarning, validateBucketRegion, validateLogGroup } from './validation';
import { ArchiveReplica } from '../archive/archive-replica';
import { LogArchive } from '../archive/log-archive';
import { AccountScope } from '../private/account-scope';
import { validateSameRegion } from '../private/environment';

/** Options for `RecordSource.trail`: the events that the trail records, and existing resources to use instead of new ones. */
export interface TrailOptions extends RecordedEvents {
  /**
   * An existing bucket for the log files. Its lifecycle, versioning and access logging are not changed, so the retention policy must
   * not contain options for log files. If the bucket is imported, a warning contains each statement that its policy requires.
   *
   * @default - a new bucket
   */
  readonly bucket?: s3.IBucket;

  /**
   * Destinations of S3 replication for new log files, in other accounts or Regions. Replication requires a new bucket.
   *
   * @default - no replication
   */
  readonly replicas?: ArchiveReplica[];

  /**
   * Prefix before `AWSLogs/` in the keys of the log files. It contains at most 200 letters, digits and `!_.*'()-`, in parts that are
   * separated by `/`.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * An existing key that encrypts the log files and a new log group. It must be in the Region of the bucket. If it is imported, a
   * warning contains each statement that its policy requires. An alias is not accepted.
   *
   * @default - a new key with yearly rotation; a bucket in another Region requires an existing key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * An existing log group that receives a copy of each event. It must have the log class Standard and be in the account and the
   * Region of the stack.
   *
   * @default - a new log group, which is deleted with the stack
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The removal policy of the new bucket, the new bucket for access logs, and the new key.
   *
   * With `RemovalPolicy.DESTROY`, the buckets are not emptied. CloudFormation cannot delete a bucket that contains objects, so
   * empty the buckets before you delete the stack. The deletion of the key makes all log files that it encrypts unreadable,
   * including those in an existing bucket.
   *
   * Throws an error if both `bucket` and `encryptionKey` are specified, because no resource is created, and if
   * `RemovalPolicy.DESTROY` is combined with a lock in compliance mode.
   *
   * @default - RemovalPolicy.RETAIN; RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE for the bucket for access logs
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Options for `RecordSource.organizationTrail`. */
export interface OrganizationTrailOptions extends TrailOptions {
  /**
   * ID of the organization, such as `o-exampleorgid`.
   */
  readonly organizationId: string;

  /**
   * The accounts whose events can be queried. The trail records all accounts of the organization.
   */
  readonly accounts: AccountScope;

  /**
   * ID of the management account, which owns the trail. It must be the account of the stack: CloudFormation cannot create an
   * organization trail from the account of a delegated administrator. If one of the two accounts is not known at synthesis, they are
   * not compared.
   *
   * Throws an error if it is another account than that of the stack.
   *
   * @default - the account of the stack
   */
  readonly managementAccountId?: string;
}

/** Creates a trail of an account or an organization, and an archive for its log files. */
export function bindNewTrail(
  scope: Construct, context: RecordSourceContext, options: TrailOptions & Partial<OrganizationTrailOptions>,
): RecordSourceConfig {
  validateManagementAccount(scope, options.managementAccountId);
  const { keyPrefix, organizationId, managementAccountId, accounts } = options;
  validateResources(scope, options);

  const archive = new LogArchive(scope, 'Archive', {
    trailArn: AuditTrail.formatTrailArn(scope, context.trailName, managementAccountId),
    trailAccountId: managementAccountId,
    organizationId,
    keyPrefix,
    bucket: options.bucket,
    replicas: options.replicas,
    accessLogBucket: context.accessLogBucket,
    retention: context.retention,
    encryptionKey: options.encryptionKey,
    removalPolicy: options.removalPolicy,
  });
  const { managementEvents, dataEvents, networkActivity, insights, aggregation } = options;
  const trail = new AuditTrail(scope, 'Trail', {
    managementEvents,
    dataEvents,
    networkActivity,
    insights,
    aggregation,
    trailName: context.trailName,
    bucket: archive.bucket,
    keyPrefix,
    encryptionKey: archive.encryptionKey,
    ...options.logGroup
      ? { logGroup: options.logGroup }
      : { logGroupName: context.logGroupName, logGroupRetention: context.retention.logGroupRetention },
    organizationId,
    managementAccountId,
  });
  const destinations = [archive.accessLogBucket, ...(options.replicas ?? []).map((replica) => replica.bucket)];
  for (const bucket of destinations) if (bucket) trail.excludeFromDataEvents(bucket);
  return {
    trail,
    archive,
    logGroup: trail.logGroup,
    files: {
      bucket: archive.bucket,
      keyPrefix,
      organizationId,
      accounts,
      networkActivity: Boolean(networkActivity?.length),
      insights: Boolean(insights?.length),
      encryptionKey: archive.encryptionKey,
    },
  };
}

function validateResources(scope: Construct, { bucket, encryptionKey, logGroup }: TrailOptions): void {
  if (logGroup) validateLogGroup(scope, logGroup);
  if (bucket) {
    validateBucketRegion(scope, bucket, encryptionKey, logGroup);
    addRegionWarning(scope, bucket);
  }
  if (encryptionKey) validateSameRegion(scope, 'encryptionKey', encryptionKey, 'the bucket', bucket);
}
