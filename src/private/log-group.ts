import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ValidationError } from './errors';

/** Formats the ARN of a log group of the stack before it is created. */
export function formatLogGroupArn(scope: Construct, logGroupName: string): string {
  return Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/**
 * Creates the key policy statement that allows CloudWatch Logs to encrypt only one log group.
 *
 * The service principal of CloudWatch Logs contains the Region and the DNS suffix of the partition.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function allowLogGroupEncryption(scope: Construct, sid: string, logGroupName: string): iam.PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(`logs.${region}.${urlSuffix}`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': formatLogGroupArn(scope, logGroupName) } },
  });
}

/** Validates that the log class supports metric filters, if the class is known at synthesis. */
export function validateLogClass(logGroup: logs.ILogGroup): void {
  const resource = logGroup.node.defaultChild;
  const logClass = resource instanceof logs.CfnLogGroup ? resource.logGroupClass : undefined;
  if (logClass !== undefined && !Token.isUnresolved(logClass) && logClass !== logs.LogGroupClass.STANDARD) {
    throw new ValidationError(`logGroup must be of log class ${logs.LogGroupClass.STANDARD}, the only log class that supports metric filters; `
      + `got ${logClass}`);
  }
}
