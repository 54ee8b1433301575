import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RetentionPolicy } from './retention-policy';
import { addStatement } from '../support/policies';
import { logAccess, secureBucket } from '../support/secure-bucket';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** What a `LogArchive` is made from. */
export interface LogArchiveProps {
  /**
   * ARN of the one trail that may write to the archive. It must be known before the trail exists, so it is put
   * together from the trail's name.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  readonly trailArn: string;

  /**
   * How long log files are kept, and in which storage classes.
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
 * All three stay when the stack is deleted.
 */
export class LogArchive extends Construct {
  /** Holds the log files. */
  public readonly bucket: s3.IBucket;

  /** Holds the server access logs of the archive, and of the query results. */
  public readonly accessLogBucket: s3.Bucket;

  /** Encrypts the log files, and the log group that alarms watch. */
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const retention = props.retention ?? RetentionPolicy._default();

    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: 'CloudTrail log files and the log group that alarms watch',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of keyStatements(props.trailArn)) {
      addStatement(this, 'evidenceKey', this.encryptionKey, statement);
    }

    const bucket = secureBucket(this, 'Bucket', {
      encryptionKey: this.encryptionKey,
      versioned: true,
      lifecycleRules: retention._archiveRules(),
    });
    this.accessLogBucket = secureBucket(this, 'AccessLogs', {
      versioned: false,
      lifecycleRules: retention._accessLogRules(),
    });
    logAccess(bucket, this.accessLogBucket, 'archive/');
    for (const statement of bucketStatements(bucket, props.trailArn)) {
      bucket.addToResourcePolicy(statement);
    }
    this.bucket = bucket;
  }
}

function bucketStatements(bucket: s3.IBucket, trailArn: string): iam.PolicyStatement[] {
  const principals = [new iam.ServicePrincipal(CLOUDTRAIL)];
  return [
    new iam.PolicyStatement({
      sid: 'AWSCloudTrailAclCheck20150319',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
    }),
    new iam.PolicyStatement({
      sid: 'AWSCloudTrailWrite20150319',
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${Stack.of(bucket).account}/*`)],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn } },
    }),
  ];
}

/** AWS documents no source condition for the last two: CloudTrail calls them before it acts for a certain trail. */
function keyStatements(trailArn: string): iam.PolicyStatement[] {
  const principals = [new iam.ServicePrincipal(CLOUDTRAIL)];
  const anyTrailOfAccount = `arn:${Aws.PARTITION}:cloudtrail:*:${Aws.ACCOUNT_ID}:trail/*`;
  return [
    new iam.PolicyStatement({
      sid: 'AllowCloudTrailEncryptLogs',
      principals,
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceArn': trailArn },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': anyTrailOfAccount },
      },
    }),
    new iam.PolicyStatement({ sid: 'AllowCloudTrailDecryptTrail', principals, actions: ['kms:Decrypt'], resources: ['*'] }),
    new iam.PolicyStatement({ sid: 'AllowCloudTrailDescribeKey', principals, actions: ['kms:DescribeKey'], resources: ['*'] }),
  ];
}
