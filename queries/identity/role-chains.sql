-- title: Role chains
-- question: Which role sessions assumed another role, and which identity started the chain?
-- relations: role_assumptions
-- window: 7d
-- columns: time, account, region, actor, source_address, event, role_arn, session, previous_session, came_from, came_from_event, started_by,
--   came_from_address, issued_access_key, error, event_id
-- interpretation: The role in actor assumed the role in role_arn. came_from is the role or identity before actor, and started_by is the one
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
  regexp_extract(a.actor_arn, '[^/]+$') AS previous_session,
  before1.actor AS came_from,
  before1.event AS came_from_event,
  before2.actor AS started_by,
  before1.source_address AS came_from_address,
  a.issued_access_key, a.error, a.event_id
FROM role_assumptions a
LEFT JOIN steps before1 ON before1.issued_access_key = a.access_key
LEFT JOIN steps before2 ON before2.issued_access_key = before1.access_key
WHERE a.actor_type = 'AssumedRole'
ORDER BY a.time DESC, a.event_id
LIMIT 500
