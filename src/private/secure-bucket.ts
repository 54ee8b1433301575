import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { differ, validateSameRegion } from './environment';
import { ValidationError } from './errors';
import { addStatement } from './resource-policies';

/** Properties for a bucket of this library. All other settings are the same for all buckets. */
export interface SecureBucketProps {
  /** The key that encrypts the objects. The default is SSE-S3. */
  readonly encryptionKey?: kms.IKey;
  readonly versioned: boolean;
  /**
   * The default retains the bucket when the stack is deleted or the bucket is replaced, but not when its creation is rolled back: a failed
   * first deployment leaves no empty bucket behind.
   */
  readonly removalPolicy?: RemovalPolicy;
  readonly lifecycleRules: s3.LifecycleRule[];
}

/** Creates a bucket that requires TLS, blocks public access, disables ACLs and, by default, is retained when the stack is deleted. */
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
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}

/**
 * Enables server access logs for a bucket.
 *
 * `serverAccessLogsBucket` of the CDK is not used, because it grants the delivery with an ACL or a policy depending on a feature
 * flag, and a bucket without ACLs rejects the ACL.
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
      // The ARN of a bucket in another stack would create a circular dependency.
      ArnLike: {
        'aws:SourceArn': bucket.stack === target.stack ? bucket.bucketArn
          : bucket.stack.formatArn({ service: 's3', region: '', account: '', resource: '*' }),
      },
      StringEquals: { 'aws:SourceAccount': bucket.stack.account },
    },
  }));
}

/** Validates that S3 can deliver server access logs to a bucket. */
function validateTarget(bucket: s3.Bucket, target: s3.IBucket): void {
  validateSameRegion(bucket, 'accessLogBucket', target, 'the source bucket', bucket);
  if (differ(target.env.account, bucket.env.account)) {
    throw new ValidationError(`accessLogBucket must be in the account of the source bucket, ${bucket.env.account}; got one in ${target.env.account}`);
  }
  const resource = target.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) return;
  if (resource.objectLockEnabled) {
    throw new ValidationError('accessLogBucket must not have Object Lock enabled, because S3 does not deliver access logs to such a bucket; '
      + 'got a bucket with Object Lock');
  }
  if (/"aws:kms/.test(JSON.stringify(Stack.of(resource).resolve(resource.bucketEncryption) ?? {}))) {
    throw new ValidationError('accessLogBucket must use SSE-S3 encryption, because S3 does not deliver access logs with other encryption; '
      + 'got a bucket with SSE-KMS');
  }
}
