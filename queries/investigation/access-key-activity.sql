-- title: Activity of an access key
-- question: Which calls were made with an access key, from where, and with what result?
-- relations: activity
-- window: 30d
-- parameter: key_filter text = % — ID of the access key, such as AKIA%; % matches any key
-- parameter: only_successful boolean = false — Whether to include only successful calls, which show what the key was able to do
-- columns: time, account, region, actor, source_address, event, resource, service, error, access_key, session, read_only, user_agent, event_id
-- interpretation: Rows are in chronological order. Keys that begin with AKIA belong to a user until they are deleted; keys that begin with ASIA
--   belong to a session. For a leaked key, start where the IP address changes.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, access_key, session, read_only, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE access_key LIKE p.key_filter
  AND access_key <> ''
  AND (error IS NULL OR NOT p.only_successful)
ORDER BY time, event_id
LIMIT 1000
