-- title: Activity in one Region on one day
-- question: What happened in one Region on one day?
-- relations: activity
-- window: 90d
-- parameter: region_filter text = us-east-1 — Region to search
-- parameter: day_filter date = today - 1d — Day to search, in UTC
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, read_only, event_id
-- interpretation: Rows are in chronological order. Global services such as IAM record events in us-east-1.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, read_only, event_id
FROM activity
CROSS JOIN parameters p
WHERE region = p.region_filter
  AND CAST(time AS date) = p.day_filter
  -- reads only two delivery days of the window
  AND day IN (date_format(p.day_filter, '%Y/%m/%d'), date_format(p.day_filter + INTERVAL '1' DAY, '%Y/%m/%d'))
ORDER BY time, event_id
LIMIT 1000
