-- title: IAM calls by identity
-- question: Which identities call IAM, AWS STS and IAM Identity Center most often, and how many calls make changes?
-- relations: activity
-- window: 30d
-- columns: account, actor, actor_type, service, event, events, failed, changes, addresses, first_time, last_time
-- interpretation: A pipeline and a few administrators change identities, and security tools read them. An identity that starts to read users,
--   roles and policies can be preparing to use them.
-- rules: iam-policy-changes
SELECT
  account,
  actor,
  actor_type,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE service IN ('iam', 'sts', 'sso', 'sso-directory', 'identitystore', 'rolesanywhere', 'access-analyzer')
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY account, actor, actor_type, service, event
ORDER BY events DESC, account, actor, service, event
LIMIT 500
