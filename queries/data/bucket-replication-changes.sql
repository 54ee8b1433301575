-- title: Replication of buckets changed
-- question: Who set up or removed the replication of a bucket, and where do its new objects go?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, destinations, destination_accounts, replication_role,
--   error, invoked_by, event_id
-- reading: New objects are copied to the destinations from then on. destination_accounts is given where the copies change their
--   owner: know each of them. A removed replication leaves a backup that no longer grows.
-- rules: bucket-replication-changed, cloudwatch-8
WITH changes AS (
  SELECT
    activity.*,
    COALESCE( -- a list of rules, or just one
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
