-- title: Identities by source IP address
-- question: Which source IP addresses do calls come from, and how many identities, access keys and accounts does each one use?
-- relations: activity
-- window: 7d
-- columns: source_address, identities, access_keys, accounts, regions, services, events, failed, failed_percent, sample_identities, programs,
--   first_time, last_time
-- interpretation: An IP address that uses identities of several accounts is an office, a pipeline or an attacker. A high percentage of failed
--   calls and many Regions indicate an attacker.
SELECT
  source_address,
  count(DISTINCT COALESCE(actor_arn, actor)) AS identities,
  count(DISTINCT access_key) AS access_keys,
  count(DISTINCT account) AS accounts,
  count(DISTINCT region) AS regions,
  count(DISTINCT service) AS services,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  100 * count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) / count(DISTINCT event_id) AS failed_percent,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_identities,
  count(DISTINCT user_agent) AS programs,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE source_address NOT LIKE '%.amazonaws.com'
  AND source_address <> 'AWS Internal'
GROUP BY source_address
ORDER BY identities DESC, events DESC, source_address
LIMIT 500
