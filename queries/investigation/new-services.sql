-- title: Services used for the first time
-- question: Which services were used in an account where they were not used in the weeks before?
-- relations: activity
-- window: 7d
-- baseline: 60d
-- columns: account, service, events, failed, changes, actors, regions, sample_actors, sample_events, first_actor, first_time, last_time
-- interpretation: A new service can be a new project or misuse, such as email, mining, AI models or data exfiltration. Ask first_actor for the
--   reason. Rows in which every call failed are only attempts.
WITH known AS (
  SELECT DISTINCT account, service
  FROM activity_before
  WHERE NOT by_service
    AND COALESCE(actor_type, '') <> 'AWSService'
)
SELECT
  activity.account,
  activity.service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT actor) AS actors,
  count(DISTINCT region) AS regions,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_actors,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS sample_events,
  min_by(actor, ROW(time, event_id)) AS first_actor,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
LEFT JOIN known ON known.account = activity.account AND known.service = activity.service
WHERE known.service IS NULL
  AND NOT by_service
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY activity.account, activity.service
ORDER BY changes DESC, events DESC, account, service
LIMIT 200
