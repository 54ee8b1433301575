-- title: Default encryption of buckets changed
-- question: Who changed how a bucket encrypts new objects, and whose key is it?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, algorithm, key_id, key_account, foreign_key, error,
--   invoked_by, event_id
-- reading: Where foreign_key is TRUE, the key's ARN names another account: its owner can take the data from you. A deletion sets the
--   bucket back to keys of S3. The key may be given by its bare id, which is one of the bucket's own account.
-- rules: bucket-encryption-changed
WITH changes AS (
  SELECT
    activity.*,
    regexp_extract(request_parameters, '"SSEAlgorithm"\s*:\s*"([^"]+)"', 1) AS algorithm,
    regexp_extract(request_parameters, '"KMSMasterKeyID"\s*:\s*"([^"]+)"', 1) AS key_id
  FROM activity
  WHERE service = 's3' AND event IN ('PutBucketEncryption', 'DeleteBucketEncryption')
), keys AS (
  SELECT changes.*, regexp_extract(key_id, '^arn:[^:]+:kms:[^:]+:(\d{12}):', 1) AS key_account
  FROM changes
)
SELECT
  time, account, region, actor, source_address, event, resource,
  algorithm, key_id, key_account, COALESCE(key_account <> account, FALSE) AS foreign_key,
  error, invoked_by, event_id
FROM keys
ORDER BY time DESC, event_id
LIMIT 500
