-- title: VPC endpoint usage
-- question: Which VPC endpoints are used, for which services and actions, and by how many identities?
-- relations: endpoint_activity
-- window: 7d
-- columns: account, region, vpc_endpoint, service, event, events, denied, actors, caller_accounts, addresses, first_time, last_time
-- interpretation: The query requires network activity events, which are logged per service. An endpoint without rows is not used for
--   the logged services. A caller_accounts value above 1 means that credentials of other accounts are used in your network; see
--   endpoint-external-accounts.
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
