-- title: Lifecycle rules of buckets changed
-- question: Who changed what a bucket deletes by itself, and how soon does it delete now?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, expires_after_days, versions_expire_after_days, rules,
--   prefixes, error, invoked_by, event_id
-- reading: The days are the shortest of all rules. One to three days on a bucket that is meant to last is a quiet way to destroy it,
--   or its logs: there is still time, as S3 applies the rules about once a day. A deleted lifecycle costs money, but no data.
-- rules: bucket-lifecycle-deletes-soon, cloudwatch-8
WITH changes AS (
  SELECT
    activity.*,
    COALESCE( -- a list of rules, or just one
      TRY_CAST(json_extract(request_parameters, '$.LifecycleConfiguration.Rule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.LifecycleConfiguration.Rule')]
    ) AS entries
  FROM activity
  WHERE service = 's3'
    AND event IN ('PutBucketLifecycle', 'DeleteBucketLifecycle') -- whichever API was called
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
