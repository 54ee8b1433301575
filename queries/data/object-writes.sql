-- title: S3 object writes
-- question: Who wrote objects, to which bucket and prefix, and how much data?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- parameter: prefix_filter text = % — Beginning of the object key, such as 2026/%
-- columns: account, bucket, prefix, actor, actor_account, other_account, objects, bytes_written, events, failed, first_time,
--   last_time
-- interpretation: Requires S3 data events. Expect one or two applications per prefix. Investigate a new writer, another account that writes to a
--   bucket, or a user in an application prefix, because other principals may run or trust the objects.
WITH writes AS (
  SELECT DISTINCT -- without the Region: an event that is delivered twice counts once
    account, actor, actor_account, error, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    COALESCE(json_extract_scalar(request_parameters, '$.key'), '') AS object_key,
    TRY_CAST(json_extract_scalar(additional_event_data, '$.bytesTransferredIn') AS double) AS bytes
  FROM activity
  WHERE service = 's3'
    AND event IN ('PutObject', 'PostObject', 'CopyObject', 'UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload')
)
SELECT
  account,
  bucket,
  COALESCE(regexp_extract(object_key, '^[^/]+/'), '') AS prefix,
  actor,
  actor_account,
  COALESCE(actor_account <> account, FALSE) AS other_account,
  count(DISTINCT object_key) AS objects,
  CAST(sum(bytes) AS bigint) AS bytes_written,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  min(time) AS first_time,
  max(time) AS last_time
FROM writes
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
  AND object_key LIKE p.prefix_filter
GROUP BY account, bucket, COALESCE(regexp_extract(object_key, '^[^/]+/'), ''), actor, actor_account
ORDER BY bytes_written DESC, events DESC, bucket, prefix, actor
LIMIT 500
