-- title: Databases deleted without a final snapshot
-- question: Which databases were deleted without a final snapshot, and which backups remain?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, engine, size_gb, backups_deleted, retention_days, error,
--   invoked_by, event_id
-- interpretation: Where backups_deleted is FALSE, the automated backups are kept for retention_days: restore from them before they expire.
--   Instances of Aurora clusters are always deleted this way, because the cluster owns the data. Test databases belong to known stacks.
-- rules: database-deleted-without-snapshot
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(response_elements, '$.dBInstanceArn'),
    json_extract_scalar(response_elements, '$.dBClusterArn'),
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier')
  ) AS resource,
  json_extract_scalar(response_elements, '$.engine') AS engine,
  json_extract_scalar(response_elements, '$.allocatedStorage') AS size_gb,
  COALESCE(json_extract_scalar(request_parameters, '$.deleteAutomatedBackups') <> 'false', TRUE) AS backups_deleted,
  json_extract_scalar(response_elements, '$.backupRetentionPeriod') AS retention_days,
  error, invoked_by, event_id
FROM activity
WHERE service = 'rds'
  AND event IN ('DeleteDBInstance', 'DeleteDBCluster')
  AND json_extract_scalar(request_parameters, '$.skipFinalSnapshot') = 'true'
ORDER BY time DESC, event_id
LIMIT 500
