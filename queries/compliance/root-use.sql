-- title: Use of root, event by event
-- question: When was the root user of an account used for more than looking around, with which credential, and with MFA?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, service, credential, mfa, outcome, error, user_agent,
--   event_id
-- reading: Every row needs its reason in a ticket; what a console session only reads is left out. credential 'access key' means that
--   root has a key, which should not exist; 'password recovery' that somebody asked for a new password. Members of an organization
--   need no root credentials at all.
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
  -- the console's own reads would bury the rest
  AND (NOT COALESCE(read_only, FALSE) OR event_type = 'AwsConsoleSignIn' OR access_key LIKE 'AKIA%')
ORDER BY time DESC, event_id
LIMIT 1000
