-- title: Account access through IAM Identity Center
-- question: Which IAM Identity Center users accessed which accounts, and with which permission set?
-- relations: activity
-- window: 30d
-- parameter: user_filter text = % — Name or ID of the user
-- columns: account, actor, source_address, event, target_account, permission_set, events, failed, days, first_time, last_time
-- interpretation: The access portal records these events in the account of IAM Identity Center. Compare them with the assignments: you can remove
--   a permission set that no user uses. Investigate the first access of a user to an account.
-- rules: identity-center-access-granted
SELECT
  account,
  actor,
  source_address,
  event,
  COALESCE(
    json_extract_scalar(service_event_details, '$.account_id'), json_extract_scalar(request_parameters, '$.accountId')
  ) AS target_account,
  COALESCE(
    json_extract_scalar(service_event_details, '$.role_name'), json_extract_scalar(request_parameters, '$.roleName')
  ) AS permission_set,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT CAST(time AS date)) AS days,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE service IN ('sso', 'signin')
  AND event IN ('Federate', 'GetRoleCredentials')
  AND COALESCE(actor, '') LIKE p.user_filter
GROUP BY
  account,
  actor,
  source_address,
  event,
  COALESCE(json_extract_scalar(service_event_details, '$.account_id'), json_extract_scalar(request_parameters, '$.accountId')),
  COALESCE(json_extract_scalar(service_event_details, '$.role_name'), json_extract_scalar(request_parameters, '$.roleName'))
ORDER BY events DESC, account, actor, source_address, event, target_account, permission_set
LIMIT 500
