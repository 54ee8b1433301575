-- title: Most requested objects
-- question: Which S3 objects are requested most often, and by how many identities?
-- relations: activity
-- window: 7d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: account, bucket, object_key, events, reads, writes, failed, actors, addresses, last_time
-- interpretation: Requires S3 data events. Cache objects that are requested thousands of times. An object with many failed requests does not
--   exist, or the callers have no access to it. Sort by actors to see which objects are widely shared.
WITH requests AS (
  SELECT
    account, actor, source_address, event, error, read_only, time, event_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key
  FROM activity
  WHERE service = 's3' AND event_category = 'Data'
)
SELECT
  account,
  bucket,
  object_key,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE COALESCE(read_only, FALSE)) AS reads,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS writes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  max(time) AS last_time
FROM requests
CROSS JOIN parameters p
WHERE object_key IS NOT NULL
  AND COALESCE(bucket, '') LIKE p.bucket_filter
GROUP BY account, bucket, object_key
ORDER BY events DESC, bucket, object_key, account
LIMIT 200
