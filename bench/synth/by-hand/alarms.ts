import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Literals, RuleLiterals } from '../literals';
import { addMetadata } from './queries';
import { allow, OWN_ALARMS, policy } from './statements';

export function addAlarms(stack: Stack, logGroup: logs.CfnLogGroup, key: kms.CfnKey, literals: Literals): void {
  const topic = new sns.CfnTopic(stack, 'Topic', { kmsMasterKeyId: key.attrArn });
  const deny = {
    Sid: 'AllowPublishThroughSSLOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 'sns:Publish',
    Resource: topic.ref,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  new sns.CfnTopicPolicy(stack, 'TopicPolicy', {
    topics: [topic.ref],
    policyDocument: policy(deny, allow('AllowAlarmsToPublish', 'cloudwatch.amazonaws.com', 'sns:Publish', topic.ref, OWN_ALARMS)),
  });
  for (const rule of literals.rules) addRule(stack, rule, logGroup, topic);
  new cloudwatch.CfnAlarm(stack, 'RecordsStopped', {
    alarmName: literals.deliveryAlarm.name,
    alarmDescription: literals.deliveryAlarm.description,
    alarmActions: [topic.ref],
    namespace: 'AWS/Logs',
    metricName: 'IncomingLogEvents',
    dimensions: [{ name: 'LogGroupName', value: logGroup.ref }],
    statistic: 'Sum',
    period: 3600,
    threshold: 1,
    comparisonOperator: 'LessThanThreshold',
    evaluationPeriods: 6,
    treatMissingData: 'breaching',
  });
}

function addRule(stack: Stack, rule: RuleLiterals, logGroup: logs.CfnLogGroup, topic: sns.CfnTopic): void {
  const filter = new logs.CfnMetricFilter(stack, `Filter-${rule.name}`, {
    filterName: rule.name,
    logGroupName: logGroup.ref,
    filterPattern: rule.pattern,
    metricTransformations: [{ metricNamespace: rule.namespace, metricName: rule.name, metricValue: '1', defaultValue: 0 }],
  });
  addMetadata(filter, rule.metadata);
  new cloudwatch.CfnAlarm(stack, `Alarm-${rule.name}`, {
    alarmName: rule.name,
    alarmDescription: rule.description,
    alarmActions: [topic.ref],
    namespace: rule.namespace,
    metricName: rule.name,
    statistic: 'Sum',
    period: rule.period,
    threshold: rule.threshold,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    evaluationPeriods: 1,
    treatMissingData: 'notBreaching',
  });
}
