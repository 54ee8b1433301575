-- title: Suspicious console sign-ins
-- question: Who tried to sign in to the console from a mobile device, or from outside your own network?
-- relations: console_logins
-- window: 30d
-- parameter: own_network text = 10.0.0.0/8 — Network that users normally sign in from, in CIDR notation
-- columns: time, account, region, actor, source_address, event, outcome, outside_network, mobile_device, mfa, error_message, user_agent
-- interpretation: Set own_network first; otherwise, every sign-in is outside of it. A successful sign-in from outside without MFA is most
--   important. Many failures from one IP address indicate password guessing.
-- rules: root-usage, console-login-without-mfa, console-login-failures
WITH outside AS (
  SELECT DISTINCT source_address AS address
  FROM console_logins
  CROSS JOIN parameters p
  WHERE NOT COALESCE(contains(p.own_network, TRY_CAST(source_address AS IPADDRESS)), FALSE)
), logins AS (
  SELECT
    console_logins.*,
    outside.address IS NOT NULL AS outside_network,
    COALESCE(mobile, FALSE) OR COALESCE(regexp_like(user_agent, 'Android|iPhone|iPad|Mobile'), FALSE) AS mobile_device
  FROM console_logins
  LEFT JOIN outside ON outside.address = source_address
)
SELECT time, account, region, actor, source_address, event, outcome, outside_network, mobile_device, mfa, error_message, user_agent
FROM logins
WHERE outside_network OR mobile_device
ORDER BY time DESC, event_id
LIMIT 500
