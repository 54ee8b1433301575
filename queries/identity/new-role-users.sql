-- title: Roles assumed by somebody new
-- question: Who assumed a role that the same identity had not assumed in the weeks before?
-- relations: role_assumptions
-- window: 7d
-- baseline: 30d
-- columns: account, actor, actor_type, actor_account, role_arn, event, events, failed, sessions, addresses, known_roles, first_time, last_time
-- reading: An identity that tries several roles which it never used is looking for more rights: see failed. known_roles 0 is somebody
--   who had assumed none before. Services that assume their roles are left out.
-- rules: trust-policy-changed
WITH known AS (
  SELECT DISTINCT COALESCE(actor_arn, actor) AS caller, role_arn
  FROM role_assumptions_before
  WHERE error IS NULL
), counts AS (
  SELECT caller, count(DISTINCT role_arn) AS roles
  FROM known
  GROUP BY caller
)
SELECT
  account,
  actor,
  actor_type,
  actor_account,
  role_assumptions.role_arn,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  count(DISTINCT source_address) AS addresses,
  COALESCE(max(counts.roles), 0) AS known_roles,
  min(time) AS first_time,
  max(time) AS last_time
FROM role_assumptions
LEFT JOIN known ON known.caller = COALESCE(role_assumptions.actor_arn, role_assumptions.actor) AND known.role_arn = role_assumptions.role_arn
LEFT JOIN counts ON counts.caller = COALESCE(role_assumptions.actor_arn, role_assumptions.actor)
WHERE known.role_arn IS NULL
  AND role_assumptions.role_arn IS NOT NULL
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY account, actor, actor_type, actor_account, role_assumptions.role_arn, event
ORDER BY first_time DESC, account, actor, role_arn, event
LIMIT 500
