-- title: Changes in a time slot
-- question: What was changed, and what was tried, between two moments?
-- relations: activity
-- window: 7d
-- parameter: slot_start timestamp = now - 3h — The first moment, in UTC
-- parameter: slot_end timestamp = now - 2h — The moment after the last, in UTC
-- parameter: with_reads boolean = false — Whether calls count that only read
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, user_agent, event_id
-- reading: Set the slot around the moment that something broke or was found, inside the window. The cause is often minutes earlier.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE time >= p.slot_start
  AND time < p.slot_end
  AND (p.with_reads OR NOT COALESCE(read_only, FALSE))
ORDER BY time, event_id
LIMIT 1000
