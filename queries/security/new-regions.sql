-- title: Regions used for the first time
-- question: Which Regions saw changes, where nobody had changed anything in the weeks before?
-- relations: activity
-- window: 7d
-- baseline: 60d
-- columns: account, region, events, failed, actors, services, some_actors, some_events, first_time, last_time
-- reading: Miners and intruders like Regions that nobody looks at. Every row should be a project that somebody can name. While the
--   trail is younger than the baseline, all Regions are new.
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
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS some_actors,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS some_events,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
LEFT JOIN known ON known.account = activity.account AND known.region = activity.region
WHERE known.region IS NULL
  AND NOT COALESCE(read_only, FALSE)
  AND COALESCE(actor_type, '') <> 'AWSService' -- services keep house everywhere
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
GROUP BY activity.account, activity.region
ORDER BY events DESC, account, region
LIMIT 200
