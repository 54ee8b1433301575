import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { getKeyProp } from '../private/keys';
import { PrefixedAlarm } from '../private/prefixed-alarm';
import { addStatement } from '../private/resource-policies';

const EVENTBRIDGE = 'events.amazonaws.com';

/** Creates the encrypted queue for undelivered events. It retains messages for 14 days, the maximum of Amazon SQS. */
export function createDeadLetterQueue(scope: Construct, id: string, encryptionKey: kms.IKey): sqs.Queue {
  addStatement(scope, getKeyProp(scope), encryptionKey, new iam.PolicyStatement({
    sid: 'AllowEventsToEncrypt',
    principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: restrictToEventRules(scope),
  }));
  const queue = new sqs.Queue(scope, id, { encryptionMasterKey: encryptionKey, enforceSSL: true, retentionPeriod: Duration.days(14) });
  queue.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AllowEventsToSend',
    principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: restrictToEventRules(scope),
  }));
  return queue;
}

/**
 * Returns a condition for the event rules of the account and Region. EventBridge sends `aws:SourceArn` to queues and their keys, but not
 * `aws:SourceAccount`.
 */
export function restrictToEventRules(scope: Construct): { [operator: string]: { [key: string]: string } } {
  return { ArnLike: { 'aws:SourceArn': Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }) } };
}

/** Creates an alarm on messages in the queue, and on executions that failed before they could send a message to the queue. */
export function createUndeliveredAlarm(
  scope: Construct, id: string, resourceNamePrefix: string, queue: sqs.IQueue, stateMachine: sfn.IStateMachine,
): cloudwatch.Alarm {
  const undelivered = new cloudwatch.MathExpression({
    expression: 'FILL(waiting, 0) + FILL(failed, 0) + FILL(expired, 0)',
    label: 'Undelivered events',
    usingMetrics: {
      waiting: queue.metricApproximateNumberOfMessagesVisible({ statistic: cloudwatch.Stats.MAXIMUM }),
      failed: stateMachine.metricFailed({ statistic: cloudwatch.Stats.SUM }),
      expired: stateMachine.metricTimedOut({ statistic: cloudwatch.Stats.SUM }),
    },
    period: Duration.minutes(5),
  });
  return new PrefixedAlarm(scope, id, {
    owner: scope,
    resourceNamePrefix,
    metric: undelivered,
    alarmName: `${resourceNamePrefix}-events-undelivered`,
    alarmDescription: 'HIGH: An event notification was not delivered. The messages in the dead-letter queue contain the rule, the record, '
      + 'and the error. If the queue is empty, the log group of the state machine contains the error.',
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
