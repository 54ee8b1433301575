-- title: Decryption by key and identity
-- question: Who decrypted data with which key, how often, and whose calls were denied?
-- relations: activity
-- window: 7d
-- columns: account, region, actor, resource, invoked_by, events, failed, addresses, first_time, last_time
-- interpretation: Look for identities that never used the key before, for users where only services should decrypt, and for denied calls. If a
--   service decrypted on behalf of an identity, invoked_by contains its name.
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
