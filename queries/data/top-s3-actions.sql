-- title: Most frequent S3 actions
-- question: Which S3 actions are called most often, on how many buckets, and how many calls fail?
-- relations: activity
-- window: 7d
-- columns: event, event_category, read_only, events, failed, accounts, buckets, actors, first_time, last_time
-- interpretation: Actions of the category Data appear only if S3 data events are logged, and each event has a cost. If an action is new, or
--   mostly fails, find out who calls it.
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
