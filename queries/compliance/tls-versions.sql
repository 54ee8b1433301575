-- title: TLS versions and cipher suites
-- question: Which TLS versions and cipher suites do requests to each service use?
-- relations: activity
-- window: 7d
-- columns: tls_version, tls_cipher, service, events, actors, addresses, first_time, last_time
-- reading: TLSv1.3 and TLSv1.2 are what to see. Anything else is in outdated-tls, with whom to talk to. Requests that services make
--   for somebody, and some services, record no version: they are not counted here.
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
