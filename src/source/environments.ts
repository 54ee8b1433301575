import { Annotations, IResource, Stack, Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { validateLogClass } from '../support/log-class';

/** Refuses a log group that metric filters of this stack, or its trail, cannot use. */
export function validateLogGroup(scope: Construct, logGroup: logs.ILogGroup): void {
  const stack = Stack.of(scope);
  if (differ(logGroup.env.account, stack.account) || differ(logGroup.env.region, stack.region)) {
    throw new Error('logGroup must be in the account and the Region of the stack, '
      + `${stack.account} and ${stack.region}; got one in ${logGroup.env.account} and ${logGroup.env.region}`);
  }
  validateLogClass(logGroup);
}

/** Refuses a resource in another Region than the one it works with: `other`, or the stack where there is none. */
export function validateSameRegion(scope: Construct, prop: string, resource: IResource, otherName: string, other?: IResource): void {
  const region = other?.env.region ?? Stack.of(scope).region;
  if (differ(resource.env.region, region)) {
    throw new Error(`${prop} must be in the Region of ${otherName}, ${region}; got one in ${resource.env.region}`);
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

/** Whether two values are known, and not the same. */
function differ(one: string, other: string): boolean {
  return !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
}
