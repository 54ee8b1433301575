-- title: Users, roles and groups created or deleted
-- question: Who created or deleted users, roles, groups and instance profiles, and what are their names?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, kind, name, path, new_id, boundary, error, session, invoked_by,
--   user_agent, event_id
-- interpretation: Pipelines create roles all the time; new users should be rare. A name that resembles one of AWS, or of a tool that you do not
--   use, can be an attempt to avoid attention. Use new_id, which does not change with the name, to find the identity in other events.
-- rules: user-created
SELECT
  time, account, region, actor, source_address, event, resource,
  lower(regexp_extract(event, '^(?:Create|Delete)(?:ServiceLinked)?(User|Role|Group|InstanceProfile)$', 1)) AS kind,
  COALESCE(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.groupName'),
    json_extract_scalar(request_parameters, '$.instanceProfileName'),
    json_extract_scalar(response_elements, '$.role.roleName')
  ) AS name,
  json_extract_scalar(request_parameters, '$.path') AS path,
  COALESCE(
    json_extract_scalar(response_elements, '$.user.userId'),
    json_extract_scalar(response_elements, '$.role.roleId'),
    json_extract_scalar(response_elements, '$.group.groupId'),
    json_extract_scalar(response_elements, '$.instanceProfile.instanceProfileId')
  ) AS new_id,
  json_extract_scalar(request_parameters, '$.permissionsBoundary') AS boundary,
  error, session, invoked_by, user_agent, event_id
FROM activity
WHERE service = 'iam'
  AND regexp_like(event, '^(Create|Delete)(ServiceLinked)?(User|Role|Group|InstanceProfile)$')
ORDER BY time DESC, event_id
LIMIT 500
