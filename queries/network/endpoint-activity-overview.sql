-- title: Use of VPC endpoints
-- question: Which VPC endpoints are used, for which service and actions, and by how many identities?
-- relations: endpoint_activity
-- window: 7d
-- columns: account, region, vpc_endpoint, service, event, events, denied, actors, caller_accounts, addresses, first_time, last_time
-- reading: Needs network activity events, which are logged service by service. An endpoint without rows is not used for the services
--   that are logged. caller_accounts above one means that others' credentials are used in your network; see
--   endpoint-foreign-accounts.
SELECT
  account,
  region,
  vpc_endpoint,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error = 'VpceAccessDenied') AS denied,
  count(DISTINCT actor) AS actors,
  count(DISTINCT actor_account) AS caller_accounts,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM endpoint_activity
GROUP BY account, region, vpc_endpoint, service, event
ORDER BY events DESC, vpc_endpoint, service, event, account, region
LIMIT 500
