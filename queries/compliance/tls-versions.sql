-- title: TLS versions and cipher suites
-- question: Which TLS versions and cipher suites do requests to each service use?
-- relations: activity
-- window: 7d
-- columns: tls_version, tls_cipher, service, events, actors, addresses, first_time, last_time
-- interpretation: Expect only TLSv1.3 and TLSv1.2. For other versions, outdated-tls lists the callers. Requests that AWS services
--   make on behalf of a principal, and requests to some services, have no TLS version and are not counted.
SELECT
  tls_version,
  tls_cipher,
  service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE tls_version IS NOT NULL
GROUP BY tls_version, tls_cipher, service
ORDER BY tls_version, events DESC, tls_cipher, service
LIMIT 500
