-- title: History of Block Public Access
-- question: When were the Block Public Access settings of accounts and buckets set, changed or removed, and by whom?
-- relations: activity
-- window: 180d
-- columns: time, account, region, actor, source_address, event, resource, scope, block_acls, ignore_acls, block_policy,
--   restrict_buckets, removed, error, invoked_by, event_id
-- interpretation: All four settings should be true, most importantly for the account, because they apply to all of its buckets. removed is TRUE
--   where a setting was disabled or omitted, which has the same effect. Then look for a later policy or ACL change of the same bucket: see
--   bucket-policy-changes and acl-changes.
-- rules: public-access-block-removed
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.BlockPublicAcls') AS block_acls,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.IgnorePublicAcls') AS ignore_acls,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.BlockPublicPolicy') AS block_policy,
    json_extract_scalar(request_parameters, '$.PublicAccessBlockConfiguration.RestrictPublicBuckets') AS restrict_buckets,
    CASE WHEN error IS NULL THEN 'false' ELSE '' END AS omitted -- a setting that the call omits becomes false
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
    OR 'false' IN (
      COALESCE(block_acls, omitted), COALESCE(ignore_acls, omitted), COALESCE(block_policy, omitted), COALESCE(restrict_buckets, omitted)
    ) AS removed,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
