-- title: Administrator permissions granted
-- question: Who granted administrator permissions, or equivalent permissions for IAM, to which identity?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, grantee, policy, method, self_granted, error, session, user_agent, event_id
-- interpretation: Each row should have a change ticket. Where self_granted is true, an identity extended its own permissions, which indicates an
--   attack or a bad practice. Group memberships and trust policies can have the same effect; separate queries cover them.
-- rules: admin-policy-attached, admin-policy-written, policy-version-switched, permissions-boundary-removed
WITH grants AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.userName'),
      json_extract_scalar(request_parameters, '$.roleName'),
      json_extract_scalar(request_parameters, '$.groupName')
    ) AS grantee,
    COALESCE(json_extract_scalar(request_parameters, '$.policyArn'), json_extract_scalar(request_parameters, '$.policyName')) AS policy,
    CASE
      WHEN regexp_like(event, '^Attach(User|Role|Group)Policy$') AND regexp_like(
        json_extract_scalar(request_parameters, '$.policyArn'),
        ':aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess|job-function/SystemAdministrator)$'
      ) THEN 'AWS managed policy attached'
      WHEN regexp_like(event, '^(Put(User|Role|Group)Policy|CreatePolicy|CreatePolicyVersion)$') AND regexp_like(
        json_extract_scalar(request_parameters, '$.policyDocument'), '"(Action|NotAction)"\s*:\s*(\[[^\]]*)?"(\*|\*:\*|iam:\*)"'
      ) THEN 'wildcard policy created'
      WHEN event IN ('DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary') THEN 'permissions boundary removed'
    END AS method
  FROM activity
  WHERE service = 'iam'
)
SELECT
  time, account, region, actor, source_address, event, resource, grantee, policy, method,
  COALESCE(grantee = actor, FALSE) AS self_granted,
  error, session, user_agent, event_id
FROM grants
WHERE method IS NOT NULL
ORDER BY time DESC, event_id
LIMIT 500
