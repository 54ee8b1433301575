-- title: Decryption by key and identity
-- question: Who decrypted with which key, how often, and who was refused?
-- relations: activity
-- window: 7d
-- columns: account, region, actor, resource, invoked_by, events, failed, addresses, first_time, last_time
-- reading: Look for identities that never used the key before, for people where only services should decrypt, and for refused calls.
--   Where a service decrypted for somebody, invoked_by names it.
SELECT
  account,
  region,
  actor,
  resource,
  invoked_by,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE service = 'kms' AND event = 'Decrypt'
GROUP BY account, region, actor, resource, invoked_by
ORDER BY failed DESC, events DESC, account, region, actor, resource, invoked_by
LIMIT 500
