-- title: Services with a growing number of events
-- question: Which services generate more events than in the previous weeks, and which calls cause the increase?
-- relations: activity
-- window: 7d
-- baseline: 28d
-- parameter: min_events integer = 1000 — Minimum number of events in the window
-- columns: account, service, event, events, baseline_events, added_events, ratio, actors, latest_actor, first_time, last_time
-- interpretation: The baseline_events column is the weekly mean of the four weeks before. A call that increased without a new project is
--   often caused by a loop, an endless retry or a tool that polls every minute.
WITH baseline AS (
  SELECT account, service, event, count(DISTINCT event_id) / 4 AS baseline_events
  FROM activity_before
  GROUP BY account, service, event
), recent AS (
  SELECT
    account,
    service,
    event,
    count(DISTINCT event_id) AS events,
    count(DISTINCT actor) AS actors,
    max_by(actor, ROW(time, event_id)) AS latest_actor,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  GROUP BY account, service, event
)
SELECT
  recent.account, recent.service, recent.event, events,
  COALESCE(baseline_events, 0) AS baseline_events,
  events - COALESCE(baseline_events, 0) AS added_events,
  round(CAST(events AS double) / NULLIF(baseline_events, 0), 1) AS ratio,
  actors, latest_actor, first_time, last_time
FROM recent
CROSS JOIN parameters p
LEFT JOIN baseline ON baseline.account = recent.account AND baseline.service = recent.service AND baseline.event = recent.event
WHERE events >= p.min_events
  AND events > COALESCE(baseline_events, 0)
ORDER BY added_events DESC, account, service, event
LIMIT 200
