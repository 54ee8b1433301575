-- title: Activity by day of the week
-- question: How much activity is there on each day of the week, by users and by programs?
-- relations: activity
-- window: 28d
-- columns: account, weekday, weekday_name, days, events, events_per_day, changes, failed, from_console, actors, addresses
-- interpretation: The window has four whole weeks, so the days are comparable. from_console shows the work of users. The remaining activity at
--   weekends comes from programs, and from users who work then. Days are in UTC.
SELECT
  account,
  day_of_week(time) AS weekday,
  date_format(min(time), '%W') AS weekday_name,
  count(DISTINCT CAST(time AS date)) AS days,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) / count(DISTINCT CAST(time AS date)) AS events_per_day,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE from_console) AS from_console,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses
FROM activity
GROUP BY account, day_of_week(time)
ORDER BY account, weekday
LIMIT 1000
