-- title: Encryption of written objects
-- question: How are objects encrypted when they are written to each bucket?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: account, bucket, encryption, key_id, encryption_requested, events, objects, actors, first_time, last_time, example_actor
-- interpretation: Requires S3 data events. Default_ means that the bucket's setting applied; otherwise, the request specified the encryption.
--   SSE_KMS with a key of another account, or SSE_C with a key that only the caller has, locks you out of your data. Unless a known application
--   does this, stop the identity and check what it overwrote.
-- rules: objects-encrypted-with-own-key
WITH puts AS (
  SELECT
    account, actor, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    COALESCE(
      json_extract_scalar(additional_event_data, '$.SSEApplied'),
      json_extract_scalar(response_elements, '$["x-amz-server-side-encryption"]'),
      'not recorded'
    ) AS encryption,
    COALESCE(
      json_extract_scalar(response_elements, '$["x-amz-server-side-encryption-aws-kms-key-id"]'),
      json_extract_scalar(request_parameters, '$["x-amz-server-side-encryption-aws-kms-key-id"]')
    ) AS key_id,
    request_parameters LIKE '%"x-amz-server-side-encryption%' AS encryption_requested
  FROM activity
  WHERE service = 's3'
    AND event IN ('PutObject', 'PostObject', 'CopyObject', 'CreateMultipartUpload', 'CompleteMultipartUpload')
    AND error IS NULL
)
SELECT
  account,
  bucket,
  encryption,
  key_id,
  encryption_requested,
  count(DISTINCT event_id) AS events,
  count(DISTINCT object_key) AS objects,
  count(DISTINCT actor) AS actors,
  min(time) AS first_time,
  max(time) AS last_time,
  max(actor) AS example_actor
FROM puts
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
GROUP BY account, bucket, encryption, key_id, encryption_requested
ORDER BY bucket, events DESC, encryption, key_id, encryption_requested, account
LIMIT 500
