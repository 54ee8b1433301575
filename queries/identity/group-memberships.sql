-- title: Users added to groups
-- question: Who was put into or taken out of which group, administrators first?
-- relations: activity
-- window: 90d
-- parameter: powerful text = admin|power|root|owner|security — Parts of names of groups with many rights, in lower case, as a regular expression
-- columns: time, account, region, actor, source_address, event, resource, group_name, member, is_powerful, by_itself, error, session, event_id
-- reading: Names of groups tell little, so set those that are powerful in your accounts. Membership is by id in the identity centre, by
--   name in IAM. by_itself means that somebody added himself.
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
  COALESCE(regexp_like(lower(group_name), p.powerful), FALSE) AS is_powerful,
  COALESCE(member = actor, FALSE) AS by_itself,
  error, session, event_id
FROM changes
CROSS JOIN parameters p
ORDER BY is_powerful DESC, time DESC, event_id
LIMIT 500
