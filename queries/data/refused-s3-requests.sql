-- title: Refused requests to S3
-- question: Who tried to use a bucket or an object and was refused?
-- relations: activity
-- window: 7d
-- parameter: wanted_bucket text = % — Name of the bucket, such as invoices%; % is any text
-- columns: time, account, region, actor, source_address, event, resource, error, bucket, object_key, stranger, vpc_endpoint,
--   user_agent, event_id
-- reading: A stranger is anonymous or from another account, and got as far as your bucket's name. One stranger with many buckets is
--   searching. An identity of your own that is refused where it used to be allowed tells of a changed policy: see who changed it.
-- rules: unauthorized-call-burst, cloudwatch-2
WITH refused AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    COALESCE(actor_account, 'anonymous') <> account AS stranger
  FROM activity
  WHERE service = 's3'
    AND error IN ('AccessDenied', 'AllAccessDisabled', 'InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken', 'VpceAccessDenied')
    -- services probe buckets of their own accord, day and night
    AND NOT by_service
    AND (invoked_by IS NOT NULL OR COALESCE(source_address, '') NOT LIKE '%.amazonaws.com')
)
SELECT
  time, account, region, actor, source_address, event, resource,
  error, bucket, object_key, stranger, vpc_endpoint, user_agent, event_id
FROM refused
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.wanted_bucket
ORDER BY time DESC, event_id
LIMIT 1000
