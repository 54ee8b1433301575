import { BY_CLOUDFORMATION, call, createCase, RuleCase } from './case';

export const TAMPERING_CASES: Readonly<Record<string, RuleCase>> = {
  'trail-tampering': createCase(call('cloudtrail', 'StopLogging', { name: 'audit' }), {
    eventSource: 's3.amazonaws.com', eventName: 'StartLogging',
  }),
  'config-recorder-stopped': createCase(call('config', 'StopConfigurationRecorder', { configurationRecorderName: 'default' }), {
    eventSource: 'cloudtrail.amazonaws.com', eventName: 'StartConfigurationRecorder',
  }),
  'config-rules-removed': createCase(call('config', 'DeleteConfigRule', { configRuleName: 'root-mfa' }), {
    eventSource: 'events.amazonaws.com', eventName: 'PutConfigRule', ...BY_CLOUDFORMATION,
  }),
  'guardduty-disabled': createCase(call('guardduty', 'DeleteDetector', { detectorId: 'd1' }), [
    { eventSource: 'inspector2.amazonaws.com', eventName: 'GetDetector' },
    { 'requestParameters.enable': true },
  ], { 'eventName': 'UpdateDetector', 'requestParameters.enable': false }),
  'guardduty-weakened': createCase(call('guardduty', 'CreateIPSet', { format: 'TXT', activate: true }), [
    { eventSource: 'wafv2.amazonaws.com', eventName: 'GetIPSet' },
    { 'eventName': 'GetDetector', 'requestParameters.features': [{ name: 'S3_DATA_EVENTS', status: 'ENABLED' }] },
  ],
  { eventName: 'UpdateTrustedEntitySet' },
  ...['UpdateDetector', 'UpdateMemberDetectors'].map((eventName) => ({
    eventName,
    requestParameters: { detectorId: 'd1', features: [{ name: 'RDS_LOGIN_EVENTS', status: 'ENABLED' }, { name: 'S3_DATA_EVENTS', status: 'DISABLED' }] },
  }))),
  'security-hub-disabled': createCase(call('securityhub', 'DisableSecurityHub'), {
    eventSource: 'guardduty.amazonaws.com', eventName: 'EnableSecurityHub',
  }, { eventName: 'DisableSecurityHubV2' }),
  'security-hub-findings-changed': createCase(call('securityhub', 'BatchUpdateFindings', { workflow: { status: 'SUPPRESSED' } }), {
    eventSource: 'inspector2.amazonaws.com', eventName: 'GetFindings', ...BY_CLOUDFORMATION,
  }, { eventName: 'BatchUpdateFindingsV2' }, { eventName: 'CreateAutomationRuleV2' }, { eventName: 'DisableSecurityHubFeatureV2' }),
  'macie-disabled': createCase(call('macie2', 'UpdateMacieSession', { status: 'PAUSED' }), {
    'eventSource': 'guardduty.amazonaws.com', 'eventName': 'GetMacieSession', 'requestParameters.status': 'ENABLED',
  }, { eventName: 'DisableMacie', requestParameters: null }),
  'analysers-disabled': createCase(call('inspector2', 'Disable', { resourceTypes: ['EC2'] }), [
    { eventSource: 'securityhub.amazonaws.com', eventName: 'Enable' },
    { eventSource: 'elasticmapreduce.amazonaws.com' },
    { eventName: 'GetAnalyzer' },
  ],
  { eventSource: 'detective.amazonaws.com', eventName: 'DeleteGraph' },
  { eventSource: 'access-analyzer.amazonaws.com', eventName: 'DeleteAnalyzer' }),
  'flow-logs-deleted': createCase(call('ec2', 'DeleteFlowLogs', { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-1' } } }), {
    eventSource: 'vpc-lattice.amazonaws.com', eventName: 'CreateFlowLogs',
  }),
  'log-groups-deleted': createCase(call('logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/orders' }), {
    eventSource: 'events.amazonaws.com', eventName: 'CreateLogGroup', ...BY_CLOUDFORMATION,
  }),
  'log-retention-shortened': createCase(call('logs', 'PutRetentionPolicy', { logGroupName: 'audit', retentionInDays: 1 }), {
    'eventSource': 'events.amazonaws.com', 'eventName': 'CreateLogGroup', 'requestParameters.retentionInDays': 14, ...BY_CLOUDFORMATION,
  }),
  'log-processing-removed': createCase(call('logs', 'DeleteSubscriptionFilter', { logGroupName: 'audit', filterName: 'siem' }), {
    eventSource: 'events.amazonaws.com', eventName: 'PutSubscriptionFilter', ...BY_CLOUDFORMATION,
  }),
  'alarm-tampering': createCase(call('monitoring', 'DeleteAlarms', { alarmNames: ['audit-root-usage'] }), {
    'eventSource': 'logs.amazonaws.com',
    'eventName': 'DescribeAlarms',
    'requestParameters.alarmNames': ['TargetTracking-table/orders-AlarmHigh-1'],
    'requestParameters.actionsEnabled': true,
    ...BY_CLOUDFORMATION,
  },
  { eventName: 'DisableAlarmActions' },
  { eventName: 'PutAlarmMuteRule', requestParameters: { name: 'night' } },
  ...['PutMetricAlarm', 'PutCompositeAlarm'].map((eventName) =>
    ({ eventName, requestParameters: { alarmName: 'audit-root-usage', actionsEnabled: false } }))),
  'alert-topics-removed': createCase(call('sns', 'Unsubscribe', { subscriptionArn: 'arn:aws:sns:eu-west-1:111122223333:audit:1' }), {
    eventSource: 'sqs.amazonaws.com', eventName: 'Subscribe', ...BY_CLOUDFORMATION,
  }),
  'event-rules-removed': createCase(call('events', 'DisableRule', { name: 'isolate-instance' }), {
    eventSource: 'scheduler.amazonaws.com', eventName: 'EnableRule', ...BY_CLOUDFORMATION,
  }),
  'dns-query-logging-removed': createCase(call('route53resolver', 'DeleteResolverQueryLogConfig', { resolverQueryLogConfigId: 'rqlc-1' }), [
    { eventSource: 'route53.amazonaws.com', eventName: 'CreateResolverQueryLogConfig' },
    { eventSource: 'route53domains.amazonaws.com' },
  ], { eventSource: 'route53.amazonaws.com', eventName: 'DeleteQueryLoggingConfig' }),
  'bucket-logging-changed': createCase(call('s3', 'PutBucketLogging', { bucketName: 'orders' }), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketLogging', ...BY_CLOUDFORMATION,
  }),
  'web-acl-removed': createCase(call('wafv2', 'DeleteWebACL', { name: 'shop', scope: 'REGIONAL' }), {
    eventSource: 'cloudfront.amazonaws.com', eventName: 'GetWebACL', ...BY_CLOUDFORMATION,
  }, { eventSource: 'waf.amazonaws.com' }, { eventSource: 'waf-regional.amazonaws.com' }),
  'event-data-store-stopped': createCase(call('cloudtrail', 'StopEventDataStoreIngestion', { eventDataStore: 'audit' }), {
    eventSource: 's3.amazonaws.com', eventName: 'StartEventDataStoreIngestion',
  }, { eventName: 'DeleteEventDataStore' }),
  'eks-logging-disabled': createCase(call('eks', 'UpdateClusterConfig', {
    name: 'shop', logging: { clusterLogging: [{ types: ['api', 'audit'], enabled: false }] },
  }), {
    'eventSource': 'ecs.amazonaws.com',
    'eventName': 'UpdateClusterVersion',
    'requestParameters.logging.clusterLogging': [{ types: ['api', 'audit'], enabled: true }],
    ...BY_CLOUDFORMATION,
  }),
  'database-activity-stream-stopped': createCase(call('rds', 'StopActivityStream', { applyImmediately: true }), {
    eventSource: 'kinesis.amazonaws.com', eventName: 'StartActivityStream', ...BY_CLOUDFORMATION,
  }),
  'bedrock-guardrail-changed': createCase(call('bedrock', 'DeleteGuardrail', { guardrailIdentifier: 'g1' }), {
    eventSource: 'controltower.amazonaws.com', eventName: 'GetGuardrail', ...BY_CLOUDFORMATION,
  }, { eventName: 'UpdateGuardrail' }),
};
