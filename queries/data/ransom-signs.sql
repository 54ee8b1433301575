-- title: Signs of ransom
-- question: Who did several of the things that are done to destroy data or hold it to ransom?
-- relations: activity
-- window: 7d
-- parameter: deletion_burst integer = 100 — From how many calls that delete objects on it counts as a sign
-- columns: account, actor, signs, events, object_deletions, own_key_writes, versioning_suspended, short_lifecycles, replication_removed,
--   keys_disabled, backups_deleted, buckets_deleted, addresses, first_time, last_time
-- reading: signs counts the columns after events that are not zero; deletions of objects count from deletion_burst on. One sign has
--   everyday reasons, two are worth a call, three within hours are an attack: stop the identity first, then cancel key deletions, put
--   versioning and lifecycles back. Deletions and writes of objects are seen only if data events of S3 are logged.
-- rules: objects-deleted-in-bulk, objects-encrypted-with-own-key, bucket-versioning-suspended, bucket-lifecycle-deletes-soon,
--   kms-key-deletion, snapshots-deleted-in-bulk, backups-destroyed, buckets-deleted
WITH acts AS (
  SELECT
    activity.*,
    CASE
      WHEN service = 's3' AND event IN ('DeleteObject', 'DeleteObjects') THEN 'object deletion'
      WHEN service = 's3' AND json_extract_scalar(additional_event_data, '$.SSEApplied') = 'SSE_C'
        AND NOT COALESCE(read_only, FALSE) THEN 'own key'
      WHEN service = 's3' AND event = 'PutBucketVersioning'
        AND json_extract_scalar(request_parameters, '$.VersioningConfiguration.Status') = 'Suspended' THEN 'versioning'
      WHEN service = 's3' AND event = 'PutBucketLifecycle'
        AND regexp_like(request_parameters, '"(Days|NoncurrentDays)"\s*:\s*[1-3]\b') THEN 'lifecycle'
      WHEN service = 's3' AND event = 'DeleteBucketReplication' THEN 'replication'
      WHEN service = 's3' AND event = 'DeleteBucket' THEN 'bucket'
      WHEN service = 'kms' AND event IN ('DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial') THEN 'key'
      WHEN event IN (
        'DeleteSnapshot', 'DeregisterImage', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot', 'DeleteDBInstanceAutomatedBackup',
        'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupVaultLockConfiguration'
      ) THEN 'backup'
    END AS sign
  FROM activity
  WHERE error IS NULL AND invoked_by IS NULL
), actors AS (
  SELECT
    account,
    actor,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE sign = 'object deletion') AS object_deletions,
    count(DISTINCT event_id) FILTER (WHERE sign = 'own key') AS own_key_writes,
    count(DISTINCT event_id) FILTER (WHERE sign = 'versioning') AS versioning_suspended,
    count(DISTINCT event_id) FILTER (WHERE sign = 'lifecycle') AS short_lifecycles,
    count(DISTINCT event_id) FILTER (WHERE sign = 'replication') AS replication_removed,
    count(DISTINCT event_id) FILTER (WHERE sign = 'key') AS keys_disabled,
    count(DISTINCT event_id) FILTER (WHERE sign = 'backup') AS backups_deleted,
    count(DISTINCT event_id) FILTER (WHERE sign = 'bucket') AS buckets_deleted,
    count(DISTINCT source_address) AS addresses,
    min(time) AS first_time,
    max(time) AS last_time
  FROM acts
  WHERE sign IS NOT NULL
  GROUP BY account, actor
), counted AS (
  SELECT
    actors.*,
    IF(object_deletions >= p.deletion_burst, 1, 0) + IF(own_key_writes > 0, 1, 0) + IF(versioning_suspended > 0, 1, 0)
      + IF(short_lifecycles > 0, 1, 0) + IF(replication_removed > 0, 1, 0) + IF(keys_disabled > 0, 1, 0)
      + IF(backups_deleted > 0, 1, 0) + IF(buckets_deleted > 0, 1, 0) AS signs
  FROM actors
  CROSS JOIN parameters p
)
SELECT
  account, actor, signs, events, object_deletions, own_key_writes, versioning_suspended, short_lifecycles, replication_removed,
  keys_disabled, backups_deleted, buckets_deleted, addresses, first_time, last_time
FROM counted
WHERE signs > 0
ORDER BY signs DESC, events DESC, actor, account
LIMIT 100
