-- title: Callers with weak cipher suites
-- question: Who uses cipher suites without forward secrecy, or of a kind that is out of use?
-- relations: activity
-- window: 30d
-- columns: tls_cipher, weakness, actor, source_address, user_agent, tls_version, events, services, first_time, last_time
-- reading: Without forward secrecy, recorded traffic can be read by whoever gets the key later; CBC suites have a history of attacks.
--   The caller's program chooses: update it, or take the suites out of its settings. Suites of TLS 1.3 are all fine.
WITH calls AS (
  SELECT
    activity.*,
    CASE
      WHEN regexp_like(tls_cipher, 'RC4|3DES|DES-CBC|NULL|EXPORT|MD5') THEN 'broken'
      WHEN NOT regexp_like(tls_cipher, '^(TLS_AES|TLS_CHACHA|TLS_ECDHE|TLS_DHE|ECDHE|DHE)') THEN 'no forward secrecy'
      WHEN NOT regexp_like(tls_cipher, 'GCM|CCM|CHACHA|POLY1305') THEN 'cbc'
    END AS weakness
  FROM activity
  WHERE regexp_like(tls_cipher, '^[A-Z0-9]+[-_]')
)
SELECT
  tls_cipher,
  weakness,
  actor,
  source_address,
  user_agent,
  tls_version,
  count(DISTINCT event_id) AS events,
  count(DISTINCT service) AS services,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
WHERE weakness IS NOT NULL
GROUP BY tls_cipher, weakness, actor, source_address, user_agent, tls_version
ORDER BY weakness, events DESC, tls_cipher, actor, source_address, user_agent, tls_version
LIMIT 500
