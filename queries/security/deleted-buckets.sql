-- title: Deleted buckets
-- question: Which buckets were deleted, when and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, session, actor_arn, invoked_by, user_agent
-- interpretation: Each row is a bucket that no longer exists. Expect pipelines and known users. Any account can create a bucket with the name of
--   a deleted one.
SELECT time, account, region, actor, source_address, event, resource, session, actor_arn, invoked_by, user_agent
FROM activity
WHERE service = 's3'
  AND event = 'DeleteBucket'
  AND error IS NULL
ORDER BY time DESC, event_id
LIMIT 500
