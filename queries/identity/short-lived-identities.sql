-- title: Short-lived identities and access keys
-- question: Which users, roles, access keys, passwords and policies were deleted soon after their creation, and by whom?
-- relations: activity
-- window: 30d
-- parameter: within_minutes integer = 1440 — Maximum number of minutes after the creation
-- columns: account, actor, resource_type, name, created, deleted, minutes, deleted_by, created_from, deleted_from, programs
-- interpretation: Such rows come from tests, or from an attacker who removes traces. Look up the activity of the identity or key in between.
-- rules: user-created, access-key-created, login-profile-changed
WITH calls AS (
  SELECT
    activity.*,
    regexp_extract(event, '^(Create|Delete)') AS action,
    regexp_extract(event, '(User|Role|AccessKey|LoginProfile|Policy)$') AS resource_type,
    COALESCE(
      json_extract_scalar(response_elements, '$.accessKey.accessKeyId'),
      json_extract_scalar(request_parameters, '$.accessKeyId'),
      regexp_extract(json_extract_scalar(request_parameters, '$.policyArn'), '[^/]+$'),
      json_extract_scalar(request_parameters, '$.policyName'),
      json_extract_scalar(request_parameters, '$.roleName'),
      json_extract_scalar(request_parameters, '$.userName')
    ) AS name
  FROM activity
  WHERE service = 'iam'
    AND error IS NULL
    AND regexp_like(event, '^(Create|Delete)(User|Role|AccessKey|LoginProfile|Policy)$')
), pairs AS (
  SELECT
    account,
    resource_type,
    name,
    max_by(actor, time) FILTER (WHERE action = 'Create') AS actor,
    max_by(actor, time) FILTER (WHERE action = 'Delete') AS deleted_by,
    max_by(source_address, time) FILTER (WHERE action = 'Create') AS created_from,
    max_by(source_address, time) FILTER (WHERE action = 'Delete') AS deleted_from,
    max(time) FILTER (WHERE action = 'Create') AS created,
    max(time) FILTER (WHERE action = 'Delete') AS deleted,
    array_join(slice(array_sort(array_agg(DISTINCT regexp_extract(user_agent, '^\[?([^/ \]]+)', 1))), 1, 5), ', ') AS programs
  FROM calls
  GROUP BY account, resource_type, name
)
SELECT
  account, actor, resource_type, name, created, deleted,
  date_diff('minute', created, deleted) AS minutes,
  deleted_by, created_from, deleted_from, programs
FROM pairs
CROSS JOIN parameters p
WHERE deleted >= created
  AND date_diff('minute', created, deleted) <= p.within_minutes
ORDER BY created DESC, account, resource_type, name
LIMIT 200
