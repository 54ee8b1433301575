-- title: A person's day, whatever the role
-- question: What did a person do in all sessions of that name, across roles and accounts?
-- relations: activity
-- window: 7d
-- parameter: wanted_session text = % — Name of the session, often an e-mail address, or name of the user
-- columns: time, account, region, actor, source_address, event, resource, session, service, error, mfa, from_console, access_key, user_agent,
--   minutes_since_last, event_id
-- reading: In the order of time, calls that only read left out. Whoever assumes a role can choose the name of the session, unless the
--   role's trust policy forces it, so a name alone is no proof. Long gaps part one stretch of work from the next.
SELECT
  time, account, region, actor, source_address, event, resource,
  session, service, error, mfa, from_console, access_key, user_agent,
  date_diff('minute', max(time) OVER (
    PARTITION BY COALESCE(session, actor) ORDER BY time RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL '1' SECOND PRECEDING
  ), time) AS minutes_since_last, -- whatever has the same moment is one act, or one record twice
  event_id
FROM activity
CROSS JOIN parameters p
WHERE COALESCE(session, actor) LIKE p.wanted_session
  AND actor_type IN ('AssumedRole', 'IAMUser', 'FederatedUser', 'IdentityCenterUser', 'Root')
  AND NOT COALESCE(read_only, FALSE)
ORDER BY time, event_id
LIMIT 1000
