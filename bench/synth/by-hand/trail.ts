import { Aws, CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Buckets } from './buckets';
import { policy } from './statements';

export interface TrailProps {
  readonly trailName: string;
  readonly logGroupName: string;
  readonly logGroupArn: string;
  readonly key: kms.CfnKey;
  readonly buckets: Buckets;
}

export function addTrail(stack: Stack, props: TrailProps): logs.CfnLogGroup {
  const logGroup = new logs.CfnLogGroup(stack, 'LogGroup', {
    logGroupName: props.logGroupName,
    kmsKeyId: props.key.attrArn,
    retentionInDays: 365,
  });
  logGroup.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
  logGroup.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;

  const deliveryRole = new iam.CfnRole(stack, 'DeliveryRole', {
    description: `Lets CloudTrail copy the records of trail ${props.trailName} to its log group`,
    assumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    policies: [{
      policyName: 'WriteOwnStreams',
      policyDocument: policy({
        Sid: 'WriteOwnStreams',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `${props.logGroupArn}:log-stream:${Aws.ACCOUNT_ID}_CloudTrail_*`,
      }),
    }],
  });

  const trail = new cloudtrail.CfnTrail(stack, 'Trail', {
    trailName: props.trailName,
    isLogging: true,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    eventSelectors: [{ includeManagementEvents: true, readWriteType: 'All' }],
    s3BucketName: props.buckets.archive.ref,
    kmsKeyId: props.key.attrArn,
    cloudWatchLogsLogGroupArn: logGroup.attrArn,
    cloudWatchLogsRoleArn: deliveryRole.attrArn,
  });
  trail.addDependency(props.buckets.archivePolicy);
  return logGroup;
}
