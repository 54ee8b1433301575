-- title: Buckets created by strangers
-- question: Which buckets did somebody create, or try to create, who is anonymous or belongs to another account?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, actor_account, actor_arn, error
-- reading: There should be no rows without an error. Check the other account against the ones that you trust, and who let it in.
SELECT time, account, region, actor, source_address, event, resource, actor_account, actor_arn, error
FROM activity
WHERE service = 's3'
  AND event = 'CreateBucket'
  AND COALESCE(actor_account, 'anonymous') <> account
  AND NOT (actor_account IS NULL AND invoked_by IS NOT NULL) -- a service has no account, but it has a name
ORDER BY time DESC, event_id
LIMIT 500
