-- title: Bucket versioning and Object Lock changes
-- question: Who changed the versioning or the Object Lock configuration of a bucket?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, versioning, mfa_delete, lock_mode, lock_days, weakened,
--   error, invoked_by, event_id
-- interpretation: Where weakened is TRUE, versioning was suspended or MFA delete disabled. An object that is written during a suspension is lost
--   when it is overwritten or deleted. Suspension before many deletions or writes by the same identity indicates data destruction or ransomware;
--   see ransomware-indicators.
-- rules: bucket-versioning-suspended
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.VersioningConfiguration.Status') AS versioning,
    json_extract_scalar(request_parameters, '$.VersioningConfiguration.MfaDelete') AS mfa_delete,
    json_extract_scalar(request_parameters, '$.ObjectLockConfiguration.Rule.DefaultRetention.Mode') AS lock_mode,
    json_extract_scalar(request_parameters, '$.ObjectLockConfiguration.Rule.DefaultRetention.Days') AS lock_days
  FROM activity
  WHERE service = 's3'
    AND event IN ('PutBucketVersioning', 'PutBucketObjectLockConfiguration', 'PutObjectLockConfiguration')
)
SELECT
  time, account, region, actor, source_address, event, resource,
  versioning, mfa_delete, lock_mode, lock_days,
  COALESCE(versioning = 'Suspended', FALSE) OR COALESCE(mfa_delete = 'Disabled', FALSE) AS weakened,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
