-- title: Activity in one Region on one day
-- question: What happened in one Region on one day?
-- relations: activity
-- window: 90d
-- parameter: wanted_region text = us-east-1 — Region to search
-- parameter: wanted_day date = today - 1d — Day to search, in UTC
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, read_only, event_id
-- interpretation: Rows are in chronological order. Global services such as IAM record events in us-east-1.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, read_only, event_id
FROM activity
CROSS JOIN parameters p
WHERE region = p.wanted_region
  AND CAST(time AS date) = p.wanted_day
  -- reads only two delivery days of the window
  AND day IN (date_format(p.wanted_day, '%Y/%m/%d'), date_format(p.wanted_day + INTERVAL '1' DAY, '%Y/%m/%d'))
ORDER BY time, event_id
LIMIT 1000
