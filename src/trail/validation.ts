import { Annotations, IResource, Resource, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RecordSourceConfig } from './record-source-config';
import { RetentionPolicy } from '../archive/retention-policy';
import { differ } from '../private/environment';
import { ValidationError } from '../private/errors';
import { validateLogClass } from '../private/log-group';


/** Throws an error if metric filters in this stack, or its trail, cannot use the log group. */
export function validateLogGroup(scope: Construct, logGroup: logs.ILogGroup): void {
  const stack = Stack.of(scope);
  if (differ(logGroup.env.account, stack.account) || differ(logGroup.env.region, stack.region)) {
    throw new ValidationError(`logGroup must be in the account and the Region of the stack, ${stack.account} and ${stack.region}; `
      + `got a log group in ${logGroup.env.account} and ${logGroup.env.region}`);
  }
  validateLogClass(logGroup);
}

/**
 * Validates a bucket in another Region. CloudTrail delivers to it, but requires a key in the Region of the bucket. That key cannot
 * encrypt a log group in the Region of the stack.
 */
export function validateBucketRegion(scope: Construct, bucket: s3.IBucket, encryptionKey?: kms.IKey, logGroup?: logs.ILogGroup): void {
  const { region } = Stack.of(scope);
  if (!differ(bucket.env.region, region)) return;
  const location = `the bucket is in ${bucket.env.region} and the stack is in ${region}`;
  if (!encryptionKey) throw new ValidationError(`encryptionKey must be a key in the Region of the bucket, because ${location}; got no key`);
  if (!logGroup) {
    throw new ValidationError(`logGroup must be an existing log group, because ${location}, and encryptionKey cannot encrypt a log group `
      + 'in another Region; got no log group');
  }
}

/** Adds a warning if the bucket is in another Region, because S3 charges for data transfer between Regions. */
export function addRegionWarning(scope: Construct, bucket: s3.IBucket): void {
  const { region } = Stack.of(scope);
  if (!differ(bucket.env.region, region)) return;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:bucketInOtherRegion',
    `the bucket is in ${bucket.env.region} and queries run in ${region}: S3 charges for the data that queries transfer between Regions, `
    + 'and events leave their Region; deploy the stack in the Region of the bucket to avoid both');
}

/** Throws an error if the retention policy configures a resource that already exists. */
export function validateRetention(scope: Construct, retention: RetentionPolicy, records: RecordSourceConfig, accessLogBucket?: s3.IBucket): void {
  retention._validateFor({
    logFileBucket: records.files && isCreatedIn(scope, records.files.bucket),
    logGroup: isCreatedIn(scope, records.logGroup),
    accessLogBucket: !accessLogBucket,
  });
}

function isCreatedIn(scope: Construct, resource?: IResource): boolean {
  return resource !== undefined && Resource.isOwnedResource(resource) && resource.node.scopes.includes(scope);
}
