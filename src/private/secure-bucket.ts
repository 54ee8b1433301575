import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { differ, validateSameRegion } from './environment';
import { ValidationError } from './errors';
import { addStatement } from './resource-policies';

/** What differs between the buckets of this library; the rest is the same for all. */
export interface SecureBucketProps {
  /** Encrypts the objects; without it, S3's own key does. */
  readonly encryptionKey?: kms.IKey;
  readonly versioned: boolean;
  /** Retains the bucket by default. */
  readonly removalPolicy?: RemovalPolicy;
  readonly lifecycleRules: s3.LifecycleRule[];
}

/** A bucket that takes TLS only, has no public access and no ACLs, and stays when the stack goes. */
export function createSecureBucket(scope: Construct, id: string, props: SecureBucketProps): s3.Bucket {
  return new s3.Bucket(scope, id, {
    encryption: props.encryptionKey ? s3.BucketEncryption.KMS : s3.BucketEncryption.S3_MANAGED,
    encryptionKey: props.encryptionKey,
    bucketKeyEnabled: props.encryptionKey ? true : undefined,
    versioned: props.versioned,
    lifecycleRules: props.lifecycleRules,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
  });
}

/**
 * Sends a bucket's server access logs to another.
 *
 * By hand, as the CDK's own `serverAccessLogsBucket` grants by ACL or by policy depending on a feature flag of the
 * user's app, and an ACL is refused by a bucket without ACLs.
 */
export function enableAccessLogs(bucket: s3.Bucket, target: s3.IBucket, prefix: string): void {
  validateTarget(bucket, target);
  (bucket.node.defaultChild as s3.CfnBucket).loggingConfiguration = {
    destinationBucketName: target.bucketName,
    logFilePrefix: prefix,
  };
  addStatement(bucket, 'accessLogBucket', target, new iam.PolicyStatement({
    sid: 'ServerAccessLogsOf' + prefix.replace(/[^A-Za-z0-9]/g, ''),
    principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [target.arnForObjects(`${prefix}*`)],
    conditions: {
      // The ARN of a bucket in another stack would make the stacks depend on each other.
      ArnLike: { 'aws:SourceArn': bucket.stack === target.stack ? bucket.bucketArn : bucket.stack.formatArn({ service: 's3', region: '', account: '', resource: '*' }) },
      StringEquals: { 'aws:SourceAccount': bucket.stack.account },
    },
  }));
}

/** Refuses a bucket that S3 delivers no access logs to. */
function validateTarget(bucket: s3.Bucket, target: s3.IBucket): void {
  validateSameRegion(bucket, 'accessLogBucket', target, 'the bucket whose access it logs', bucket);
  if (differ(target.env.account, bucket.env.account)) {
    throw new ValidationError(`accessLogBucket must be in the account of the bucket whose access it logs, ${bucket.env.account}; got one in ${target.env.account}`);
  }
  const resource = target.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) return;
  if (resource.objectLockEnabled) throw new ValidationError('accessLogBucket must not have Object Lock enabled, or S3 delivers no access logs; got one that has');
  if (/"aws:kms/.test(JSON.stringify(Stack.of(resource).resolve(resource.bucketEncryption) ?? {}))) {
    throw new ValidationError("accessLogBucket must be encrypted by S3's own key (SSE-S3), or S3 delivers no access logs; got one with a key of KMS");
  }
}
