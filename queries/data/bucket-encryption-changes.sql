-- title: Bucket default encryption changes
-- question: Who changed the default encryption of a bucket, and which account owns the key?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, algorithm, key_id, key_account, external_key, error,
--   invoked_by, event_id
-- interpretation: Where external_key is TRUE, the key ARN belongs to another account, whose owner can make the data inaccessible. A deletion
--   resets the bucket to Amazon S3 managed keys. A key ID without an ARN is a key of the bucket's own account.
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
  algorithm, key_id, key_account, COALESCE(key_account <> account, FALSE) AS external_key,
  error, invoked_by, event_id
FROM keys
ORDER BY time DESC, event_id
LIMIT 500
