-- title: Role chains
-- question: Which role sessions assumed another role, and which identity started the chain?
-- relations: role_assumptions
-- window: 7d
-- columns: time, account, region, actor, source_address, event, role_arn, session, actor_session, previous_actor, previous_event, first_actor,
--   previous_address, issued_access_key, error, event_id
-- interpretation: The role in actor assumed the role in role_arn. previous_actor is the role or identity before actor, and first_actor is the one
--   before that, if the window contains it. Pipelines have one step, always the same. A different IP address between the steps indicates stolen
--   credentials.
WITH steps AS (
  SELECT
    issued_access_key,
    max(actor) AS actor,
    max(event) AS event,
    max(source_address) AS source_address,
    max(access_key) AS access_key
  FROM role_assumptions
  WHERE issued_access_key IS NOT NULL
  GROUP BY issued_access_key
)
SELECT
  a.time, a.account, a.region, a.actor, a.source_address, a.event, a.role_arn, a.session,
  regexp_extract(a.actor_arn, '[^/]+$') AS actor_session,
  previous.actor AS previous_actor,
  previous.event AS previous_event,
  earlier.actor AS first_actor,
  previous.source_address AS previous_address,
  a.issued_access_key, a.error, a.event_id
FROM role_assumptions a
LEFT JOIN steps previous ON previous.issued_access_key = a.access_key
LEFT JOIN steps earlier ON earlier.issued_access_key = previous.access_key
WHERE a.actor_type = 'AssumedRole'
ORDER BY a.time DESC, a.event_id
LIMIT 500
