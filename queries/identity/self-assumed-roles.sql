-- title: Roles that assume themselves
-- question: Which roles assume themselves, from how many sessions, and with which programs?
-- relations: role_assumptions
-- window: 30d
-- columns: account, actor, role_arn, events, failed, sessions, addresses, programs, example_agent, first_time, last_time
-- interpretation: The only effect is a longer session, because a session can renew itself indefinitely. The usual cause is a misconfigured
--   program, but an attacker can keep a stolen session active this way. A role does not have to trust itself: remove it from its own trust
--   policy.
SELECT
  account,
  actor,
  role_arn,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT actor_arn) AS sessions,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT user_agent) AS programs,
  max(user_agent) AS example_agent,
  min(time) AS first_time,
  max(time) AS last_time
FROM role_assumptions
WHERE actor_type = 'AssumedRole'
  AND role_name = actor
  AND role_account = actor_account
GROUP BY account, actor, role_arn
ORDER BY events DESC, account, actor, role_arn
LIMIT 200
