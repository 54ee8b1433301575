-- title: Usage profile of access keys
-- question: When was each access key first and last used, from how many addresses, for which services, and with how many failures?
-- relations: activity
-- window: 30d
-- parameter: key_filter text = AKIA% — IDs of the access keys; keys of users begin with AKIA, keys of sessions with ASIA
-- columns: account, actor, access_key, events, failed, changes, service_names, regions, addresses, programs, sample_addresses, first_time, last_time
-- interpretation: A key normally has few services, one or two IP addresses, and one program. A sudden increase indicates a second user of the
--   key. Keys that are not listed were not used in the window and can be deleted.
SELECT
  account,
  actor,
  access_key,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  array_join(slice(array_sort(array_agg(DISTINCT service)), 1, 20), ', ') AS service_names,
  count(DISTINCT region) AS regions,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT user_agent) AS programs,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 5), ', ') AS sample_addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE access_key LIKE p.key_filter
GROUP BY account, actor, access_key
ORDER BY addresses DESC, events DESC, account, actor, access_key
LIMIT 500
