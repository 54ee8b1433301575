import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ValidationError } from './errors';

/** ARN of a log group of the scope's stack, known before the group exists. */
export function logGroupArn(scope: Construct, logGroupName: string): string {
  return Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/**
 * What a key's policy must contain for a log group to be encrypted with it: that group alone.
 *
 * CloudWatch Logs is the one service here whose principal has the Region in it, and in China the partition's suffix, too.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function encryptLogGroup(scope: Construct, sid: string, logGroupName: string): iam.PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(`logs.${region}.${urlSuffix}`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn(scope, logGroupName) } },
  });
}

/** Refuses a log group that takes no metric filters, as far as its class is known. */
export function validateLogClass(logGroup: logs.ILogGroup): void {
  const resource = logGroup.node.defaultChild;
  const logClass = resource instanceof logs.CfnLogGroup ? resource.logGroupClass : undefined;
  if (logClass !== undefined && !Token.isUnresolved(logClass) && logClass !== logs.LogGroupClass.STANDARD) {
    throw new ValidationError(`logGroup must be of log class ${logs.LogGroupClass.STANDARD}, the only one with metric filters; got ${logClass}`);
  }
}
