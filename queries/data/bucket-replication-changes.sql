-- title: Bucket replication changes
-- question: Who configured or removed the replication of a bucket, and where are its new objects copied to?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, destinations, destination_accounts, replication_role,
--   error, invoked_by, event_id
-- interpretation: After the change, new objects are copied to the destinations. destination_accounts is set where another account owns the
--   copies: verify each account. If replication is removed, the replica receives no new objects.
-- rules: bucket-replication-changed, cloudwatch-8
WITH changes AS (
  SELECT
    activity.*,
    COALESCE( -- a list of rules or a single rule
      TRY_CAST(json_extract(request_parameters, '$.ReplicationConfiguration.Rule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.ReplicationConfiguration.Rule')]
    ) AS entries
  FROM activity
  WHERE service = 's3' AND event IN ('PutBucketReplication', 'DeleteBucketReplication')
)
SELECT
  time, account, region, actor, source_address, event, resource,
  nullif(array_join(array_distinct(transform(entries, x -> json_extract_scalar(x, '$.Destination.Bucket'))), ', '), '') AS destinations,
  nullif(
    array_join(array_distinct(transform(entries, x -> json_extract_scalar(x, '$.Destination.Account'))), ', '), ''
  ) AS destination_accounts,
  json_extract_scalar(request_parameters, '$.ReplicationConfiguration.Role') AS replication_role,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
