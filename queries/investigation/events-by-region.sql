-- title: Activity by Region
-- question: How much activity is there in each Region, and how much of it makes changes?
-- relations: activity
-- window: 7d
-- columns: account, region, events, changes, failed, denied, actors, services, sample_actors, first_time, last_time
-- interpretation: Global services record events in us-east-1. A Region with only read calls is used by inventory tools or by a principal that
--   explores the account. A Region with changes should be one of yours.
-- rules: unused-region-activity
SELECT
  account,
  region,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')) AS denied,
  count(DISTINCT actor) AS actors,
  count(DISTINCT service) AS services,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_actors,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
GROUP BY account, region
ORDER BY events DESC, account, region
LIMIT 500
