-- title: Everything that happened
-- question: What happened in all accounts and Regions, newest first?
-- relations: activity
-- window: 1d
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, access_key, user_agent, event_id
-- reading: The widest search there is, to see the order of things. Narrow it with a condition on any of the columns.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, access_key, user_agent, event_id
FROM activity
ORDER BY time DESC, event_id
LIMIT 1000
