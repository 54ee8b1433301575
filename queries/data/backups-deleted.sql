-- title: Backups and snapshots deleted
-- question: Who deleted snapshots, images, backups or backup vaults, how many, and how fast?
-- relations: activity
-- window: 30d
-- columns: account, region, actor, event, events, failed, resources, max_per_hour, invoked_by, first_time, last_time, example_resource
-- interpretation: Lifecycle policies and scripts delete old copies at a steady rate, at their usual hour. A peak in max_per_hour, an identity
--   that never deleted before, or a vault without its lock and policy indicates an attempt to remove what you would restore from.
-- rules: snapshots-deleted-in-bulk, backups-destroyed
WITH deletions AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.snapshotId'),
      json_extract_scalar(request_parameters, '$.imageId'),
      json_extract_scalar(request_parameters, '$.dBSnapshotIdentifier'),
      json_extract_scalar(request_parameters, '$.dBClusterSnapshotIdentifier'),
      json_extract_scalar(request_parameters, '$.recoveryPointArn'),
      json_extract_scalar(request_parameters, '$.backupVaultName'),
      json_extract_scalar(request_parameters, '$.backupPlanId'),
      json_extract_scalar(request_parameters, '$.backupArn'),
      json_extract_scalar(request_parameters, '$.backupId'),
      json_extract_scalar(request_parameters, '$.dbiResourceId'),
      resource
    ) AS deleted,
    date_trunc('hour', time) AS hour
  FROM activity
  WHERE (service = 'ec2' AND event IN ('DeleteSnapshot', 'DeregisterImage'))
    OR (service = 'rds' AND event IN (
      'DeleteDBSnapshot', 'DeleteDBClusterSnapshot', 'DeleteDBInstanceAutomatedBackup', 'DeleteDBClusterAutomatedBackup'
    ))
    OR (service IN ('dynamodb', 'fsx', 'cloudhsm') AND event = 'DeleteBackup')
    OR (service = 'rbin' AND event IN ('DeleteRule', 'UnlockRule'))
    OR (service = 'backup' AND event IN (
      'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupVaultLockConfiguration', 'DeleteBackupVaultAccessPolicy',
      'DeleteBackupPlan', 'DeleteBackupSelection'
    ))
), hours AS (
  SELECT account, region, actor, event, hour, count(DISTINCT event_id) AS in_hour
  FROM deletions
  GROUP BY account, region, actor, event, hour
), peaks AS (
  SELECT account, region, actor, event, max(in_hour) AS max_per_hour
  FROM hours
  GROUP BY account, region, actor, event
)
SELECT
  deletions.account,
  deletions.region,
  deletions.actor,
  deletions.event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT deleted) AS resources,
  max(max_per_hour) AS max_per_hour,
  max(invoked_by) AS invoked_by,
  min(time) AS first_time,
  max(time) AS last_time,
  max(deleted) AS example_resource
FROM deletions
JOIN peaks
  ON peaks.account = deletions.account AND peaks.region = deletions.region AND peaks.event = deletions.event
  AND peaks.actor IS NOT DISTINCT FROM deletions.actor
GROUP BY deletions.account, deletions.region, deletions.actor, deletions.event
ORDER BY max_per_hour DESC, events DESC, actor, event, account, region
LIMIT 200
