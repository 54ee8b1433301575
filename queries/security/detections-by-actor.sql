-- title: Detections by identity
-- question: Which identities matched the most different rules, and what were their first and last events?
-- relations: detections
-- window: 7d
-- columns: account, actor, actor_type, rules, severe_rules, rule_names, events, failed, addresses, first_event, last_event, first_time, last_time
-- interpretation: One rule is an incident or noise. Several different rules for one identity within hours are typical of an attack. severe_rules
--   counts the rules of severity HIGH and CRITICAL.
SELECT
  account,
  actor,
  actor_type,
  count(DISTINCT rule) AS rules,
  count(DISTINCT rule) FILTER (WHERE severity IN ('CRITICAL', 'HIGH')) AS severe_rules,
  array_join(array_sort(array_agg(DISTINCT rule)), ', ') AS rule_names,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min_by(event, ROW(time, event_id)) AS first_event,
  max_by(event, ROW(time, event_id)) AS last_event,
  min(time) AS first_time,
  max(time) AS last_time
FROM detections
GROUP BY account, actor, actor_type
ORDER BY severe_rules DESC, rules DESC, events DESC, account, actor
LIMIT 200
