-- title: Group membership changes
-- question: Who was added to or removed from which group, and which group names suggest broad permissions?
-- relations: activity
-- window: 90d
-- parameter: group_filter text = % — Name of the group, in lower case, such as %admin%; for IAM Identity Center, the group ID
-- columns: time, account, region, actor, source_address, event, resource, group_name, member, privileged_name, self_changed, error, session, event_id
-- interpretation: A group name does not prove permissions, so know which groups are privileged in your accounts. For IAM Identity Center,
--   group_name and member are IDs. Where self_changed is true, users changed their own membership.
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
  COALESCE(regexp_like(lower(group_name), 'admin|power|root|owner|security'), FALSE) AS privileged_name,
  COALESCE(member = actor, FALSE) AS self_changed,
  error, session, event_id
FROM changes
CROSS JOIN parameters p
WHERE lower(COALESCE(group_name, '')) LIKE p.group_filter
ORDER BY privileged_name DESC, time DESC, event_id
LIMIT 500
