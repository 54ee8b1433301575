-- title: Indicators of ransomware
-- question: Which identities removed recovery options such as backups, snapshots, versions and keys, or encrypted data with their own keys?
-- relations: activity
-- window: 7d
-- parameter: min_deletions integer = 20 — Minimum number of deletions of one kind by one identity
-- columns: account, actor, indicator, actor_indicators, events, failed, resources, sample_resources, addresses, first_time, last_time
-- interpretation: Several indicators for one identity within a day are an emergency. First stop the identity, then cancel key deletions and
--   lifecycle rules; both leave time to react. Written and deleted objects appear only if data events are recorded.
-- rules: objects-encrypted-with-own-key, objects-deleted-in-bulk, bucket-lifecycle-deletes-soon, bucket-versioning-suspended,
--   snapshots-deleted-in-bulk, backups-destroyed, kms-key-deletion, kms-key-material-deleted
WITH indicators AS (
  SELECT
    activity.*,
    CASE
      WHEN service = 's3' AND NOT COALESCE(read_only, FALSE)
        AND json_extract_scalar(additional_event_data, '$.SSEApplied') = 'SSE_C' THEN 'objects encrypted with SSE-C'
      WHEN service = 's3' AND event = 'PutBucketLifecycle'
        AND regexp_like(
          request_parameters,
          '"(Expiration|NoncurrentVersionExpiration)"\s*:\s*\{[^{}]*("(Days|NoncurrentDays)"\s*:\s*"?[1-7]\b|"Date")'
        ) THEN 'lifecycle rule with early expiration'
      WHEN service = 's3' AND event = 'PutBucketVersioning'
        AND json_extract_scalar(request_parameters, '$.VersioningConfiguration.Status') = 'Suspended' THEN 'versioning suspended'
      WHEN service = 's3' AND event = 'DeleteBucketReplication' THEN 'replication removed'
      WHEN service = 'kms' AND event IN ('ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial')
        THEN 'KMS key disabled or scheduled for deletion'
      WHEN service = 'backup' AND event IN (
        'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupPlan', 'DeleteBackupVaultLockConfiguration', 'StopBackupJob'
      ) THEN 'backups deleted'
      WHEN service = 's3' AND event IN ('DeleteObject', 'DeleteObjects', 'DeleteBucket') THEN 'objects and buckets deleted'
      WHEN event IN ('DeleteSnapshot', 'DeregisterImage', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot', 'DeleteBackup') THEN 'snapshots deleted'
    END AS indicator
  FROM activity
), counted AS (
  SELECT
    account,
    actor,
    indicator,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT resource) AS resources,
    array_join(slice(array_sort(array_agg(DISTINCT resource)), 1, 5), ', ') AS sample_resources,
    count(DISTINCT source_address) AS addresses,
    min(time) AS first_time,
    max(time) AS last_time
  FROM indicators
  WHERE indicator IS NOT NULL
    AND NOT by_service
  GROUP BY account, actor, indicator
)
SELECT
  account, actor, indicator,
  sum(1) OVER (PARTITION BY account, actor) AS actor_indicators,
  events, failed, resources, sample_resources, addresses, first_time, last_time
FROM counted
CROSS JOIN parameters p
WHERE indicator NOT IN ('objects and buckets deleted', 'snapshots deleted')
  OR events >= p.min_deletions
ORDER BY actor_indicators DESC, account, actor, events DESC, indicator
LIMIT 200
