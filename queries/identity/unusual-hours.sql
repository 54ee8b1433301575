-- title: User activity at unusual hours
-- question: Who was active at an hour of the day at which the same user was not active in the weeks before?
-- relations: activity
-- window: 7d
-- baseline: 30d
-- parameter: min_days integer = 5 — Minimum number of active days in the weeks before
-- columns: account, actor, user_name, hour_of_day, events, changes, failed, addresses, sample_events, baseline_days, baseline_hours,
--   first_time, last_time
-- interpretation: Hours are in UTC. An hour is usual if the user was active at least once in that hour, the hour before or the hour after. Travel
--   and incidents explain many rows; start with rows that have changes and an unfamiliar IP address. Programs are excluded, because they run at
--   all hours.
WITH users AS (
  SELECT account, actor, COALESCE(session, actor) AS user_name, CAST(time AS date) AS on_day, hour(time) AS hour_of_day
  FROM activity_before
  WHERE NOT by_service
    AND (actor_type IN ('IAMUser', 'Root', 'IdentityCenterUser') OR from_console OR actor LIKE 'AWSReservedSSO%')
), baselines AS (
  SELECT
    account,
    user_name,
    count(DISTINCT on_day) AS baseline_days,
    array_agg(DISTINCT hour_of_day) AS hours
  FROM users
  GROUP BY account, user_name
)
SELECT
  activity.account,
  activity.actor,
  baselines.user_name,
  hour(time) AS hour_of_day,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS sample_events,
  max(baselines.baseline_days) AS baseline_days,
  max(array_join(array_sort(baselines.hours), ', ')) AS baseline_hours,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
JOIN baselines ON baselines.account = activity.account AND baselines.user_name = COALESCE(activity.session, activity.actor)
WHERE baselines.baseline_days >= p.min_days
  AND NOT by_service
  AND (actor_type IN ('IAMUser', 'Root', 'IdentityCenterUser') OR from_console OR actor LIKE 'AWSReservedSSO%')
  AND NOT contains(baselines.hours, hour(time))
  AND NOT contains(baselines.hours, (hour(time) + 1) % 24)
  AND NOT contains(baselines.hours, (hour(time) + 23) % 24)
GROUP BY activity.account, activity.actor, baselines.user_name, hour(time)
ORDER BY changes DESC, events DESC, account, actor, user_name, hour_of_day
LIMIT 500
