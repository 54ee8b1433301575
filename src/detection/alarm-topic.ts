import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { addStatement } from '../private/resource-policies';

const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** An encrypted topic that the account's alarms may publish to, and nobody over an unencrypted connection. */
export function createAlarmTopic(scope: Construct, id: string, encryptionKey: kms.IKey): sns.Topic {
  const topic = new sns.Topic(scope, id, { masterKey: encryptionKey, enforceSSL: true });
  addStatement(scope, 'topic', topic, allowAlarmsToPublish(scope, topic));
  return topic;
}

/** Lets CloudWatch's alarms publish to a topic. */
export function allowAlarmsToPublish(scope: Construct, topic: sns.ITopic): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AllowAlarmsToPublish',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: ownAlarms(scope),
  });
}

/** Lets CloudWatch's alarms publish to a topic that the key encrypts; the AWS managed key for SNS cannot be told so. */
export function allowAlarmsToEncrypt(scope: Construct): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AllowAlarmsToEncrypt',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: ownAlarms(scope),
  });
}

function ownAlarms(scope: Construct): { [operator: string]: { [key: string]: string } } {
  return {
    // not the account of the policy, which can be that of another stack's topic or key
    StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    ArnLike: { 'aws:SourceArn': anyAlarm(scope) },
  };
}

function anyAlarm(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
