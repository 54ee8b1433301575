-- title: Console sessions created from access keys
-- question: Who turned access keys into a console session, switched roles in the console, or requested a new root password?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, method, switched_from, to_account, to_role, actor_type, error, user_agent,
--   event_id
-- interpretation: A tool that requests a sign-in token can open a console session without a password. Companies with a custom portal do this all
--   day, from known IP addresses and with one program. Investigate all other rows.
-- rules: sign-in-token-requested, root-recovery, federation-token-issued
SELECT
  time, account, region, actor, source_address, event, resource,
  CASE
    WHEN event = 'GetSigninToken' THEN 'sign-in token'
    WHEN event IN ('SwitchRole', 'ExitRole', 'RenewRole') THEN 'role switch'
    ELSE 'root password'
  END AS method,
  json_extract_scalar(additional_event_data, '$.SwitchFrom') AS switched_from, -- the event is recorded in the account of the role
  COALESCE(
    json_extract_scalar(additional_event_data, '$.SwitchTo'),
    regexp_extract(json_extract_scalar(request_parameters, '$.roleArn'), ':(\d{12}):', 1),
    CASE WHEN event = 'SwitchRole' THEN account END
  ) AS to_account,
  COALESCE(
    json_extract_scalar(additional_event_data, '$.RoleName'), json_extract_scalar(request_parameters, '$.roleArn'),
    CASE WHEN event = 'SwitchRole' THEN regexp_extract(actor_arn, ':assumed-role/([^/]+)/', 1) END
  ) AS to_role,
  actor_type, error, user_agent, event_id
FROM activity
WHERE service = 'signin'
  AND event IN ('GetSigninToken', 'SwitchRole', 'ExitRole', 'RenewRole', 'PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'PasswordUpdated')
  AND NOT (event = 'GetSigninToken' AND COALESCE(user_agent, '') LIKE 'Jersey/%') -- IAM Identity Center, for each user who opens the console
ORDER BY time DESC, event_id
LIMIT 500
