import { Annotations, AspectPriority, Aspects, CfnDeletionPolicy, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { ArchiveReplica, addReplication } from './archive-replica';
import { RetentionPolicy } from './retention-policy';
import { createBucketStatements, createKeyStatements, TrailIdentity } from './trail-policies';
import { ValidationError } from '../private/errors';
import { validateKey } from '../private/keys';
import { addStatement } from '../private/resource-policies';
import { enableAccessLogs, createSecureBucket } from '../private/secure-bucket';

/** Properties for `LogArchive`. */
export interface LogArchiveProps {
  /**
   * ARN of the only trail that can write to the archive. The policies contain the ARN before the trail exists, so format it from
   * the name of the trail. The ARN of an organization trail is in the management account.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  readonly trailArn: string;

  /**
   * The account in the ARN of the trail.
   *
   * @default - the account of the stack
   */
  readonly trailAccountId?: string;

  /**
   * ID of the organization whose accounts the trail records.
   *
   * @default - the trail records one account
   */
  readonly organizationId?: string;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * An existing bucket for the log files. Its lifecycle, versioning and access logging are not changed. If the bucket is imported,
   * its policy must already contain the statements that CloudTrail requires; a warning contains each of them.
   *
   * @default - a new bucket
   */
  readonly bucket?: s3.IBucket;

  /**
   * An existing bucket for the server access logs of the new bucket. If it is imported, a warning contains the statement that its
   * policy requires.
   *
   * @default - a new bucket; none if `bucket` is specified
   */
  readonly accessLogBucket?: s3.IBucket;

  /**
   * Destinations of S3 replication for new log files, in other accounts or Regions. Replication requires a new bucket.
   *
   * @default - no replication
   */
  readonly replicas?: ArchiveReplica[];

  /**
   * The retention, the storage classes and the lock of log files. If `bucket` is specified, the policy must not contain options
   * for log files.
   *
   * @default - searchable for 365 days, never deleted
   */
  readonly retention?: RetentionPolicy;

  /**
   * An existing key that encrypts the log files. If it is imported, its policy must already contain the statements that CloudTrail
   * requires; a warning contains each of them. An alias is not accepted.
   *
   * @default - a new key with yearly rotation
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   */
  readonly encryptionKey?: kms.IKey;

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

/**
 * The archive of the log files of a trail: a versioned bucket that only the trail can write to, a bucket for its server access
 * logs, and the key that encrypts the log files. The bucket policy denies requests that do not use TLS.
 *
 * By default, new resources are retained when the stack is deleted. If the first deployment fails, the bucket and the key are retained, and
 * the bucket for access logs is deleted.
 */
export class LogArchive extends Construct {
  /** The bucket for the log files. */
  public readonly bucket: s3.IBucket;

  /** The bucket for server access logs; undefined if `bucket` is specified without `accessLogBucket`. */
  public readonly accessLogBucket?: s3.IBucket;

  /** The key that encrypts the log files and the log group. */
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const retention = props.retention ?? RetentionPolicy._default();
    const trail: TrailIdentity = { ...props, accountId: props.trailAccountId ?? Stack.of(this).account };
    retention._validateFor({ logFileBucket: !props.bucket, accessLogBucket: !props.accessLogBucket });
    validateProps(props, retention);

    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: 'CloudTrail log files and log group',
      enableKeyRotation: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    for (const statement of createKeyStatements(trail)) {
      addStatement(this, 'encryptionKey', this.encryptionKey, statement);
    }

    this.accessLogBucket = props.accessLogBucket ?? (props.bucket ? undefined : this.createAccessLogBucket(props, retention));
    this.bucket = props.bucket ?? this.createBucket(props, retention, this.accessLogBucket);
    for (const statement of createBucketStatements(this.bucket, trail)) {
      addStatement(this, 'bucket', this.bucket, statement);
    }
    if (props.removalPolicy !== RemovalPolicy.DESTROY) {
      Aspects.of(this).add({ visit: warnOfDeletion }, { priority: AspectPriority.READONLY });
    }
  }

  private createBucket({ replicas = [], removalPolicy }: LogArchiveProps, retention: RetentionPolicy, accessLogBucket?: s3.IBucket): s3.Bucket {
    const bucket = createSecureBucket(this, 'Bucket', {
      encryptionKey: this.encryptionKey,
      versioned: true,
      lifecycleRules: retention._archiveRules(),
      // Also retained if its creation is rolled back: the trail may have delivered log files already.
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
    });
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    // Object Lock cannot be disabled later. It is enabled for every archive, so that a lock can be added without a new bucket.
    resource.objectLockEnabled = true;
    resource.objectLockConfiguration = { objectLockEnabled: 'Enabled', rule: retention.objectLock?._render() };
    resource.addMetadata('CloudTrailAnalytics', { Retention: retention.summary });
    if (accessLogBucket) enableAccessLogs(bucket, accessLogBucket, 'archive/');
    if (replicas.length > 0) addReplication(this, 'ReplicationRole', bucket, this.encryptionKey, replicas);
    return bucket;
  }

  private createAccessLogBucket({ removalPolicy }: LogArchiveProps, retention: RetentionPolicy): s3.Bucket {
    return createSecureBucket(this, 'AccessLogs', { versioned: false, lifecycleRules: retention._accessLogRules(), removalPolicy });
  }
}

/** Adds a warning if an aspect of the app, for example `RemovalPolicies.of(app).destroy()`, deletes the evidence with the stack. */
function warnOfDeletion(node: IConstruct): void {
  if (!CfnResource.isCfnResource(node) || node.cfnOptions.deletionPolicy !== CfnDeletionPolicy.DELETE) return;
  if (node instanceof kms.CfnKey) {
    Annotations.of(node).addWarningV2('cdk-cloudtrail-analytics:archiveKeyDeleted',
      'the key of the archive is deleted with the stack, because another construct changed its removal policy: the log files, including locked '
      + 'ones, then can no longer be read; exclude the archive, or specify removalPolicy to acknowledge this');
  } else if (node instanceof s3.CfnBucket) {
    Annotations.of(node).addWarningV2('cdk-cloudtrail-analytics:archiveBucketDeleted',
      'a bucket of the archive is deleted with the stack if it is empty, because another construct changed its removal policy; exclude the archive, '
      + 'or specify removalPolicy to acknowledge this');
  }
}

function validateProps({ bucket, encryptionKey, replicas = [], removalPolicy }: LogArchiveProps, { objectLock }: RetentionPolicy): void {
  if (encryptionKey) validateKey('encryptionKey', encryptionKey);
  if (bucket && replicas.length > 0) {
    throw new ValidationError(`replicas must not be specified with bucket, because an existing bucket keeps its settings; got ${replicas.length}`);
  }
  if (removalPolicy !== undefined && bucket && encryptionKey) {
    throw new ValidationError('removalPolicy must not be specified with bucket and encryptionKey, because no resource is created; '
      + `got ${removalPolicy}`);
  }
  if (removalPolicy === RemovalPolicy.DESTROY && objectLock?.mode === s3.ObjectLockMode.COMPLIANCE) {
    throw new ValidationError('removalPolicy must retain an archive with objectLock in compliance mode, because the bucket cannot be emptied; '
      + `got ${removalPolicy}`);
  }
}
