-- title: Buckets created by external principals
-- question: Which buckets were created by a principal that is anonymous or belongs to another account, including failed attempts?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, actor_account, actor_arn, error
-- interpretation: There should be no rows without an error. Compare the other account with your trusted accounts, and find out who granted it
--   access.
SELECT time, account, region, actor, source_address, event, resource, actor_account, actor_arn, error
FROM activity
WHERE service = 's3'
  AND event = 'CreateBucket'
  AND COALESCE(actor_account, 'anonymous') <> account
  AND NOT (actor_account IS NULL AND invoked_by IS NOT NULL) -- an AWS service has no account, but invoked_by contains its name
ORDER BY time DESC, event_id
LIMIT 500
