import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { createOperationsKey, getKeyProp, validateKey } from '../private/keys';
import { addStatement } from '../private/resource-policies';

const AWS_MANAGED_KEY = 'alias/aws/sns';
const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Properties for the topic of the alarms. */
export interface AlarmTopicProps {
  readonly topic?: sns.ITopic;
  readonly subscriptions?: sns.ITopicSubscription[];
  readonly encryptionKey?: kms.IKey;
}

/** Returns the given topic or a new encrypted topic, with the subscriptions and the permissions that alarms require. */
export function resolveAlarmTopic(scope: Construct, props: AlarmTopicProps): sns.ITopic {
  if (props.topic) validateTopic(scope, props.topic);
  const topic = props.topic ?? createTopic(scope, props.encryptionKey ?? createOperationsKey(scope, 'Key'));
  addStatement(scope, 'topic', topic, allowAlarmsToPublish(scope, topic));
  if (props.topic?.masterKey) addStatement(scope, 'topicKey', props.topic.masterKey, allowAlarmsToEncrypt(scope));
  for (const subscription of props.subscriptions ?? []) topic.addSubscription(subscription);
  if (!props.topic && !props.subscriptions?.length) {
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:noSubscriptions',
      'the alarm topic has no subscriptions: specify subscriptions, or subscribe to the topic');
  }
  return topic;
}

/** Rejects a topic to which alarms can never publish: the policy of the AWS managed key does not allow CloudWatch, and cannot be changed. */
function validateTopic(scope: Construct, topic: sns.ITopic): void {
  validateSameRegion(scope, 'topic', topic, 'the stack');
  const resource = topic.node.defaultChild;
  const ids = [topic.masterKey?.keyArn, resource instanceof sns.CfnTopic ? resource.kmsMasterKeyId : undefined];
  if (!ids.some((id) => typeof id === 'string' && id.endsWith(AWS_MANAGED_KEY))) {
    if (topic.masterKey && !('aliasName' in topic.masterKey)) validateKey('topic: masterKey', topic.masterKey);
    return;
  }
  throw new ValidationError(`topic must not be encrypted with the AWS managed key, ${AWS_MANAGED_KEY}, because the policy of this key does not allow `
    + `alarms to use it and cannot be changed; got topic ${topic.node.path}: use a customer managed key`);
}

function createTopic(scope: Construct, encryptionKey: kms.IKey): sns.Topic {
  addStatement(scope, getKeyProp(scope), encryptionKey, allowAlarmsToEncrypt(scope));
  return new sns.Topic(scope, 'Topic', { masterKey: encryptionKey, enforceSSL: true });
}

function allowAlarmsToPublish(scope: Construct, topic: sns.ITopic): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AllowAlarmsToPublish',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: restrictToAlarms(scope),
  });
}

/** The key policy statement for an encrypted topic. The policy of the AWS managed key for SNS cannot be changed. */
function allowAlarmsToEncrypt(scope: Construct): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AllowAlarmsToEncrypt',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: restrictToAlarms(scope),
  });
}

/** The account is that of the scope: the topic or the key can belong to a stack of another account. */
function restrictToAlarms(scope: Construct): { [operator: string]: { [key: string]: string } } {
  const stack = Stack.of(scope);
  return {
    StringEquals: { 'aws:SourceAccount': stack.account },
    ArnLike: {
      'aws:SourceArn': stack.formatArn({
        service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    },
  };
}
