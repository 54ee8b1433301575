-- title: Databases with public access
-- question: Which databases were publicly accessible when they were last created, changed or restored?
-- relations: activity
-- window: 180d
-- columns: time, account, region, actor, source_address, event, resource, engine, public_requested, endpoint, encrypted, subnet_group,
--   security_groups, event_id
-- interpretation: Each row is the newest event of an existing database, if it shows public access. public_requested is TRUE where that request set or
--   kept public access. The security groups determine whether connections succeed: see public-security-groups. Databases without an event in the
--   window are not listed.
-- rules: database-public
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(response_elements, '$.dBInstanceArn'),
      json_extract_scalar(response_elements, '$.dBClusterArn'),
      json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
      json_extract_scalar(request_parameters, '$.dBClusterIdentifier')
    ) AS database_name,
    COALESCE(
      json_extract_scalar(response_elements, '$.publiclyAccessible'),
      json_extract_scalar(request_parameters, '$.publiclyAccessible')
    ) AS publicly_accessible
  FROM activity
  WHERE service = 'rds'
    AND error IS NULL
    AND event IN (
      'CreateDBInstance', 'ModifyDBInstance', 'RestoreDBInstanceFromDBSnapshot', 'RestoreDBInstanceToPointInTime',
      'RestoreDBInstanceFromS3', 'CreateDBInstanceReadReplica', 'CreateDBCluster', 'ModifyDBCluster', 'DeleteDBInstance',
      'DeleteDBCluster'
    )
), latest AS (
  SELECT
    changes.*,
    row_number() OVER (PARTITION BY account, region, database_name ORDER BY time DESC, event_id) AS recency
  FROM changes
  WHERE publicly_accessible IS NOT NULL OR event LIKE 'Delete%'
)
SELECT
  time, account, region, actor, source_address, event, database_name AS resource,
  COALESCE(json_extract_scalar(response_elements, '$.engine'), json_extract_scalar(request_parameters, '$.engine')) AS engine,
  COALESCE(json_extract_scalar(request_parameters, '$.publiclyAccessible') = 'true', FALSE) AS public_requested,
  json_extract_scalar(response_elements, '$.endpoint.address') AS endpoint,
  json_extract_scalar(response_elements, '$.storageEncrypted') AS encrypted,
  json_extract_scalar(response_elements, '$.dBSubnetGroup.dBSubnetGroupName') AS subnet_group,
  nullif(array_join(regexp_extract_all(response_elements, '"vpcSecurityGroupId"\s*:\s*"([^"]+)"', 1), ', '), '') AS security_groups,
  event_id
FROM latest
WHERE recency = 1
  AND publicly_accessible = 'true'
  AND event NOT LIKE 'Delete%'
ORDER BY time DESC, event_id
LIMIT 500
