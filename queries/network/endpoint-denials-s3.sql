-- title: S3 requests denied by VPC endpoints
-- question: Which S3 requests did VPC endpoint policies deny, and do the buckets belong to other accounts?
-- relations: endpoint_activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, resource, vpc_endpoint, bucket, object_key, bucket_account,
--   external_bucket, actor_account, event_id
-- interpretation: The query requires network activity events for S3. Where external_bucket is TRUE, the event names another account as
--   the bucket owner: writes can be data exfiltration, and reads can be downloads of attack tools. AWS package mirrors are foreign
--   too, and the policy may not allow them.
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
  COALESCE(bucket_account <> account, FALSE) AS external_bucket,
  actor_account, event_id
FROM denials
ORDER BY time DESC, event_id
LIMIT 1000
