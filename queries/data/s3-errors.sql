-- title: S3 request errors
-- question: Which S3 requests fail, on which bucket, and for which identities?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: account, bucket, actor, event, error, events, addresses, first_time, last_time, example_message
-- interpretation: Some errors are answers, not failures: NoSuchBucketPolicy or NoSuchLifecycleConfiguration means that a setting does not exist.
--   AccessDenied for one program indicates a missing permission. For many buckets from one IP address, it indicates a search for an open bucket.
WITH failures AS (
  SELECT
    account, actor, source_address, event, error, error_message, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket
  FROM activity
  WHERE service = 's3' AND error IS NOT NULL
)
SELECT
  account,
  bucket,
  actor,
  event,
  error,
  count(DISTINCT event_id) AS events,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(error_message) AS example_message
FROM failures
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
GROUP BY account, bucket, actor, event, error
ORDER BY events DESC, bucket, actor, event, error, account
LIMIT 200
