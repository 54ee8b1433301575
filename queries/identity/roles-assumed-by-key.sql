-- title: Roles assumed with an access key
-- question: Which roles were assumed with which access key, and which access keys were issued?
-- relations: role_assumptions
-- window: 30d
-- parameter: key_filter text = AKIA% — ID of the access key; keys of users begin with AKIA
-- columns: account, actor, access_key, role_arn, events, failed, sessions, issued_access_keys, sample_issued_keys, longest_seconds, addresses,
--   first_time, last_time
-- interpretation: For a leaked key, the rows show its reach. Look up each issued key too, because its session continues after the key is deleted.
--   To revoke these sessions, add a policy to the role that denies sessions issued before now.
-- rules: access-key-created
SELECT
  account,
  actor,
  access_key,
  role_arn,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  count(DISTINCT issued_access_key) AS issued_access_keys,
  array_join(slice(array_sort(array_agg(DISTINCT issued_access_key)), 1, 10), ', ') AS sample_issued_keys,
  max(duration_seconds) AS longest_seconds,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM role_assumptions
CROSS JOIN parameters p
WHERE access_key LIKE p.key_filter
GROUP BY account, actor, access_key, role_arn
ORDER BY events DESC, account, actor, access_key, role_arn
LIMIT 500
