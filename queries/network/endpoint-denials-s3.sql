-- title: S3 requests that VPC endpoints denied
-- question: Which buckets did VPC endpoints keep somebody from, and were they other people's buckets?
-- relations: endpoint_activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, resource, vpc_endpoint, bucket, object_key, bucket_account,
--   foreign_bucket, actor_account, event_id
-- reading: Needs network activity events of S3. foreign_bucket is TRUE where the bucket belongs to another account, as far as the
--   record tells: writing there is how data leaves, reading is how tools come in. Package mirrors of AWS are foreign too, and may be
--   missing in the policy.
WITH denials AS (
  SELECT
    endpoint_activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.bucketName'), regexp_extract(resource, '^arn:[^:]+:s3:::([^/]+)', 1)
    ) AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    element_at(filter(transform(resources, x -> x.accountid), x -> x IS NOT NULL), 1) AS bucket_account
  FROM endpoint_activity
  WHERE service = 's3' AND error = 'VpceAccessDenied'
)
SELECT
  time, account, region, actor, source_address, event, resource,
  vpc_endpoint, bucket, object_key, bucket_account,
  COALESCE(bucket_account <> account, FALSE) AS foreign_bucket,
  actor_account, event_id
FROM denials
ORDER BY time DESC, event_id
LIMIT 1000
