import { Aws, CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { allow, policy } from './statements';

const RETENTION = 'log files: searchable for 365 days, never deleted; older versions of log files: never deleted; new log files: not locked; '
  + 'access logs: never deleted; log group: deleted after 365 days; query results: deleted after 30 days';

export interface Buckets {
  readonly archive: s3.CfnBucket;
  /** What a trail that writes to the archive must wait for. */
  readonly archivePolicy: s3.CfnBucketPolicy;
  readonly results: s3.CfnBucket;
}

export function addBuckets(stack: Stack, trailArn: string, evidenceKey: kms.CfnKey, operationsKey: kms.CfnKey): Buckets {
  const accessLogs = bucket(stack, 'AccessLogs', { id: 'access-logs' });
  const loggedTo = (logFilePrefix: string) => ({ destinationBucketName: accessLogs.ref, logFilePrefix });
  const archive = bucket(stack, 'Archive', { id: 'log-files' }, {
    bucketEncryption: encryptedWith(evidenceKey),
    loggingConfiguration: loggedTo('archive/'),
    objectLockEnabled: true,
    objectLockConfiguration: { objectLockEnabled: 'Enabled' },
    versioningConfiguration: { status: 'Enabled' },
  });
  archive.addMetadata('CloudTrailAnalytics', { Retention: RETENTION });
  const results = bucket(stack, 'Results', { id: 'query-results', expirationInDays: 30 }, {
    bucketEncryption: encryptedWith(operationsKey),
    loggingConfiguration: loggedTo('results/'),
  });

  denyPlainHttp(stack, 'AccessLogsPolicy', accessLogs,
    logDelivery(accessLogs, archive, 'archive'), logDelivery(accessLogs, results, 'results'));
  denyPlainHttp(stack, 'ResultsPolicy', results);
  const archivePolicy = denyPlainHttp(stack, 'ArchivePolicy', archive,
    allow('AWSCloudTrailAclCheck20150319', 'cloudtrail.amazonaws.com', 's3:GetBucketAcl', archive.attrArn, {
      StringEquals: { 'aws:SourceArn': trailArn },
    }),
    allow('AWSCloudTrailWrite20150319', 'cloudtrail.amazonaws.com', 's3:PutObject', `${archive.attrArn}/AWSLogs/${Aws.ACCOUNT_ID}/*`, {
      StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn },
    }),
  );
  return { archive, archivePolicy, results };
}

function bucket(stack: Stack, id: string, rule: Partial<s3.CfnBucket.RuleProperty>, props: s3.CfnBucketProps = {}): s3.CfnBucket {
  const resource = new s3.CfnBucket(stack, id, {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
    lifecycleConfiguration: { rules: [{ status: 'Enabled', abortIncompleteMultipartUpload: { daysAfterInitiation: 7 }, ...rule }] },
    ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
    publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    ...props,
  });
  resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return resource;
}

function encryptedWith(key: kms.CfnKey): s3.CfnBucket.BucketEncryptionProperty {
  return {
    serverSideEncryptionConfiguration: [{
      bucketKeyEnabled: true,
      serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.attrArn },
    }],
  };
}

/** A bucket policy that refuses plain HTTP and old TLS, and allows what `statements` say. */
function denyPlainHttp(stack: Stack, id: string, target: s3.CfnBucket, ...statements: object[]): s3.CfnBucketPolicy {
  const everything = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [target.attrArn, `${target.attrArn}/*`] };
  return new s3.CfnBucketPolicy(stack, id, {
    bucket: target.ref,
    policyDocument: policy(
      { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
      ...statements,
    ),
  });
}

/** Lets S3 write the access logs of `source` under a prefix of `target`. */
function logDelivery(target: s3.CfnBucket, source: s3.CfnBucket, prefix: string): object {
  return allow(`ServerAccessLogsOf${prefix}`, 'logging.s3.amazonaws.com', 's3:PutObject', `${target.attrArn}/${prefix}/*`, {
    ArnLike: { 'aws:SourceArn': source.attrArn },
    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
  });
}
