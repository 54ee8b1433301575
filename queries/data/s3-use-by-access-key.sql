-- title: S3 actions by access key
-- question: What did each access key do in S3, on which buckets, and from where?
-- relations: activity
-- window: 7d
-- parameter: wanted_key text = % — Access key id, such as AKIA%; % is any text
-- columns: account, access_key, actor, event, events, failed, buckets, objects, addresses, first_time, last_time, example_bucket
-- reading: Set the key that leaked or is in doubt. Keys that start with AKIA belong to users and do not expire; those that start with
--   ASIA belong to sessions. What was read and written object by object is there only if data events of S3 are logged.
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
WHERE access_key LIKE p.wanted_key
GROUP BY account, access_key, actor, event
ORDER BY events DESC, access_key, event, account
LIMIT 500
