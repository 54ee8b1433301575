import { BY_CLOUDFORMATION, BY_MCP_SERVER, call, createCase, RuleCase } from './case';
import type { Evidence } from '../../../../src/detection/builtin-rules';

const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';
const OPERATIONS_KEY = 'abcd1234-34cd-12ab-90ef-ab1234567890';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:audit-topic';

/** The names of the resources in the cases. */
export const DEPLOYED: Required<Evidence> = {
  resourceNamePrefix: 'audit',
  trailName: 'audit',
  bucketName: 'audit-archive-1a2b3c',
  keyId: KEY,
  operationsKeyId: OPERATIONS_KEY,
  logGroupName: '/cloudtrail/audit',
  topicArn: TOPIC,
  databaseName: 'audit',
  workgroupName: 'audit',
};

export const EVIDENCE_CASES: Readonly<Record<string, RuleCase>> = {
  'evidence-trail-changed': createCase(call('cloudtrail', 'StopLogging', { name: 'audit' }), [
    { 'eventSource': 's3.amazonaws.com', 'eventName': 'StartLogging', 'requestParameters.name': 'other-audit' },
    { 'requestParameters.name': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/other-audit' },
    { 'requestParameters.trailName': 'other' },
    { 'requestParameters.trailName': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit-2' },
  ],
  { 'requestParameters.name': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' },
  { eventName: 'DeleteTrail', errorCode: 'AccessDenied' },
  { eventName: 'PutEventSelectors', requestParameters: { trailName: 'audit' } },
  { eventName: 'PutInsightSelectors', requestParameters: { trailName: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' } }),
  'evidence-archive-changed': createCase(call('s3', 'PutBucketLifecycle', { bucketName: 'audit-archive-1a2b3c', lifecycle: '' }), {
    'eventSource': 's3express.amazonaws.com', 'eventName': 'GetBucketLifecycle', 'requestParameters.bucketName': 'audit-archive-1a2b3c-logs',
  },
  { eventName: 'DeleteBucket' },
  { eventName: 'DeleteBucketPolicy' },
  { eventName: 'PutBucketVersioning' },
  { eventName: 'PutBucketPublicAccessBlock' }),
  'evidence-key-disabled': createCase(call('kms', 'ScheduleKeyDeletion', { keyId: KEY, pendingWindowInDays: 7 }), {
    'eventSource': 'iam.amazonaws.com', 'eventName': 'CancelKeyDeletion', 'requestParameters.keyId': `${KEY}0`,
  },
  { 'eventName': 'DisableKey', 'requestParameters.keyId': `arn:aws:kms:eu-west-1:111122223333:key/${KEY}` },
  { 'eventName': 'DisableKey', 'requestParameters.keyId': OPERATIONS_KEY },
  { eventName: 'PutKeyPolicy' }),
  'evidence-log-group-changed': createCase(call('logs', 'PutRetentionPolicy', { logGroupName: '/cloudtrail/audit', retentionInDays: 1 }), {
    'eventSource': 'events.amazonaws.com', 'eventName': 'DescribeLogGroups', 'requestParameters.logGroupName': '/cloudtrail/audit-2', ...BY_CLOUDFORMATION,
  },
  { eventName: 'DeleteLogGroup', ...BY_CLOUDFORMATION },
  { eventName: 'DeleteMetricFilter' },
  { eventName: 'DeleteMetricFilter', ...BY_MCP_SERVER }),
  'evidence-alarms-silenced': createCase(call('monitoring', 'DeleteAlarms', { alarmNames: ['other', 'audit-root-usage'] }), [
    { 'eventSource': 'logs.amazonaws.com', 'eventName': 'DescribeAlarms', 'requestParameters.alarmNames': ['other'], ...BY_CLOUDFORMATION },
    { 'requestParameters.alarmName': 'other' },
    { 'requestParameters.muteTargets.alarmNames': ['other'] },
  ],
  { eventName: 'DisableAlarmActions' },
  { eventName: 'SetAlarmState', requestParameters: { alarmName: 'audit-root-usage', stateValue: 'OK' } },
  { eventName: 'PutMetricAlarm', requestParameters: { alarmName: 'audit-delivery-stopped', threshold: 1 } },
  { eventName: 'PutAlarmMuteRule', requestParameters: { name: 'night', muteTargets: { alarmNames: ['audit-root-usage'] } } },
  { eventName: 'PutAlarmMuteRule', requestParameters: { name: 'night' } }),
  'evidence-topic-changed': createCase(call('sns', 'Unsubscribe', { subscriptionArn: `${TOPIC}:5be8f1c2` }), [
    { 'eventSource': 'sqs.amazonaws.com', 'eventName': 'Subscribe', 'requestParameters.subscriptionArn': `${TOPIC}-2:5be8f1c2`, ...BY_CLOUDFORMATION },
    { 'requestParameters.topicArn': `${TOPIC}-2` },
  ],
  { eventName: 'SetSubscriptionAttributes' },
  { eventName: 'DeleteTopic', requestParameters: { topicArn: TOPIC } },
  { eventName: 'SetTopicAttributes', requestParameters: { topicArn: TOPIC, attributeName: 'Policy' } }),
  'evidence-tables-changed': createCase(call('glue', 'DeleteTable', { databaseName: 'audit', name: 'detections' }), [
    { 'eventSource': 'lakeformation.amazonaws.com', 'eventName': 'GetTable', 'requestParameters.databaseName': 'audit_2', ...BY_CLOUDFORMATION },
    { 'requestParameters.name': 'sales' },
    { 'requestParameters.workGroup': 'primary' },
  ],
  { eventName: 'UpdateTable', requestParameters: { databaseName: 'audit', tableInput: { name: 'detections' } } },
  { 'userIdentity.invokedBy': 'athena.amazonaws.com' },
  { eventName: 'DeleteDatabase', requestParameters: { name: 'audit' } },
  { eventSource: 'athena.amazonaws.com', eventName: 'DeleteWorkGroup', requestParameters: { workGroup: 'audit' } }),
};
