-- title: Roles assumed by new identities
-- question: Who assumed a role that the same identity did not assume in the weeks before?
-- relations: role_assumptions
-- window: 7d
-- baseline: 30d
-- columns: account, actor, actor_type, actor_account, role_arn, event, events, failed, sessions, addresses, known_roles, first_time, last_time
-- interpretation: An identity that tries several new roles is looking for more permissions; check failed. Where known_roles is 0, the identity
--   did not assume any role before. Assumptions by AWS services are excluded.
-- rules: trust-policy-changed
WITH earlier AS (
  -- sessions of a role are one identity; for IAM Identity Center, the session name identifies the user
  SELECT
    role_arn, error,
    COALESCE(
      CASE WHEN actor_type = 'AssumedRole' AND actor NOT LIKE 'AWSReservedSSO%' THEN regexp_extract(actor_arn, '^(.+)/[^/]+$', 1) END,
      actor_arn, regexp_extract(actor, '^(AROA[A-Z0-9]+):', 1), actor
    ) AS caller
  FROM role_assumptions_before
), lately AS (
  SELECT
    role_assumptions.*,
    COALESCE(
      CASE WHEN actor_type = 'AssumedRole' AND actor NOT LIKE 'AWSReservedSSO%' THEN regexp_extract(actor_arn, '^(.+)/[^/]+$', 1) END,
      actor_arn, regexp_extract(actor, '^(AROA[A-Z0-9]+):', 1), actor
    ) AS caller
  FROM role_assumptions
), known AS (
  SELECT DISTINCT caller, role_arn
  FROM earlier
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
  lately.role_arn,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  count(DISTINCT source_address) AS addresses,
  COALESCE(max(counts.roles), 0) AS known_roles,
  min(time) AS first_time,
  max(time) AS last_time
FROM lately
LEFT JOIN known ON known.caller = lately.caller AND known.role_arn = lately.role_arn
LEFT JOIN counts ON counts.caller = lately.caller
WHERE known.role_arn IS NULL
  AND lately.role_arn IS NOT NULL
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY account, actor, actor_type, actor_account, lately.role_arn, event
ORDER BY first_time DESC, account, actor, role_arn, event
LIMIT 500
