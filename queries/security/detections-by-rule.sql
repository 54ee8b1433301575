-- title: Detections by rule
-- question: Which rules matched in which account, how often, and for which identities?
-- relations: detections
-- window: 7d
-- columns: account, rule, severity, events, failed, actors, addresses, sample_actors, first_time, last_time
-- interpretation: Start at the top: rows are sorted by severity before number of events. If one identity causes many events of a rule, they are
--   its daily work, which the rule should exclude, or the start of an investigation.
SELECT
  account,
  rule,
  severity,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_actors,
  min(time) AS first_time,
  max(time) AS last_time
FROM detections
GROUP BY account, rule, severity
ORDER BY strpos('CRITICAL HIGH MEDIUM LOW INFORMATIONAL', severity), events DESC, account, rule
LIMIT 500
