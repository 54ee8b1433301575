-- title: Most frequent S3 actions
-- question: Which S3 actions are called most, on how many buckets, and how many of them fail?
-- relations: activity
-- window: 7d
-- columns: event, event_category, read_only, events, failed, accounts, buckets, actors, first_time, last_time
-- reading: Actions of the category Data are there only if data events of S3 are logged, and cost by the event. An action that appears
--   for the first time, or that mostly fails, is worth the question who calls it.
SELECT
  event,
  event_category,
  read_only,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT account) AS accounts,
  count(DISTINCT json_extract_scalar(request_parameters, '$.bucketName')) AS buckets,
  count(DISTINCT actor) AS actors,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE service IN ('s3', 's3express')
GROUP BY event, event_category, read_only
ORDER BY events DESC, event, event_category, read_only
LIMIT 200
