-- title: Services with a growing number of events
-- question: Which services generate more events than in the previous weeks, and which calls cause the increase?
-- relations: activity
-- window: 7d
-- baseline: 28d
-- parameter: least_events integer = 1000 — Minimum number of events in the window
-- columns: account, service, event, events, usual_events, more_events, times_usual, actors, newest_actor, first_time, last_time
-- interpretation: The usual_events column is the weekly mean of the four weeks before. A call that increased without a new project is
--   often caused by a loop, an endless retry or a tool that polls every minute.
WITH earlier AS (
  SELECT account, service, event, count(DISTINCT event_id) / 4 AS usual_events
  FROM activity_before
  GROUP BY account, service, event
), lately AS (
  SELECT
    account,
    service,
    event,
    count(DISTINCT event_id) AS events,
    count(DISTINCT actor) AS actors,
    max_by(actor, ROW(time, event_id)) AS newest_actor,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  GROUP BY account, service, event
)
SELECT
  lately.account, lately.service, lately.event, events,
  COALESCE(usual_events, 0) AS usual_events,
  events - COALESCE(usual_events, 0) AS more_events,
  round(CAST(events AS double) / NULLIF(usual_events, 0), 1) AS times_usual,
  actors, newest_actor, first_time, last_time
FROM lately
CROSS JOIN parameters p
LEFT JOIN earlier ON earlier.account = lately.account AND earlier.service = lately.service AND earlier.event = lately.event
WHERE events >= p.least_events
  AND events > COALESCE(usual_events, 0)
ORDER BY more_events DESC, account, service, event
LIMIT 200
