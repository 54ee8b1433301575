-- title: Callers with weak cipher suites
-- question: Which identities use cipher suites that are obsolete or have no forward secrecy?
-- relations: activity
-- window: 30d
-- columns: tls_cipher, weakness, actor, source_address, user_agent, tls_version, events, services, first_time, last_time
-- interpretation: Without forward secrecy, recorded traffic can be decrypted with a key that is disclosed later. CBC suites have a
--   history of attacks. The client determines the suite: update it, or remove the suites from its configuration. All TLS 1.3 suites
--   are acceptable.
WITH calls AS (
  SELECT
    activity.*,
    CASE
      WHEN regexp_like(tls_cipher, 'RC4|3DES|DES-CBC|NULL|EXPORT|MD5') THEN 'broken algorithm'
      WHEN NOT regexp_like(tls_cipher, '^(TLS_AES|TLS_CHACHA|TLS_ECDHE|TLS_DHE|ECDHE|DHE)') THEN 'no forward secrecy'
      WHEN NOT regexp_like(tls_cipher, 'GCM|CCM|CHACHA|POLY1305') THEN 'CBC mode'
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
