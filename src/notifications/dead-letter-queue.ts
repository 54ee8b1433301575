import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { getKeyProp } from '../private/keys';
import { addStatement } from '../private/resource-policies';

const EVENTBRIDGE = 'events.amazonaws.com';

/** Keeps what could not be told, for as long as a queue can: nothing is lost in silence. */
export function createDeadLetterQueue(scope: Construct, id: string, encryptionKey: kms.IKey): sqs.Queue {
  addStatement(scope, getKeyProp(scope), encryptionKey, new iam.PolicyStatement({
    sid: 'AllowEventsToEncrypt',
    principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: ownRules(scope),
  }));
  const queue = new sqs.Queue(scope, id, { encryptionMasterKey: encryptionKey, enforceSSL: true, retentionPeriod: Duration.days(14) });
  queue.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AllowEventsToSend',
    principals: [new iam.ServicePrincipal(EVENTBRIDGE)],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: ownRules(scope),
  }));
  return queue;
}

/** Only the account's own event rules. EventBridge names the rule to queues and their keys, but not the account. */
export function ownRules(scope: Construct): { [operator: string]: { [key: string]: string } } {
  return { ArnLike: { 'aws:SourceArn': Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }) } };
}

/** Fires while a message waits in the queue, and when the state machine could not even put it there. */
export function createUndeliveredAlarm(
  scope: Construct, id: string, resourceNamePrefix: string, queue: sqs.IQueue, machine: sfn.StateMachine,
): cloudwatch.Alarm {
  const period = Duration.minutes(5);
  const failed = new cloudwatch.MathExpression({
    expression: 'FILL(waiting, 0) + FILL(failed, 0) + FILL(expired, 0)',
    label: 'Events that nobody was told of',
    usingMetrics: {
      waiting: queue.metricApproximateNumberOfMessagesVisible({ statistic: cloudwatch.Stats.MAXIMUM }),
      failed: machine.metricFailed({ statistic: cloudwatch.Stats.SUM }),
      expired: machine.metricTimedOut({ statistic: cloudwatch.Stats.SUM }),
    },
    period,
  });
  return failed.createAlarm(scope, id, {
    alarmName: `${resourceNamePrefix}-events-undelivered`,
    alarmDescription: 'HIGH: An event that a rule matches could not be told. The messages in the queue of undelivered events hold rule, record and '
      + 'error; where the queue is empty, the log group of the state machine holds the error.',
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
