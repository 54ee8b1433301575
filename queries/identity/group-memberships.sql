-- title: Users added to groups
-- question: Who was put into or taken out of which group, and which of them sound powerful?
-- relations: activity
-- window: 90d
-- parameter: wanted_group text = % — Name of the group, in lower case, such as %admin%; groups of IAM Identity Center have ids
-- columns: time, account, region, actor, source_address, event, resource, group_name, member, sounds_powerful, by_itself, error, session, event_id
-- reading: Names of groups tell little: know those that are powerful in your accounts. In IAM Identity Center group and member are ids.
--   Where by_itself is true, somebody added himself.
-- rules: user-added-to-admin-group, identity-center-users-changed
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.groupName'), json_extract_scalar(request_parameters, '$.groupId')
    ) AS group_name,
    COALESCE(
      json_extract_scalar(request_parameters, '$.userName'),
      json_extract_scalar(request_parameters, '$.member.memberId'),
      json_extract_scalar(request_parameters, '$.memberId.userId'),
      json_extract_scalar(request_parameters, '$.membershipId')
    ) AS member
  FROM activity
  WHERE (service = 'iam' AND event IN ('AddUserToGroup', 'RemoveUserFromGroup'))
    OR (service IN ('sso-directory', 'identitystore') AND event IN (
      'AddMemberToGroup', 'RemoveMemberFromGroup', 'CreateGroupMembership', 'DeleteGroupMembership'
    ))
)
SELECT
  time, account, region, actor, source_address, event, resource, group_name, member,
  COALESCE(regexp_like(lower(group_name), 'admin|power|root|owner|security'), FALSE) AS sounds_powerful,
  COALESCE(member = actor, FALSE) AS by_itself,
  error, session, event_id
FROM changes
CROSS JOIN parameters p
WHERE lower(COALESCE(group_name, '')) LIKE p.wanted_group
ORDER BY sounds_powerful DESC, time DESC, event_id
LIMIT 500
