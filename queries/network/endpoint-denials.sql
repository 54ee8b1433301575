-- title: Requests that VPC endpoints denied
-- question: Which requests did the policies of VPC endpoints deny, to which service and for whom?
-- relations: endpoint_activity
-- window: 7d
-- columns: account, region, actor, actor_account, vpc_endpoint, service, event, events, addresses, first_time, last_time,
--   example_message
-- reading: Needs network activity events. A denied identity of your own is a missing line in the policy, or a program that does what
--   it should not. One of another account is the sign the policy is there for: somebody in your network works with foreign keys.
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
