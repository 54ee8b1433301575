import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ArchiveReplica, addReplication } from './archive-replica';
import { RetentionPolicy } from './retention-policy';
import { createBucketStatements, createKeyStatements, TrailIdentity } from './trail-policies';
import { ValidationError } from '../private/errors';
import { validateKey } from '../private/keys';
import { addStatement } from '../private/resource-policies';
import { enableAccessLogs, createSecureBucket } from '../private/secure-bucket';

/** What a `LogArchive` is made from. */
export interface LogArchiveProps {
  /**
   * ARN of the one trail that may write to the archive. It must be known before the trail exists, so it is put
   * together from the trail's name. The ARN of an organization trail is in the management account.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  readonly trailArn: string;

  /**
   * The account in the trail's ARN.
   *
   * @default - the stack's account
   */
  readonly trailAccountId?: string;

  /**
   * Id of the organization whose accounts the trail records.
   *
   * @default - the trail records one account
   */
  readonly organizationId?: string;

  /**
   * Stands in front of `AWSLogs/` in the keys of the trail's log files, without a slash at its end.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Holds the log files. Its lifecycle, versions and access logs stay as they are. Where it is imported, its policy must
   * already contain the statements that CloudTrail needs; a warning names each of them.
   *
   * @default - a new bucket, kept when the stack is deleted
   */
  readonly bucket?: s3.IBucket;

  /**
   * Receives the server access logs of a new bucket. Where it is imported, a warning names the statement that its policy
   * must contain.
   *
   * @default - a new bucket, kept when the stack is deleted; none when `bucket` is given
   */
  readonly accessLogBucket?: s3.IBucket;

  /**
   * Where new log files are copied to, in other accounts or Regions; for a new bucket only.
   *
   * @default - nowhere
   */
  readonly replicas?: ArchiveReplica[];

  /**
   * How long log files are kept, in which storage classes, and whether they are locked. For a given bucket, it can say none
   * of these.
   *
   * @default - searchable for 365 days, never deleted
   */
  readonly retention?: RetentionPolicy;

  /**
   * Encrypts the log files. Where the key is imported, its policy must already contain the statements that CloudTrail
   * needs; a warning names each of them.
   *
   * @default - a new key with yearly rotation, kept when the stack is deleted
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * The place where a trail's log files are kept as evidence: a versioned, encrypted bucket that takes TLS only and that
 * nobody but the trail may write to, the bucket that logs who reads it, and the key.
 *
 * What is new of them stays when the stack is deleted.
 */
export class LogArchive extends Construct {
  /** Holds the log files. */
  public readonly bucket: s3.IBucket;

  /** Holds the server access logs of the archive, and of the query results; undefined for a bucket of one's own. */
  public readonly accessLogBucket?: s3.IBucket;

  /** Encrypts the log files, and the log group that alarms watch. */
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const retention = props.retention ?? RetentionPolicy._default();
    const trail: TrailIdentity = { ...props, accountId: props.trailAccountId ?? Stack.of(this).account };

    if (props.encryptionKey) validateKey('encryptionKey', props.encryptionKey);
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: 'CloudTrail log files and the log group that alarms watch',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of createKeyStatements(trail)) {
      addStatement(this, 'encryptionKey', this.encryptionKey, statement);
    }

    if (props.bucket) validateGivenBucket(retention, props.replicas);
    if (props.accessLogBucket) retention._assertNoAccessLogOptions();
    this.accessLogBucket = props.accessLogBucket ?? (props.bucket ? undefined : this.newAccessLogBucket(retention));
    this.bucket = props.bucket ?? this.newBucket(retention, props.replicas, this.accessLogBucket);
    for (const statement of createBucketStatements(this.bucket, trail)) {
      addStatement(this, 'bucket', this.bucket, statement);
    }
  }

  private newBucket(retention: RetentionPolicy, replicas: readonly ArchiveReplica[] = [], accessLogBucket?: s3.IBucket): s3.Bucket {
    const bucket = createSecureBucket(this, 'Bucket', {
      encryptionKey: this.encryptionKey,
      versioned: true,
      lifecycleRules: retention._archiveRules(),
    });
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    // Always: what cannot be switched off again should not wait for the policy that first needs it.
    resource.objectLockEnabled = true;
    resource.objectLockConfiguration = { objectLockEnabled: 'Enabled', rule: retention.objectLock?._render };
    resource.addMetadata('CloudTrailAnalytics', { Retention: retention.summary });
    if (accessLogBucket) enableAccessLogs(bucket, accessLogBucket, 'archive/');
    if (replicas.length > 0) addReplication(this, 'ReplicationRole', bucket, this.encryptionKey, replicas);
    return bucket;
  }

  private newAccessLogBucket(retention: RetentionPolicy): s3.Bucket {
    return createSecureBucket(this, 'AccessLogs', { versioned: false, lifecycleRules: retention._accessLogRules() });
  }
}

function validateGivenBucket(retention: RetentionPolicy, replicas: readonly ArchiveReplica[] = []): void {
  retention._assertNoBucketOptions();
  if (replicas.length > 0) throw new ValidationError(`replicas are copies of a new bucket, and bucket is given: replicate it where it is defined; got ${replicas.length}`);
}
