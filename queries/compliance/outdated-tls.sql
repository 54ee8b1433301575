-- title: Callers with an outdated TLS version
-- question: Who calls AWS with a TLS version below our policy, and with which program?
-- relations: activity
-- window: 30d
-- parameter: oldest_allowed text = TLSv1.2 — The oldest version that is allowed: TLSv1.2 or TLSv1.3
-- columns: caller_account, actor, actor_type, source_address, user_agent, tls_version, events, services, accounts_called, first_time,
--   last_time
-- reading: The program in user_agent has to be updated, mostly an old SDK or Java. The address helps to find the machine. AWS's own
--   endpoints want TLS 1.2 at least, so expect few rows until you set TLSv1.3.
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
WHERE version < TRY_CAST(regexp_extract(p.oldest_allowed, '\d+(\.\d+)?') AS double)
GROUP BY actor_account, actor, actor_type, source_address, user_agent, tls_version
ORDER BY events DESC, actor, source_address, user_agent, tls_version
LIMIT 500
