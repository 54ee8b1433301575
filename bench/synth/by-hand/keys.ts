import { Aws, CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { allow, OWN_ALARMS, policy } from './statements';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

export function operationsKey(stack: Stack): kms.CfnKey {
  return key(stack, 'OperationsKey', 'Alarm messages and query results', CfnDeletionPolicy.DELETE, [
    allow('AllowAlarmsToEncrypt', 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], '*', OWN_ALARMS),
  ]);
}

export function evidenceKey(stack: Stack, trailArn: string, logGroupArn: string): kms.CfnKey {
  const anyTrail = `arn:${Aws.PARTITION}:cloudtrail:*:${Aws.ACCOUNT_ID}:trail/*`;
  const logActions = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];
  return key(stack, 'EvidenceKey', 'CloudTrail log files and the log group that alarms watch', CfnDeletionPolicy.RETAIN, [
    allow('AllowCloudTrailEncryptLogs', CLOUDTRAIL, 'kms:GenerateDataKey*', '*', {
      StringEquals: { 'aws:SourceArn': trailArn },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': anyTrail },
    }),
    allow('AllowCloudTrailDecryptTrail', CLOUDTRAIL, 'kms:Decrypt', '*'),
    allow('AllowCloudTrailDescribeKey', CLOUDTRAIL, 'kms:DescribeKey', '*'),
    allow('AllowLogGroupEncryption', `logs.${Aws.REGION}.amazonaws.com`, logActions, '*', {
      ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn },
    }),
  ]);
}

function key(stack: Stack, id: string, description: string, whenRemoved: CfnDeletionPolicy, statements: object[]): kms.CfnKey {
  const root = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`;
  const account = { Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' };
  const resource = new kms.CfnKey(stack, id, { description, enableKeyRotation: true, keyPolicy: policy(account, ...statements) });
  resource.cfnOptions.deletionPolicy = whenRemoved;
  resource.cfnOptions.updateReplacePolicy = whenRemoved;
  return resource;
}
