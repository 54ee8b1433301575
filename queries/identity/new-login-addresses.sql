-- title: Console sign-ins from new networks
-- question: Who signed in to the console from a network that the same identity did not use in the weeks before?
-- relations: console_logins
-- window: 7d
-- baseline: 60d
-- columns: time, account, region, actor, source_address, event, principal, network, known_networks, mfa, identity_provider, user_agent, event_id
-- interpretation: A network is the first two numbers of an IPv4 address, or the first three groups of an IPv6 address. Users travel and change
--   providers; ask users who did not. Where known_networks is 0, the identity did not sign in before.
-- rules: console-login-without-mfa, root-usage
WITH earlier AS (
  SELECT DISTINCT
    account,
    COALESCE(actor_arn, actor) AS principal,
    regexp_extract(source_address, '^(\d+\.\d+\.|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F]*)') AS network
  FROM console_logins_before
  WHERE outcome = 'Success'
), known AS (
  SELECT account, principal, count(DISTINCT network) AS networks
  FROM earlier
  GROUP BY account, principal
), logins AS (
  SELECT
    console_logins.*,
    COALESCE(actor_arn, actor) AS principal,
    regexp_extract(source_address, '^(\d+\.\d+\.|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F]*)') AS network
  FROM console_logins
  WHERE outcome = 'Success'
)
SELECT
  time, logins.account, region, actor, source_address, event,
  logins.principal, logins.network,
  COALESCE(known.networks, 0) AS known_networks,
  mfa, identity_provider, user_agent, event_id
FROM logins
LEFT JOIN earlier ON earlier.account = logins.account AND earlier.principal = logins.principal AND earlier.network = logins.network
LEFT JOIN known ON known.account = logins.account AND known.principal = logins.principal
WHERE earlier.network IS NULL
ORDER BY time DESC, event_id
LIMIT 500
