-- title: Role sessions
-- question: Which sessions did each role have, how long were they used, from where, and for how many services?
-- relations: activity
-- window: 7d
-- parameter: role_filter text = % — Name of the role, such as Deploy%
-- columns: account, actor, session, access_key, minutes, events, failed, changes, services, addresses, sample_addresses, mfa, from_console,
--   first_time, last_time
-- interpretation: One session has one access key, and normally one IP address. A second IP address in the same session means that its credentials
--   were copied.
SELECT
  account,
  actor,
  session,
  access_key,
  date_diff('minute', min(time), max(time)) AS minutes,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT service) AS services,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 5), ', ') AS sample_addresses,
  COALESCE(bool_or(mfa), FALSE) AS mfa,
  COALESCE(bool_or(from_console), FALSE) AS from_console,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE actor_type = 'AssumedRole'
  AND actor LIKE p.role_filter
  AND source_address NOT LIKE '%.amazonaws.com' -- services that make calls for the session
GROUP BY account, actor, session, access_key
ORDER BY addresses DESC, events DESC, account, actor, session, access_key
LIMIT 500
