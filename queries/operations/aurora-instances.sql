-- title: Aurora instances
-- question: Which Aurora instances exist, in which class and Availability Zone, and with Performance Insights?
-- relations: activity
-- window: 180d
-- parameter: engine_filter text = aurora% — Engine: aurora-mysql, aurora-postgresql, or aurora% for both
-- columns: time, account, region, actor, source_address, event, resource, cluster, engine, engine_version, instance_class, zone,
--   performance_insights, public, event_id
-- interpretation: Each row is the latest event of an instance that was not deleted. It shows the settings when the instance was last
--   created, changed or restarted, and the identity that did so. Instances without an event in the window are not listed. The zone
--   column is empty after a creation that left the Availability Zone to RDS.
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
    LIKE p.engine_filter
ORDER BY time DESC, event_id
LIMIT 500
