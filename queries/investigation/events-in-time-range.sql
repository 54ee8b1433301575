-- title: Changes in a time range
-- question: What was changed or attempted between two points in time?
-- relations: activity
-- window: 7d
-- parameter: start_time timestamp = now - 3h — Start of the time range, in UTC, inclusive
-- parameter: end_time timestamp = now - 2h — End of the time range, in UTC, exclusive
-- parameter: include_reads boolean = false — Whether to include read-only calls
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, user_agent, event_id
-- interpretation: Set the time range around the failure or the finding, inside the window. The cause is often minutes earlier.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE time >= p.start_time
  AND time < p.end_time
  AND (p.include_reads OR NOT COALESCE(read_only, FALSE))
ORDER BY time, event_id
LIMIT 1000
