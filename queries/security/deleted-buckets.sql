-- title: Deleted buckets
-- question: Which buckets were deleted, when and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, session, actor_arn, invoked_by, user_agent
-- reading: Every row is a bucket that is gone. Expect pipelines and known people; a bucket's name can be taken by anybody once it is free.
SELECT time, account, region, actor, source_address, event, resource, session, actor_arn, invoked_by, user_agent
FROM activity
WHERE service = 's3'
  AND event = 'DeleteBucket'
  AND error IS NULL
ORDER BY time DESC, event_id
LIMIT 500
