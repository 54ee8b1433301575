-- title: Accounts that became inactive
-- question: Which accounts had activity before and have little or none now?
-- relations: activity
-- window: 2d
-- baseline: 28d
-- columns: account, events, events_before, days_active_before, actors_before, last_time, last_event, last_actor
-- interpretation: An account is rarely inactive, because AWS services regularly make read calls in it. Missing activity usually means that
--   events do not arrive: the account left or was closed, its trail or the bucket policy was changed, or the tables do not contain
--   its Regions. See account-changes and trail-changes for the last changes.
-- rules: trail-tampering, organization-left, account-closed
WITH baseline AS (
  SELECT
    account,
    count(DISTINCT event_id) AS events,
    count(DISTINCT date_trunc('day', time)) AS days,
    count(DISTINCT actor) AS actors,
    max(time) AS last_time,
    max_by(event, ROW(time, event_id)) AS last_event,
    max_by(actor, ROW(time, event_id)) AS last_actor
  FROM activity_before
  GROUP BY account
), recent AS (
  SELECT
    account,
    count(DISTINCT event_id) AS events,
    max(time) AS last_time,
    max_by(event, ROW(time, event_id)) AS last_event,
    max_by(actor, ROW(time, event_id)) AS last_actor
  FROM activity
  GROUP BY account
)
SELECT
  baseline.account,
  COALESCE(recent.events, 0) AS events,
  baseline.events AS events_before,
  baseline.days AS days_active_before,
  baseline.actors AS actors_before,
  COALESCE(recent.last_time, baseline.last_time) AS last_time,
  COALESCE(recent.last_event, baseline.last_event) AS last_event,
  COALESCE(recent.last_actor, baseline.last_actor) AS last_actor
FROM baseline
LEFT JOIN recent ON recent.account = baseline.account
WHERE baseline.days >= 3 -- exclude accounts with only one or two active days
  AND COALESCE(recent.events, 0) < CAST(baseline.events AS double) / baseline.days / 20
ORDER BY events_before DESC, account
LIMIT 500
