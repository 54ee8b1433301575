-- title: Access granted in IAM Identity Center
-- question: Who assigned which permission set to which principal in which account, or changed what a permission set allows?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, target_account, permission_set, principal_type, principal, policy,
--   error, session, user_agent, event_id
-- interpretation: Assignments can reach every account of the organization, so each one requires a reason. A policy change of a permission set
--   applies to all of its users at once. An assignment to a USER instead of a GROUP bypasses the usual process.
-- rules: identity-center-access-granted, identity-center-source-changed, identity-center-mfa-changed
SELECT
  time, account, region, actor, source_address, event, resource,
  json_extract_scalar(request_parameters, '$.targetId') AS target_account,
  COALESCE(
    json_extract_scalar(request_parameters, '$.permissionSetArn'),
    json_extract_scalar(response_elements, '$.permissionSet.permissionSetArn'),
    json_extract_scalar(request_parameters, '$.name')
  ) AS permission_set,
  json_extract_scalar(request_parameters, '$.principalType') AS principal_type,
  json_extract_scalar(request_parameters, '$.principalId') AS principal,
  COALESCE(
    json_extract_scalar(request_parameters, '$.managedPolicyArn'),
    json_extract_scalar(request_parameters, '$.customerManagedPolicyReference.name'),
    json_extract_scalar(request_parameters, '$.inlinePolicy')
  ) AS policy,
  error, session, user_agent, event_id
FROM activity
WHERE service = 'sso'
  AND regexp_like(event, '(AccountAssignment|PermissionSet|PermissionsBoundary|ApplicationAssignment|SsoConfiguration)')
  AND NOT regexp_like(event, '^(Describe|Get|List)')
ORDER BY time DESC, event_id
LIMIT 500
