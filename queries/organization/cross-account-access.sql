-- title: Cross-account access
-- question: Which identities of other accounts access your resources, which resources, and how?
-- relations: activity
-- window: 30d
-- parameter: own_accounts text = 000000000000 — Your account IDs whose access is expected, separated by |
-- columns: account, home_account, actor, actor_type, service, event, events, failed, resources, addresses, first_time, last_time,
--   example_resource
-- interpretation: The policy of a bucket, key, queue or role allowed an identity of another account. Verify every home_account. After
--   AssumeRole, the calls of the role count as calls of this account. Failed calls of unknown accounts are attempts to find open
--   resources.
-- rules: trust-policy-changed, resources-shared-outside
SELECT
  account,
  actor_account AS home_account,
  actor,
  actor_type,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT resource) AS resources,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(resource) AS example_resource
FROM activity
CROSS JOIN parameters p
WHERE actor_account <> account
  AND COALESCE(actor_type, '') <> 'AWSService'
  AND NOT regexp_like(actor_account, '^(' || p.own_accounts || ')$')
GROUP BY account, actor_account, actor, actor_type, service, event
ORDER BY events DESC, account, home_account, actor, actor_type, service, event
LIMIT 500
