-- title: Bucket lifecycle rule changes
-- question: Who changed the lifecycle rules of a bucket, and how soon do objects expire now?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, expires_after_days, versions_expire_after_days, rules,
--   prefixes, error, invoked_by, event_id
-- interpretation: The days are the minimum of all rules. One to three days on a long-term bucket is an inconspicuous way to destroy its data or
--   logs. You can still react, because S3 applies the rules about once a day. A deleted lifecycle configuration increases costs, but deletes no
--   data.
-- rules: bucket-lifecycle-deletes-soon, cloudwatch-8
WITH changes AS (
  SELECT
    activity.*,
    COALESCE( -- a list of rules or a single rule
      TRY_CAST(json_extract(request_parameters, '$.LifecycleConfiguration.Rule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.LifecycleConfiguration.Rule')]
    ) AS entries
  FROM activity
  WHERE service = 's3'
    AND event IN ('PutBucketLifecycle', 'DeleteBucketLifecycle') -- event names of both lifecycle APIs
)
SELECT
  time, account, region, actor, source_address, event, resource,
  array_min(filter(
    transform(entries, x -> TRY_CAST(json_extract_scalar(x, '$.Expiration.Days') AS bigint)), x -> x IS NOT NULL
  )) AS expires_after_days,
  array_min(filter(
    transform(entries, x -> TRY_CAST(json_extract_scalar(x, '$.NoncurrentVersionExpiration.NoncurrentDays') AS bigint)),
    x -> x IS NOT NULL
  )) AS versions_expire_after_days,
  nullif(array_join(transform(entries, x -> json_extract_scalar(x, '$.ID')), ', '), '') AS rules,
  nullif(array_join(
    transform(entries, x -> COALESCE(json_extract_scalar(x, '$.Filter.Prefix'), json_extract_scalar(x, '$.Prefix'))), ', '
  ), '') AS prefixes,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
