-- title: Activity of a user across roles
-- question: What did a user do in all sessions of the same name, across roles and accounts?
-- relations: activity
-- window: 7d
-- parameter: session_filter text = % — Name of the session, often an email address, or name of the user
-- columns: time, account, region, actor, source_address, event, resource, session, service, error, mfa, from_console, access_key, user_agent,
--   minutes_since_last, event_id
-- interpretation: Rows are in chronological order, without read-only calls. The caller can choose the session name, unless the role's trust
--   policy enforces it, so a name is not a proof. A high minutes_since_last separates one period of work from the next.
SELECT
  time, account, region, actor, source_address, event, resource,
  session, service, error, mfa, from_console, access_key, user_agent,
  date_diff('minute', max(time) OVER (
    PARTITION BY COALESCE(session, actor) ORDER BY time RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL '1' SECOND PRECEDING
  ), time) AS minutes_since_last, -- events with the same time are one action, or one event delivered twice
  event_id
FROM activity
CROSS JOIN parameters p
WHERE COALESCE(session, actor) LIKE p.session_filter
  AND actor_type IN ('AssumedRole', 'IAMUser', 'FederatedUser', 'IdentityCenterUser', 'Root')
  AND NOT COALESCE(read_only, FALSE)
ORDER BY time, event_id
LIMIT 1000
