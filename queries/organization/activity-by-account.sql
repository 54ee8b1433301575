-- title: Activity by account
-- question: How active is each account, compared with the previous weeks?
-- relations: activity
-- window: 7d
-- baseline: 28d
-- columns: account, events, changes, failed, actors, regions, services, active_days, daily_events, daily_events_before, ratio,
--   last_time
-- interpretation: The ratio compares the events per active day with those of the baseline; it is NULL for an account without earlier
--   events. A ratio of three or more means a release, a new tool or a runaway process, and also increases the bill. For the
--   identities, see users-by-account.
WITH recent AS (
  SELECT
    account,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT actor) AS actors,
    count(DISTINCT region) AS regions,
    count(DISTINCT service) AS services,
    count(DISTINCT date_trunc('day', time)) AS days,
    max(time) AS last_time
  FROM activity
  GROUP BY account
), baseline AS (
  SELECT account, count(DISTINCT event_id) AS events, count(DISTINCT date_trunc('day', time)) AS days
  FROM activity_before
  GROUP BY account
)
SELECT
  recent.account,
  recent.events,
  changes,
  failed,
  actors,
  regions,
  services,
  recent.days AS active_days,
  round(CAST(recent.events AS double) / recent.days, 1) AS daily_events,
  round(CAST(baseline.events AS double) / baseline.days, 1) AS daily_events_before,
  round((CAST(recent.events AS double) / recent.days) / (CAST(baseline.events AS double) / baseline.days), 2) AS ratio,
  last_time
FROM recent
LEFT JOIN baseline ON baseline.account = recent.account
ORDER BY events DESC, account
LIMIT 500
