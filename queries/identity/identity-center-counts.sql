-- title: Daily changes in IAM Identity Center
-- question: How many users, groups, memberships and assignments were created and deleted on each day?
-- relations: activity
-- window: 90d
-- columns: account, on_day, users_created, users_deleted, groups_created, groups_deleted, members_added, members_removed, assignments_created,
--   assignments_deleted, events, actors
-- interpretation: Only successful calls are counted. A day with many changes to users or memberships is a synchronization, a new department or an
--   attack on the directory. The difference between users_created and users_deleted is the net change in users.
-- rules: identity-center-users-changed, identity-center-access-granted
SELECT
  account,
  CAST(time AS date) AS on_day,
  count(DISTINCT event_id) FILTER (WHERE event = 'CreateUser') AS users_created,
  count(DISTINCT event_id) FILTER (WHERE event = 'DeleteUser') AS users_deleted,
  count(DISTINCT event_id) FILTER (WHERE event = 'CreateGroup') AS groups_created,
  count(DISTINCT event_id) FILTER (WHERE event = 'DeleteGroup') AS groups_deleted,
  count(DISTINCT event_id) FILTER (WHERE event IN ('AddMemberToGroup', 'CreateGroupMembership')) AS members_added,
  count(DISTINCT event_id) FILTER (WHERE event IN ('RemoveMemberFromGroup', 'DeleteGroupMembership')) AS members_removed,
  count(DISTINCT event_id) FILTER (WHERE event = 'CreateAccountAssignment') AS assignments_created,
  count(DISTINCT event_id) FILTER (WHERE event = 'DeleteAccountAssignment') AS assignments_deleted,
  count(DISTINCT event_id) AS events,
  count(DISTINCT COALESCE(session, actor)) AS actors
FROM activity
WHERE service IN ('sso', 'sso-directory', 'identitystore')
  AND error IS NULL
  AND event IN (
    'CreateUser', 'DeleteUser', 'CreateGroup', 'DeleteGroup', 'AddMemberToGroup', 'CreateGroupMembership', 'RemoveMemberFromGroup',
    'DeleteGroupMembership', 'CreateAccountAssignment', 'DeleteAccountAssignment'
  )
GROUP BY account, CAST(time AS date)
ORDER BY on_day DESC, account
LIMIT 500
