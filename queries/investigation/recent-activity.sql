-- title: Recent activity
-- question: What happened in all accounts and Regions, newest first?
-- relations: activity
-- window: 1d
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, access_key, user_agent, event_id
-- interpretation: This is the broadest search; it shows the order of events. Narrow it with a condition on any column.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, access_key, user_agent, event_id
FROM activity
ORDER BY time DESC, event_id
LIMIT 1000
