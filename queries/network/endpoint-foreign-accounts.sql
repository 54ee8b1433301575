-- title: Foreign identities at VPC endpoints
-- question: Which identities of other accounts came through our VPC endpoints, and what did they call?
-- relations: endpoint_activity
-- window: 30d
-- parameter: own_accounts text = 000000000000 — Account ids that are ours besides the endpoint's own, joined by |
-- columns: actor_account, account, region, vpc_endpoint, service, event, events, denied, actors, addresses, first_time, last_time
-- reading: Needs network activity events. Somebody inside the network used keys of an account that is not yours: expect the accounts
--   of software vendors at most. Anything that was not denied may have carried data away; find the machine by its address.
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
