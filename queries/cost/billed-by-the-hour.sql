-- title: Things started that are billed by the hour
-- question: Who created how many instances, databases, clusters, gateways, load balancers and endpoints, and removed how many?
-- relations: activity
-- window: 30d
-- columns: account, region, actor, service, kind, created, removed, left_over, failed, invoked_by, first_time, last_time, last_event
-- reading: Counts calls that succeeded, so one call for many instances counts once, and what others remove stands in their rows.
--   left_over that grows week by week is what nobody tidies up.
-- rules: large-fleet-started, lightsail-instances-created
WITH acts AS (
  SELECT
    activity.*,
    regexp_extract(
      regexp_replace(event, '((From|ToPointInTime)\w*|ReadReplica|V2)$', ''),
      '(DBInstance|Instance|DBCluster|CacheCluster|Cluster|ReplicationGroup|NatGateway|TransitGateway|VpnConnection|LoadBalancer'
        || '|VpcEndpoint|Endpoint|Domain|FileSystem|JobFlow|Broker|Volume|Address|Host)(e?s)?$',
      1
    ) AS kind,
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
  kind,
  count(DISTINCT event_id) FILTER (WHERE is_start AND error IS NULL) AS created,
  count(DISTINCT event_id) FILTER (WHERE NOT is_start AND error IS NULL) AS removed,
  count(DISTINCT event_id) FILTER (WHERE is_start AND error IS NULL)
    - count(DISTINCT event_id) FILTER (WHERE NOT is_start AND error IS NULL) AS left_over,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  max(invoked_by) AS invoked_by,
  min(time) AS first_time,
  max(time) AS last_time,
  max_by(event, ROW(time, event_id)) AS last_event
FROM acts
WHERE kind IS NOT NULL
GROUP BY account, region, actor, service, kind
ORDER BY left_over DESC, created DESC, account, region, actor, service, kind
LIMIT 500
