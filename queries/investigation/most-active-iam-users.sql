-- title: Most active IAM users
-- question: Which IAM users make which calls most often?
-- relations: activity
-- window: 30d
-- columns: account, actor, service, event, events, failed, access_keys, addresses, first_time, last_time
-- interpretation: Human users should use roles, so each row is a program, or a person with an access key that does not expire. Investigate a key
--   that is used from several IP addresses.
SELECT
  account,
  actor,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT access_key) AS access_keys,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE actor_type = 'IAMUser'
GROUP BY account, actor, service, event
ORDER BY events DESC, account, actor, service, event
LIMIT 200
