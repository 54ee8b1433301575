-- title: Services whose events grew
-- question: Which services make more events than in the weeks before, and which calls are behind it?
-- relations: activity
-- window: 7d
-- baseline: 28d
-- parameter: least_events integer = 1000 — How many events in the window are worth a row
-- columns: account, service, event, events, usual_events, more_events, times_usual, actors, newest_actor, first_time, last_time
-- reading: Of the four weeks before, usual_events is the mean. A call that grew without a new project behind it is a loop, a retry
--   without end, or a tool that was set to ask every minute.
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
