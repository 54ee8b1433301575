-- title: New users of KMS keys
-- question: Which identities used a KMS key that they did not use before?
-- relations: activity
-- window: 7d
-- baseline: 60d
-- columns: account, region, actor, resource, events, failed, actions, via_services, addresses, first_time, last_time
-- interpretation: A row is a new service, release or user, or an identity that accesses data without authorization. via_services lists the
--   services that used the key for the identity, and indicates which data it was. Rows with only denied calls are failed attempts.
WITH uses AS (
  SELECT account, region, actor, resource, event, error, invoked_by, source_address, time, event_id
  FROM activity
  WHERE service = 'kms'
    AND event IN (
      'Decrypt', 'ReEncrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair', 'Sign',
      'GenerateMac', 'DeriveSharedSecret', 'CreateGrant'
    )
    AND resource IS NOT NULL
), known AS (
  SELECT DISTINCT account, actor, resource
  FROM activity_before
  WHERE service = 'kms'
    AND error IS NULL
    AND event IN (
      'Decrypt', 'ReEncrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair', 'Sign',
      'GenerateMac', 'DeriveSharedSecret', 'CreateGrant'
    )
)
SELECT
  uses.account,
  uses.region,
  uses.actor,
  uses.resource,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  array_join(array_sort(array_agg(DISTINCT event)), ', ') AS actions,
  array_join(array_sort(array_agg(DISTINCT COALESCE(invoked_by, 'directly'))), ', ') AS via_services,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM uses
LEFT JOIN known ON known.account = uses.account AND known.actor = uses.actor AND known.resource = uses.resource
WHERE known.account IS NULL
GROUP BY uses.account, uses.region, uses.actor, uses.resource
ORDER BY first_time DESC, resource, actor, account, region
LIMIT 500
