-- title: Database failovers
-- question: Who started a database failover, promoted a replica or switched Regions?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, target, engine, error, invoked_by, event_id
-- interpretation: The rows show requested failovers: tests, maintenance and blue/green deployments. A failover that RDS starts itself
--   when a host fails is an RDS event and not an API call, so it is not listed. A failover outside a planned window explains dropped
--   connections.
-- rules: database-cluster-changes
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.globalClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.blueGreenDeploymentIdentifier'),
    json_extract_scalar(request_parameters, '$.replicationGroupId'),
    json_extract_scalar(request_parameters, '$.clusterName'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.targetDBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.targetDbClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.nodeGroupId'),
    json_extract_scalar(request_parameters, '$.shardName')
  ) AS target,
  COALESCE(json_extract_scalar(response_elements, '$.engine'), service) AS engine,
  error, invoked_by, event_id
FROM activity
WHERE (service = 'rds' AND event IN (
    'FailoverDBCluster', 'FailoverGlobalCluster', 'SwitchoverGlobalCluster', 'SwitchoverReadReplica', 'PromoteReadReplica',
    'PromoteReadReplicaDBCluster', 'SwitchoverBlueGreenDeployment'
  ))
  OR (service = 'rds' AND event = 'RebootDBInstance' AND json_extract_scalar(request_parameters, '$.forceFailover') = 'true')
  OR (service IN ('elasticache', 'memorydb') AND event IN ('TestFailover', 'FailoverShard', 'FailoverGlobalReplicationGroup'))
ORDER BY time DESC, event_id
LIMIT 500
