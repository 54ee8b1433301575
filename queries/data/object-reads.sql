-- title: S3 object reads
-- question: Who read objects, from which bucket and prefix, and how much data?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- parameter: actor_filter text = % — User or role, such as deploy%
-- columns: account, bucket, prefix, actor, actor_account, objects, bytes_read, events, failed, addresses, first_time, last_time
-- interpretation: Requires S3 data events. Expect applications that read their own prefixes. Look for users, other accounts, and many objects or
--   bytes for one identity. A copy counts as a read of its source.
WITH reads AS (
  SELECT DISTINCT -- without the Region: an event that is delivered twice counts once
    account, actor, actor_account, source_address, error, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    json_extract_scalar(request_parameters, '$["x-amz-copy-source"]') AS copied_from,
    TRY_CAST(json_extract_scalar(additional_event_data, '$.bytesTransferredOut') AS double) AS bytes
  FROM activity
  WHERE service = 's3' AND event IN ('GetObject', 'SelectObjectContent', 'CopyObject', 'UploadPartCopy')
), places AS (
  SELECT
    reads.*,
    COALESCE(regexp_extract(copied_from, '^/?([^/]+)/', 1), bucket) AS read_bucket,
    COALESCE(regexp_extract(copied_from, '^/?[^/]+/(.*)$', 1), object_key) AS read_key
  FROM reads
)
SELECT
  account,
  read_bucket AS bucket,
  COALESCE(regexp_extract(read_key, '^[^/]+/'), '') AS prefix,
  actor,
  actor_account,
  count(DISTINCT read_key) AS objects,
  CAST(sum(bytes) AS bigint) AS bytes_read,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM places
CROSS JOIN parameters p
WHERE COALESCE(read_bucket, '') LIKE p.bucket_filter
  AND COALESCE(actor, '') LIKE p.actor_filter
GROUP BY account, read_bucket, COALESCE(regexp_extract(read_key, '^[^/]+/'), ''), actor, actor_account
ORDER BY bytes_read DESC, events DESC, bucket, prefix, actor
LIMIT 500
