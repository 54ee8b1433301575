-- title: Databases restored
-- question: Which databases and clusters were restored, to which point in time, and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, restored_from, restored_to_time, engine, public, encrypted,
--   subnet_group, error, event_id
-- interpretation: A restore is a full copy of the data with its own passwords and networks. Expect backup tests, and incidents, after which the
--   new database replaces the old one. An unplanned restore to another subnet group or with a public address is a way to steal data.
--   restored_to_time is NULL for the latest time and for snapshots.
-- rules: database-public, database-cluster-changes
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(response_elements, '$.dBInstanceArn'),
    json_extract_scalar(response_elements, '$.dBClusterArn'),
    json_extract_scalar(request_parameters, '$.targetDBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.targetTableName')
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.sourceDBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.sourceDBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.sourceDbiResourceId'),
    json_extract_scalar(request_parameters, '$.dBSnapshotIdentifier'),
    json_extract_scalar(request_parameters, '$.snapshotIdentifier'),
    json_extract_scalar(request_parameters, '$.s3BucketName'),
    json_extract_scalar(request_parameters, '$.sourceTableName'),
    json_extract_scalar(request_parameters, '$.sourceTableArn'),
    json_extract_scalar(request_parameters, '$.backupArn')
  ) AS restored_from,
  COALESCE(
    json_extract_scalar(request_parameters, '$.restoreTime'),
    json_extract_scalar(request_parameters, '$.restoreToTime'),
    json_extract_scalar(request_parameters, '$.restoreDateTime')
  ) AS restored_to_time,
  json_extract_scalar(response_elements, '$.engine') AS engine,
  COALESCE(
    json_extract_scalar(response_elements, '$.publiclyAccessible'), json_extract_scalar(request_parameters, '$.publiclyAccessible')
  ) AS public,
  json_extract_scalar(response_elements, '$.storageEncrypted') AS encrypted,
  COALESCE(
    json_extract_scalar(request_parameters, '$.dBSubnetGroupName'), json_extract_scalar(response_elements, '$.dBSubnetGroup.dBSubnetGroupName'),
    json_extract_scalar(response_elements, '$.dBSubnetGroup')
  ) AS subnet_group,
  error, event_id
FROM activity
WHERE (service = 'rds' AND event LIKE 'RestoreDB%')
  OR (service = 'dynamodb' AND event IN ('RestoreTableToPointInTime', 'RestoreTableFromBackup'))
ORDER BY time DESC, event_id
LIMIT 500
