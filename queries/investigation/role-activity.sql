-- title: Role activity
-- question: Which calls did the sessions of a role make, and who used the sessions?
-- relations: activity
-- window: 7d
-- parameter: role_filter text = % — Name of the role, such as Deploy%
-- parameter: include_reads boolean = true — Whether to include read-only calls
-- columns: time, account, region, actor, source_address, event, resource, session, service, error, read_only, access_key, invoked_by,
--   actor_account, user_agent, event_id
-- interpretation: The session identifies the user or program; for service roles, it is an instance or a function. If a workload role is used by a
--   user's program, or from outside AWS, its credentials were taken from the workload.
SELECT
  time, account, region, actor, source_address, event, resource,
  session, service, error, read_only, access_key, invoked_by, actor_account, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE actor_type = 'AssumedRole'
  AND actor LIKE p.role_filter
  AND (p.include_reads OR NOT COALESCE(read_only, FALSE))
ORDER BY time DESC, event_id
LIMIT 1000
