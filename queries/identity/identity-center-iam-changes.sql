-- title: IAM changes by IAM Identity Center users
-- question: Which IAM Identity Center users created IAM users, access keys or roles, or changed policies?
-- relations: activity
-- window: 30d
-- parameter: user_filter text = % — Name of the user, as in the session name, often an email address
-- parameter: event_filter text = % — Name of the event, such as CreateRole, CreateUser, CreateAccessKey or Put%Policy
-- columns: time, account, region, actor, source_address, event, resource, user_name, permission_set, target, policy, error, from_console,
--   user_agent, event_id
-- interpretation: An IAM user or access key that an IAM Identity Center user creates bypasses IAM Identity Center, and remains when the person
--   leaves. Ask for the reason for each one. Manual changes to roles and policies are typical of sandbox accounts.
-- rules: user-created, access-key-created, iam-policy-changes
SELECT
  time, account, region, actor, source_address, event, resource,
  session AS user_name,
  regexp_extract(actor, '^AWSReservedSSO_(.+)_[0-9a-f]+$', 1) AS permission_set,
  COALESCE(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.groupName'),
    json_extract_scalar(response_elements, '$.accessKey.userName')
  ) AS target,
  COALESCE(json_extract_scalar(request_parameters, '$.policyArn'), json_extract_scalar(request_parameters, '$.policyName')) AS policy,
  error, from_console, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE service = 'iam'
  AND actor LIKE 'AWSReservedSSO%'
  AND COALESCE(session, '') LIKE p.user_filter
  AND COALESCE(event, '') LIKE p.event_filter
  AND NOT COALESCE(read_only, FALSE)
  AND NOT regexp_like(event, '^(Get|List|Generate|Simulate)')
ORDER BY time DESC, event_id
LIMIT 500
