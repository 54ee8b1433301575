-- title: External identities at VPC endpoints
-- question: Which identities of other accounts used your VPC endpoints, and which calls did they make?
-- relations: endpoint_activity
-- window: 30d
-- parameter: own_accounts text = 000000000000 — Your account IDs in addition to the endpoint's account, separated by |
-- columns: actor_account, account, region, vpc_endpoint, service, event, events, denied, actors, addresses, first_time, last_time
-- interpretation: The query requires network activity events. Credentials of an account that is not yours were used inside your
--   network; at most, expect the accounts of software vendors. Calls that were not denied may have transferred data out. Find the
--   host by its source IP address in endpoint_activity.
SELECT
  actor_account,
  account,
  region,
  vpc_endpoint,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error = 'VpceAccessDenied') AS denied,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM endpoint_activity
CROSS JOIN parameters p
WHERE actor_account <> account
  AND NOT regexp_like(actor_account, '^(' || p.own_accounts || ')$')
GROUP BY actor_account, account, region, vpc_endpoint, service, event
ORDER BY events DESC, actor_account, vpc_endpoint, service, event, account, region
LIMIT 500
