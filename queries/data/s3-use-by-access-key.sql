-- title: S3 actions by access key
-- question: Which S3 actions were called with each access key, on how many buckets, and from how many addresses?
-- relations: activity
-- window: 7d
-- parameter: key_filter text = % — Access key ID, such as AKIA%; % matches any text
-- columns: account, access_key, actor, event, events, failed, buckets, objects, addresses, first_time, last_time, example_bucket
-- interpretation: Set key_filter to the leaked or suspicious key. Keys that start with AKIA belong to users and do not expire; keys that start
--   with ASIA belong to sessions. Reads and writes of objects appear only if S3 data events are logged.
WITH requests AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key
  FROM activity
  WHERE service = 's3' AND access_key <> ''
)
SELECT
  account,
  access_key,
  actor,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT bucket) AS buckets,
  count(DISTINCT bucket || '/' || object_key) AS objects,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(bucket) AS example_bucket
FROM requests
CROSS JOIN parameters p
WHERE access_key LIKE p.key_filter
GROUP BY account, access_key, actor, event
ORDER BY events DESC, access_key, event, account
LIMIT 500
