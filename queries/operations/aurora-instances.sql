-- title: Aurora instances
-- question: Which Aurora instances are there, of which class, in which zone, and with performance insights?
-- relations: activity
-- window: 180d
-- parameter: wanted_engine text = aurora% — Engine: aurora-mysql, aurora-postgresql, or aurora% for both
-- columns: time, account, region, actor, source_address, event, resource, cluster, engine, engine_version, instance_class, zone,
--   performance_insights, public, event_id
-- reading: The newest record of each instance that was not deleted: what it was when it was last created, changed or rebooted, and
--   who did that. An instance that nobody touched within the window is not listed. zone is not known in the answer to a creation that
--   left the choice to RDS.
WITH records AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(response_elements, '$.dBInstanceIdentifier'), json_extract_scalar(request_parameters, '$.dBInstanceIdentifier')
    ) AS instance_name
  FROM activity
  WHERE service = 'rds'
    AND error IS NULL
    AND event IN (
      'CreateDBInstance', 'ModifyDBInstance', 'RebootDBInstance', 'StartDBInstance', 'StopDBInstance', 'DeleteDBInstance'
    )
), latest AS (
  SELECT records.*, row_number() OVER (PARTITION BY account, region, instance_name ORDER BY time DESC, event_id) AS recency
  FROM records
)
SELECT
  time, account, region, actor, source_address, event, instance_name AS resource,
  COALESCE(
    json_extract_scalar(response_elements, '$.dBClusterIdentifier'), json_extract_scalar(request_parameters, '$.dBClusterIdentifier')
  ) AS cluster,
  COALESCE(json_extract_scalar(response_elements, '$.engine'), json_extract_scalar(request_parameters, '$.engine')) AS engine,
  json_extract_scalar(response_elements, '$.engineVersion') AS engine_version,
  COALESCE(
    json_extract_scalar(response_elements, '$.pendingModifiedValues.dBInstanceClass'),
    json_extract_scalar(request_parameters, '$.dBInstanceClass'),
    json_extract_scalar(response_elements, '$.dBInstanceClass')
  ) AS instance_class,
  COALESCE(
    json_extract_scalar(response_elements, '$.availabilityZone'), json_extract_scalar(request_parameters, '$.availabilityZone')
  ) AS zone,
  COALESCE(
    json_extract_scalar(request_parameters, '$.enablePerformanceInsights'),
    json_extract_scalar(response_elements, '$.performanceInsightsEnabled')
  ) AS performance_insights,
  json_extract_scalar(response_elements, '$.publiclyAccessible') AS public,
  event_id
FROM latest
CROSS JOIN parameters p
WHERE recency = 1
  AND event <> 'DeleteDBInstance'
  AND COALESCE(json_extract_scalar(response_elements, '$.engine'), json_extract_scalar(request_parameters, '$.engine'))
    LIKE p.wanted_engine
ORDER BY time DESC, event_id
LIMIT 500
