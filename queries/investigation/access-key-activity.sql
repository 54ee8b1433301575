-- title: Everything an access key did
-- question: What was called with an access key, from where, and what came of it?
-- relations: activity
-- window: 30d
-- parameter: wanted_key text = % — The access key, such as AKIA%; % is any
-- parameter: only_successful boolean = false — Whether only calls count that succeeded: what the key could do
-- columns: time, account, region, actor, source_address, event, resource, service, error, access_key, session, read_only, user_agent, event_id
-- reading: In the order of time. Keys that begin with AKIA belong to a user until they are deleted, those with ASIA to a session. For a
--   leaked key, begin where the address changes.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, access_key, session, read_only, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE access_key LIKE p.wanted_key
  AND access_key <> ''
  AND (error IS NULL OR NOT p.only_successful)
ORDER BY time, event_id
LIMIT 1000
