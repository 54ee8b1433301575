import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AccountScope, CloudTrailAnalytics, IRecordSource, RecordSource, RecordSourceConfig, RecordSourceContext } from 'cdk-cloudtrail-analytics';
import { Construct } from 'constructs';

/** A new trail for all accounts of an organization. */
export function addOrganizationTrail(stack: Stack): void {
  new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.organizationTrail({
      organizationId: 'o-exampleorgid',
      accounts: AccountScope.listed(['111122223333', '444455556666']),
    }),
  });
}

/** An existing trail. The policies of imported resources must contain the statements in the outputs. */
export function addExistingTrail(stack: Stack): void {
  const audit = new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.existingTrail({
      bucket: Bucket.fromBucketName(stack, 'Logs', 'example-logs'),
      encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
      logGroup: LogGroup.fromLogGroupName(stack, 'LogGroup', 'example'),
      accounts: AccountScope.stackAccount(),
    }),
    accessLogBucket: Bucket.fromBucketName(stack, 'AccessLogs', 'example-access-logs'),
  });
  audit.requiredStatements.forEach(({ json }, index) => new CfnOutput(stack, `Statement${index}`, { value: json }));
  new CfnOutput(stack, 'Summary', { value: audit.summary });
}

/** The trail of AWS Control Tower. */
export function addControlTower(stack: Stack): void {
  new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.controlTower({
      organizationId: 'o-exampleorgid',
      bucket: Bucket.fromBucketName(stack, 'Logs', 'aws-controltower-logs-111122223333-eu-central-1'),
      accounts: AccountScope.injected(['111122223333']),
    }),
  });
}

/** Alarms for a log group that contains CloudTrail events. */
export function addLogGroup(stack: Stack): void {
  new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.logGroup(LogGroup.fromLogGroupName(stack, 'LogGroup', 'example')),
  });
}

/** A custom source: a log group that another stack creates under a name that both stacks use. */
class SharedLogGroup implements IRecordSource {
  public readonly description = 'a shared log group';

  public bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig {
    return { logGroup: LogGroup.fromLogGroupName(scope, 'Shared', `/shared/${context.logGroupName}`) };
  }
}

export function addCustomSource(stack: Stack): void {
  new CloudTrailAnalytics(stack, 'Audit', { source: new SharedLogGroup() });
}
