import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { validateSameRegion } from '../private/environment';
import { createOperationsKey, getKeyProp } from '../private/keys';
import { addStatement } from '../private/resource-policies';

const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Properties for the topic of the alarms. */
export interface AlarmTopicProps {
  readonly topic?: sns.ITopic;
  readonly subscriptions?: sns.ITopicSubscription[];
  readonly encryptionKey?: kms.IKey;
}

/** Returns the given topic or a new encrypted topic, with the subscriptions and the permissions that alarms require. */
export function resolveAlarmTopic(scope: Construct, props: AlarmTopicProps): sns.ITopic {
  if (props.topic) validateSameRegion(scope, 'topic', props.topic, 'the stack');
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
