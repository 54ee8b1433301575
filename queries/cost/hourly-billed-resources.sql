-- title: Created resources that are billed by the hour
-- question: How many instances, databases, clusters, gateways, load balancers and endpoints did each identity create and remove?
-- relations: activity
-- window: 30d
-- columns: account, region, actor, service, resource_type, created, removed, remaining, failed, invoked_by, first_time, last_time, last_event
-- interpretation: Only successful calls are counted. One call for many instances counts once, and a deletion counts for the identity
--   that requests it. If remaining grows every week, unused resources are not removed.
-- rules: large-fleet-started, lightsail-instances-created
WITH calls AS (
  SELECT
    activity.*,
    regexp_extract(
      regexp_replace(event, '((From|ToPointInTime)\w*|ReadReplica|V2)$', ''),
      '(DBInstance|Instance|DBCluster|CacheCluster|Cluster|ReplicationGroup|NatGateway|TransitGateway|VpnConnection|LoadBalancer'
        || '|VpcEndpoint|Endpoint|Domain|FileSystem|JobFlow|Broker|Volume|Address|Host)(e?s)?$',
      1
    ) AS resource_type,
    regexp_like(event, '^(Run|Create|Allocate|Restore)') AS is_start
  FROM activity
  WHERE service IN (
      'ec2', 'rds', 'elasticloadbalancing', 'eks', 'redshift', 'elasticache', 'es', 'sagemaker', 'elasticfilesystem', 'fsx',
      'elasticmapreduce', 'mq', 'amazonmq', 'kafka', 'memorydb', 'dms', 'lightsail', 'transfer', 'neptune-graph', 'docdb-elastic'
    )
    AND regexp_like(event, '^(Run|Create|Allocate|Restore|Delete|Terminate|Release)')
)
SELECT
  account,
  region,
  actor,
  service,
  resource_type,
  count(DISTINCT event_id) FILTER (WHERE is_start AND error IS NULL) AS created,
  count(DISTINCT event_id) FILTER (WHERE NOT is_start AND error IS NULL) AS removed,
  count(DISTINCT event_id) FILTER (WHERE is_start AND error IS NULL)
    - count(DISTINCT event_id) FILTER (WHERE NOT is_start AND error IS NULL) AS remaining,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  max(invoked_by) AS invoked_by,
  min(time) AS first_time,
  max(time) AS last_time,
  max_by(event, ROW(time, event_id)) AS last_event
FROM calls
WHERE resource_type IS NOT NULL
GROUP BY account, region, actor, service, resource_type
ORDER BY remaining DESC, created DESC, account, region, actor, service, resource_type
LIMIT 500
