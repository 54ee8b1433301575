-- title: Database reboots, stops and starts
-- question: Which databases were rebooted, stopped or started, and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, engine, instance_class, force_failover, state, error,
--   invoked_by, event_id
-- interpretation: Schedulers often stop development databases at night. A reboot of a production database usually belongs to a
--   parameter change or to an attempt to fix a problem quickly. A stopped database starts again automatically after seven days.
-- rules: database-cluster-changes
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.clusterIdentifier'),
    json_extract_scalar(request_parameters, '$.cacheClusterId'),
    resource
  ) AS resource,
  COALESCE(json_extract_scalar(response_elements, '$.engine'), service) AS engine,
  json_extract_scalar(response_elements, '$.dBInstanceClass') AS instance_class,
  json_extract_scalar(request_parameters, '$.forceFailover') AS force_failover,
  COALESCE(
    json_extract_scalar(response_elements, '$.dBInstanceStatus'), json_extract_scalar(response_elements, '$.status')
  ) AS state,
  error, invoked_by, event_id
FROM activity
WHERE (service = 'rds' AND event IN (
    'RebootDBInstance', 'RebootDBCluster', 'StopDBInstance', 'StopDBCluster', 'StartDBInstance', 'StartDBCluster'
  ))
  OR (service IN ('redshift', 'elasticache') AND event IN ('RebootCluster', 'PauseCluster', 'ResumeCluster', 'RebootCacheCluster'))
ORDER BY time DESC, event_id
LIMIT 500
