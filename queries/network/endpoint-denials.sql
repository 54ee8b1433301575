-- title: Requests denied by VPC endpoints
-- question: Which requests did VPC endpoint policies deny, for which service and identity?
-- relations: endpoint_activity
-- window: 7d
-- columns: account, region, actor, actor_account, vpc_endpoint, service, event, events, addresses, first_time, last_time,
--   example_message
-- interpretation: The query requires network activity events. If the identity is yours, the policy lacks a statement or the
--   application makes calls that it should not. If it belongs to another account, foreign credentials are used in your network, which
--   is the case that the policy is intended to block.
SELECT
  account,
  region,
  actor,
  actor_account,
  vpc_endpoint,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(error_message) AS example_message
FROM endpoint_activity
WHERE error = 'VpceAccessDenied'
GROUP BY account, region, actor, actor_account, vpc_endpoint, service, event
ORDER BY events DESC, actor, actor_account, vpc_endpoint, service, event, account, region
LIMIT 500
