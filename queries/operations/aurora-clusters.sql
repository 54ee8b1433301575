-- title: Aurora clusters
-- question: Which Aurora clusters exist, in which Availability Zones, and how are they protected?
-- relations: activity
-- window: 180d
-- parameter: engine_filter text = aurora% — Engine: aurora-mysql, aurora-postgresql, or aurora% for both
-- columns: time, account, region, actor, source_address, event, resource, engine, engine_version, zones, members, encrypted,
--   deletion_protection, backup_days, event_id
-- interpretation: Each row is the latest event of a cluster that was not deleted. Follow up on clusters without encryption, without
--   deletion protection, or with one day of backups or less. Clusters without an event in the window are not listed.
-- rules: database-cluster-changes
WITH records AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(response_elements, '$.dBClusterIdentifier'), json_extract_scalar(request_parameters, '$.dBClusterIdentifier')
    ) AS cluster_name
  FROM activity
  WHERE service = 'rds'
    AND error IS NULL
    AND event IN (
      'CreateDBCluster', 'ModifyDBCluster', 'RestoreDBClusterToPointInTime', 'RestoreDBClusterFromSnapshot', 'FailoverDBCluster',
      'StartDBCluster', 'StopDBCluster', 'DeleteDBCluster'
    )
), latest AS (
  SELECT records.*, row_number() OVER (PARTITION BY account, region, cluster_name ORDER BY time DESC, event_id) AS recency
  FROM records
)
SELECT
  time, account, region, actor, source_address, event, cluster_name AS resource,
  COALESCE(json_extract_scalar(response_elements, '$.engine'), json_extract_scalar(request_parameters, '$.engine')) AS engine,
  json_extract_scalar(response_elements, '$.engineVersion') AS engine_version,
  nullif(array_join(TRY_CAST(json_extract(response_elements, '$.availabilityZones') AS ARRAY(VARCHAR)), ', '), '') AS zones,
  json_array_length(json_extract(response_elements, '$.dBClusterMembers')) AS members,
  json_extract_scalar(response_elements, '$.storageEncrypted') AS encrypted,
  json_extract_scalar(response_elements, '$.deletionProtection') AS deletion_protection,
  json_extract_scalar(response_elements, '$.backupRetentionPeriod') AS backup_days,
  event_id
FROM latest
CROSS JOIN parameters p
WHERE recency = 1
  AND event <> 'DeleteDBCluster'
  AND COALESCE(json_extract_scalar(response_elements, '$.engine'), json_extract_scalar(request_parameters, '$.engine'))
    LIKE p.engine_filter
ORDER BY time DESC, event_id
LIMIT 500
