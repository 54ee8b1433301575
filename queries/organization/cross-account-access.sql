-- title: Access across accounts
-- question: Which identities of other accounts act on our resources, on which and how?
-- relations: activity
-- window: 30d
-- parameter: own_accounts text = 000000000000 — Account ids of ours whose access is no news, joined by |
-- columns: account, home_account, actor, actor_type, service, event, events, failed, resources, addresses, first_time, last_time,
--   example_resource
-- reading: The identity kept its own account: it came by the policy of a bucket, key, queue or role. Know every home_account.
--   AssumeRole is the door to roles here, whose further calls count as ours. Failed calls of unknown accounts are people who try
--   doors.
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
