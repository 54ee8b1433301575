import { Annotations, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { TrailOptions } from './new-trail';
import { differ } from '../private/environment';
import { ValidationError } from '../private/errors';
import { validateLogClass } from '../private/log-group';

/** Refuses a log group that metric filters of this stack, or its trail, cannot use. */
export function validateLogGroup(scope: Construct, logGroup: logs.ILogGroup): void {
  const stack = Stack.of(scope);
  if (differ(logGroup.env.account, stack.account) || differ(logGroup.env.region, stack.region)) {
    throw new ValidationError('logGroup must be in the account and the Region of the stack, '
      + `${stack.account} and ${stack.region}; got one in ${logGroup.env.account} and ${logGroup.env.region}`);
  }
  validateLogClass(logGroup);
}

/**
 * CloudTrail delivers to a bucket in another Region, but encrypts with a key there alone, with which no log group here can be
 * encrypted.
 */
export function validateRemoteBucket(scope: Construct, bucket: s3.IBucket, { encryptionKey, logGroup }: Pick<TrailOptions, 'encryptionKey' | 'logGroup'>): void {
  const { region } = Stack.of(scope);
  if (!differ(bucket.env.region, region)) return;
  if (!encryptionKey) throw new ValidationError(`encryptionKey must be given for a bucket in another Region, as a key there encrypts the log files; the bucket is in ${bucket.env.region}`);
  if (!logGroup) {
    throw new ValidationError(`logGroup must be given for a bucket in another Region, as encryptionKey, in ${bucket.env.region}, cannot encrypt a new one in ${region}`);
  }
}

/** Athena reads a bucket in another Region, but not for free. */
export function warnOfRemoteBucket(scope: Construct, bucket: s3.IBucket): void {
  const { region } = Stack.of(scope);
  if (!differ(bucket.env.region, region)) return;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:bucketInOtherRegion',
    `the bucket is in ${bucket.env.region} and queries run in ${region}: that works, but S3 bills what each query reads `
    + 'as transfer between Regions, and the records leave their Region; a stack in the Region of the bucket avoids both');
}
