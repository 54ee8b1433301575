-- title: Regions used for the first time
-- question: Which Regions have changes but had none in the weeks before?
-- relations: activity
-- window: 7d
-- baseline: 60d
-- columns: account, region, events, failed, actors, services, sample_actors, sample_events, first_time, last_time
-- interpretation: Cryptocurrency miners and attackers prefer Regions that are not monitored. Each row should belong to a known project. If the
--   trail is younger than the baseline, Regions in regular use can appear as well.
-- rules: unused-region-activity, regions-changed
WITH known AS (
  SELECT DISTINCT account, region
  FROM activity_before
  WHERE NOT COALESCE(read_only, FALSE)
    AND COALESCE(actor_type, '') <> 'AWSService'
    AND COALESCE(event_type, '') <> 'AwsServiceEvent'
)
SELECT
  activity.account,
  activity.region,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT actor) AS actors,
  count(DISTINCT service) AS services,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_actors,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS sample_events,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
LEFT JOIN known ON known.account = activity.account AND known.region = activity.region
WHERE known.region IS NULL
  AND NOT COALESCE(read_only, FALSE)
  AND COALESCE(actor_type, '') <> 'AWSService' -- AWS services make background calls in all Regions
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
GROUP BY activity.account, activity.region
ORDER BY events DESC, account, region
LIMIT 200
