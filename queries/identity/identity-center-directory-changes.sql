-- title: IAM Identity Center users and groups changed
-- question: Who created, changed or removed IAM Identity Center users and groups, or their passwords and devices?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, user_or_group, new_id, identity_store, error, session, user_agent,
--   event_id
-- interpretation: If an external identity provider manages the directory, provisioning makes the changes, and users should make none. Otherwise,
--   each new user should belong to a new employee. Many events hide names; look up the IDs in the identity store.
-- rules: identity-center-users-changed, identity-center-mfa-changed
SELECT
  time, account, region, actor, source_address, event, resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.displayName'),
    json_extract_scalar(request_parameters, '$.groupName'),
    json_extract_scalar(request_parameters, '$.userId'),
    json_extract_scalar(request_parameters, '$.groupId')
  ) AS user_or_group,
  COALESCE(
    json_extract_scalar(response_elements, '$.userId'),
    json_extract_scalar(response_elements, '$.user.userId'),
    json_extract_scalar(response_elements, '$.groupId'),
    json_extract_scalar(response_elements, '$.group.groupId'),
    json_extract_scalar(response_elements, '$.membershipId')
  ) AS new_id,
  json_extract_scalar(request_parameters, '$.identityStoreId') AS identity_store,
  error, session, user_agent, event_id
FROM activity
WHERE service IN ('sso-directory', 'identitystore')
  AND NOT COALESCE(read_only, FALSE)
  AND NOT regexp_like(event, '^(Describe|Get|List|Search|Is)')
ORDER BY time DESC, event_id
LIMIT 500
