-- title: S3 object deletions
-- question: Who deleted objects, from which bucket, and can they be restored?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: account, region, bucket, actor, source_address, objects, versions, batches, events, failed, first_time, last_time, example_key
-- interpretation: Requires S3 data events; deletions by lifecycle rules are not recorded. A batch (DeleteObjects) can delete 1,000 objects.
--   versions counts calls with a version ID: these versions cannot be restored, even with versioning. Act on hundreds of deletions within minutes
--   by an identity that never deletes objects.
-- rules: objects-deleted-in-bulk
WITH deletions AS (
  SELECT
    account, region, actor, source_address, event, error, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    json_extract_scalar(request_parameters, '$.versionId') AS version
  FROM activity
  WHERE service = 's3' AND event IN ('DeleteObject', 'DeleteObjects')
)
SELECT
  account,
  region,
  bucket,
  actor,
  source_address,
  count(DISTINCT object_key) AS objects,
  count(DISTINCT event_id) FILTER (WHERE version IS NOT NULL) AS versions,
  count(DISTINCT event_id) FILTER (WHERE event = 'DeleteObjects') AS batches,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  min(time) AS first_time,
  max(time) AS last_time,
  max(object_key) AS example_key
FROM deletions
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
GROUP BY account, region, bucket, actor, source_address
ORDER BY events DESC, bucket, actor, source_address, account, region
LIMIT 500
