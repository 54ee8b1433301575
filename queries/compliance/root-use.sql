-- title: Root user activity by event
-- question: When was the root user of an account used, with which credential, and with MFA?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, service, credential, mfa, outcome, error, user_agent,
--   event_id
-- interpretation: Each row needs a ticket that explains it. Read-only events of console sessions are excluded. The credential 'access
--   key' means that the root user has an access key, which should not exist; 'password recovery' means that a new password was
--   requested. Member accounts of an organization do not need root credentials.
-- rules: root-usage, root-access-key-created, root-recovery, root-session-assumed, cloudwatch-1
SELECT
  time, account, region, actor, source_address, event, resource, service,
  CASE
    WHEN event IN ('PasswordRecoveryRequested', 'PasswordRecoveryCompleted') THEN 'password recovery'
    WHEN event_type = 'AwsConsoleSignIn' THEN 'password'
    WHEN access_key LIKE 'AKIA%' THEN 'access key'
    ELSE 'session'
  END AS credential,
  mfa,
  COALESCE(
    json_extract_scalar(response_elements, '$.ConsoleLogin'),
    json_extract_scalar(response_elements, '$.PasswordRecoveryRequested'),
    json_extract_scalar(response_elements, '$.PasswordRecoveryCompleted')
  ) AS outcome,
  error, user_agent, event_id
FROM activity
WHERE actor_type = 'Root'
  AND NOT by_service
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
  -- exclude the many read-only calls of console sessions
  AND (NOT COALESCE(read_only, FALSE) OR event_type = 'AwsConsoleSignIn' OR access_key LIKE 'AKIA%')
ORDER BY time DESC, event_id
LIMIT 1000
