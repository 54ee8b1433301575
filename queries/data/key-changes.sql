-- title: Keys changed, disabled or given away
-- question: Who changed a KMS key: its state, its policy, its grants or its material?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, grantee, operations, deletion_in_days, policy_open, error,
--   invoked_by, event_id
-- reading: ScheduleKeyDeletion can be cancelled until the days are over, after that everything under the key is lost;
--   DeleteImportedKeyMaterial works at once. policy_open is TRUE where the new policy names everybody as a principal. Grants to
--   services come by the thousand, so only those to roles, users and accounts are listed.
-- rules: kms-key-deletion, kms-key-material-deleted, kms-key-policy-changed, kms-grant-created, cloudwatch-7
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.granteePrincipal') AS grantee,
    json_format(json_extract(request_parameters, '$.operations')) AS operations,
    json_extract_scalar(request_parameters, '$.pendingWindowInDays') AS deletion_in_days,
    COALESCE(
      regexp_like(json_extract_scalar(request_parameters, '$.policy'), '"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*\[?\s*"\*")'), FALSE
    ) AS policy_open
  FROM activity
  WHERE service = 'kms'
    AND event IN (
      'DisableKey', 'EnableKey', 'ScheduleKeyDeletion', 'CancelKeyDeletion', 'DeleteImportedKeyMaterial', 'ImportKeyMaterial',
      'PutKeyPolicy', 'CreateGrant', 'RevokeGrant', 'DisableKeyRotation', 'UpdateAlias', 'DeleteAlias', 'ReplicateKey',
      'UpdatePrimaryRegion', 'DisconnectCustomKeyStore', 'DeleteCustomKeyStore', 'DeleteKey'
    )
)
SELECT
  time, account, region, actor, source_address, event, resource,
  grantee, operations, deletion_in_days, policy_open, error, invoked_by, event_id
FROM changes
WHERE event NOT IN ('CreateGrant', 'RevokeGrant')
  OR (NOT by_service AND COALESCE(grantee, 'arn:') LIKE 'arn:%')
ORDER BY time DESC, event_id
LIMIT 500
