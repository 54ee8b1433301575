-- title: What was done with a role
-- question: Which calls were made by sessions of a role, and who was in them?
-- relations: activity
-- window: 7d
-- parameter: wanted_role text = % — Name of the role, such as Deploy%
-- parameter: with_reads boolean = true — Whether calls count that only read
-- columns: time, account, region, actor, source_address, event, resource, session, service, error, read_only, access_key, invoked_by,
--   actor_account, user_agent, event_id
-- reading: The session names the person or program; for roles of services it is an instance or a function. A role for machines that is
--   used by a person's program, or from outside AWS, has been taken out of its place.
SELECT
  time, account, region, actor, source_address, event, resource,
  session, service, error, read_only, access_key, invoked_by, actor_account, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE actor_type = 'AssumedRole'
  AND actor LIKE p.wanted_role
  AND (p.with_reads OR NOT COALESCE(read_only, FALSE))
ORDER BY time DESC, event_id
LIMIT 1000
