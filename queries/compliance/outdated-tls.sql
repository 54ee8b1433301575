-- title: Callers with an outdated TLS version
-- question: Which identities call AWS with a TLS version below the allowed minimum, and with which client?
-- relations: activity
-- window: 30d
-- parameter: min_version text = TLSv1.2 — The oldest allowed version: TLSv1.2 or TLSv1.3
-- columns: caller_account, actor, actor_type, source_address, user_agent, tls_version, events, services, accounts_called, first_time,
--   last_time
-- interpretation: Update the client in user_agent, usually an old SDK or Java version. The source IP address helps to find the host.
--   AWS endpoints require at least TLS 1.2, so expect few rows until you set TLSv1.3.
WITH calls AS (
  SELECT
    activity.*,
    CASE
      WHEN tls_version LIKE 'SSL%' THEN 0.0
      ELSE TRY_CAST(regexp_extract(tls_version, '^TLSv(\d+(\.\d+)?)$', 1) AS double)
    END AS version
  FROM activity
  WHERE tls_version IS NOT NULL
)
SELECT
  actor_account AS caller_account,
  actor,
  actor_type,
  source_address,
  user_agent,
  tls_version,
  count(DISTINCT event_id) AS events,
  count(DISTINCT service) AS services,
  count(DISTINCT account) AS accounts_called,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
CROSS JOIN parameters p
WHERE version < TRY_CAST(regexp_extract(p.min_version, '\d+(\.\d+)?') AS double)
GROUP BY actor_account, actor, actor_type, source_address, user_agent, tls_version
ORDER BY events DESC, actor, source_address, user_agent, tls_version
LIMIT 500
