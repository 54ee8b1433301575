-- title: Suspicious console sign-ins
-- question: Who tried to sign in to the console from a mobile device, or from outside our own network?
-- relations: activity
-- window: 30d
-- parameter: own_network text = 10.0.0.0/8 — The addresses that people normally sign in from, in CIDR notation
-- columns: time, account, region, actor, source_address, event, outcome, outside_network, mobile, mfa, error_message, user_agent
-- reading: Set the network first, or every sign-in is outside of it. A success without MFA from outside matters most; many
--   failures from one address are somebody guessing.
-- rules: root-usage, console-login-without-mfa, console-login-failures
WITH logins AS (
  SELECT
    activity.*,
    json_extract_scalar(response_elements, '$.ConsoleLogin') AS outcome,
    NOT COALESCE(contains(p.own_network, TRY_CAST(source_address AS IPADDRESS)), FALSE) AS outside_network,
    COALESCE(
      json_extract_scalar(additional_event_data, '$.MobileVersion') = 'Yes' OR regexp_like(user_agent, 'Android|iPhone|iPad|Mobile'),
      FALSE
    ) AS mobile
  FROM activity
  CROSS JOIN parameters p
  WHERE event = 'ConsoleLogin'
)
SELECT time, account, region, actor, source_address, event, outcome, outside_network, mobile, mfa, error_message, user_agent
FROM logins
WHERE outside_network OR mobile
ORDER BY time DESC, event_id
LIMIT 500
