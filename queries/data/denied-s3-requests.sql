-- title: Rejected S3 requests
-- question: Who tried to use a bucket or an object and was rejected?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, error, bucket, object_key, external_caller, vpc_endpoint,
--   user_agent, event_id
-- interpretation: Where external_caller is TRUE, the caller is anonymous or from another account, and knows the bucket name. Requests to many buckets
--   indicate a search. If your own identity is rejected where it had access before, a policy was changed: find out by whom.
-- rules: unauthorized-call-burst, cloudwatch-2
WITH denied AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    COALESCE(actor_account, 'anonymous') <> account AS external_caller
  FROM activity
  WHERE service = 's3'
    AND error IN ('AccessDenied', 'AllAccessDisabled', 'InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken', 'VpceAccessDenied')
    -- excludes background requests of AWS services
    AND NOT by_service
    AND (invoked_by IS NOT NULL OR COALESCE(source_address, '') NOT LIKE '%.amazonaws.com')
)
SELECT
  time, account, region, actor, source_address, event, resource,
  error, bucket, object_key, external_caller, vpc_endpoint, user_agent, event_id
FROM denied
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
ORDER BY time DESC, event_id
LIMIT 1000
