-- title: History of public access blocks
-- question: When were the public access blocks of accounts and buckets set, changed or removed, and by whom?
-- relations: activity
-- window: 180d
-- columns: time, account, region, actor, source_address, event, resource, scope, block_acls, ignore_acls, block_policy,
--   restrict_buckets, removed, error, invoked_by, event_id
-- reading: All four settings should be true, for the account first of all: it overrides its buckets. removed is TRUE where a setting
--   was taken back. Then look for a policy or a list of the same bucket that came soon after: bucket-policy-changes, acl-changes.
-- rules: public-access-block-removed
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.BlockPublicAcls') AS block_acls,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.IgnorePublicAcls') AS ignore_acls,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.BlockPublicPolicy') AS block_policy,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.RestrictPublicBuckets') AS restrict_buckets
  FROM activity
  WHERE service IN ('s3', 's3-control')
    AND event IN (
      'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock'
    )
)
SELECT
  time, account, region, actor, source_address, event,
  CASE WHEN event LIKE '%Account%' THEN account ELSE resource END AS resource,
  CASE WHEN event LIKE '%Account%' THEN 'account' ELSE 'bucket' END AS scope,
  block_acls, ignore_acls, block_policy, restrict_buckets,
  event LIKE 'Delete%'
    OR 'false' IN (COALESCE(block_acls, ''), COALESCE(ignore_acls, ''), COALESCE(block_policy, ''), COALESCE(restrict_buckets, ''))
    AS removed,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
