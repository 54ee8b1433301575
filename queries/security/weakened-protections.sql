-- title: Security monitoring weakened
-- question: Who disabled or weakened CloudTrail, GuardDuty, Security Hub, AWS Config, Macie, Inspector, log groups, flow logs or alarms?
-- relations: activity
-- window: 30d
-- parameter: include_services boolean = false — Whether to include changes that AWS services make on behalf of a principal
-- columns: time, account, region, actor, source_address, event, resource, protection, error, session, user_agent, request_parameters, event_id
-- interpretation: Expect only pipelines that delete whole environments. A denied attempt is as important as a successful one, because the
--   principal intended to avoid detection. Check what the same identity did in the following hour.
-- rules: trail-tampering, guardduty-disabled, guardduty-weakened, security-hub-disabled, config-recorder-stopped, macie-disabled, analysers-disabled,
--   flow-logs-deleted, log-groups-deleted, log-retention-shortened, alarm-tampering, event-rules-removed, dns-query-logging-removed
WITH changes AS (
  SELECT
    activity.*,
    CASE
      WHEN service = 'cloudtrail' AND event IN (
        'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors', 'DeleteEventDataStore'
      ) THEN 'CloudTrail'
      WHEN service = 'guardduty'
        AND regexp_like(event, '^(Delete|Disable|Disassociate|StopMonitoring|ArchiveFindings|(Create|Update)(Filter|IPSet|TrustedEntitySet)'
          || '|Update(Detector|MemberDetectors|PublishingDestination))') THEN 'GuardDuty'
      WHEN service = 'securityhub'
        AND regexp_like(event, '^(Disable|Delete|Disassociate|BatchDisable|BatchUpdateFindings)') THEN 'Security Hub'
      WHEN service = 'config' AND regexp_like(event, '^(Stop|Delete)') THEN 'Config'
      WHEN service IN ('macie', 'macie2') AND regexp_like(event, '^(Disable|Delete|Disassociate|UpdateMacieSession)') THEN 'Macie'
      WHEN service = 'inspector2' AND regexp_like(event, '^(Disable|CreateFilter|Disassociate)') THEN 'Inspector'
      WHEN service = 'access-analyzer' AND event IN ('DeleteAnalyzer', 'CreateArchiveRule') THEN 'Access Analyzer'
      WHEN service = 'detective' AND regexp_like(event, '^(Delete|Disassociate)') THEN 'Detective'
      WHEN service = 'ec2' AND event = 'DeleteFlowLogs' THEN 'Flow logs'
      WHEN (service = 'route53resolver' AND regexp_like(event, '^(Delete|Disassociate)ResolverQueryLogConfig'))
        OR (service = 'route53' AND event = 'DeleteQueryLoggingConfig') THEN 'DNS query logs'
      WHEN service = 'logs' AND event IN (
        'DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteMetricFilter', 'DeleteSubscriptionFilter'
      ) THEN 'Log groups'
      WHEN service = 'monitoring' AND (
        event IN ('DeleteAlarms', 'DisableAlarmActions', 'SetAlarmState', 'PutAlarmMuteRule')
        OR (event IN ('PutMetricAlarm', 'PutCompositeAlarm') AND json_extract_scalar(request_parameters, '$.actionsEnabled') = 'false')
      ) THEN 'Alarms'
      WHEN service = 'events' AND event IN ('DeleteRule', 'DisableRule', 'RemoveTargets') THEN 'Event rules'
      WHEN service IN ('waf', 'waf-regional', 'wafv2')
        AND regexp_like(event, '^(DeleteWebACL|DisassociateWebACL|DeleteLoggingConfiguration)') THEN 'WAF'
    END AS protection
  FROM activity
)
SELECT time, account, region, actor, source_address, event, resource, protection, error, session, user_agent, request_parameters, event_id
FROM changes
CROSS JOIN parameters p
WHERE protection IS NOT NULL
  AND (p.include_services OR NOT by_service)
ORDER BY time DESC, event_id
LIMIT 500
