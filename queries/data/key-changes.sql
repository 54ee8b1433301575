-- title: KMS key changes
-- question: Who changed the state, the policy, the grants or the key material of a KMS key?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, grantee, operations, deletion_in_days, public_policy, error,
--   invoked_by, event_id
-- interpretation: You can cancel ScheduleKeyDeletion until the waiting period ends; after that, all data under the key is lost.
--   DeleteImportedKeyMaterial takes effect at once. public_policy is TRUE where the new policy has everyone as a principal. AWS services create
--   many grants, so only grants to roles, users and accounts are listed.
-- rules: kms-key-deletion, kms-key-material-deleted, kms-key-policy-changed, kms-grant-created, cloudwatch-7
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.granteePrincipal') AS grantee,
    json_format(json_extract(request_parameters, '$.operations')) AS operations,
    json_extract_scalar(request_parameters, '$.pendingWindowInDays') AS deletion_in_days,
    COALESCE(
      regexp_like(json_extract_scalar(request_parameters, '$.policy'), '"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*\[?\s*"\*")'), FALSE
    ) AS public_policy
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
  grantee, operations, deletion_in_days, public_policy, error, invoked_by, event_id
FROM changes
WHERE event NOT IN ('CreateGrant', 'RevokeGrant')
  OR (NOT by_service AND COALESCE(grantee, 'arn:') LIKE 'arn:%')
ORDER BY time DESC, event_id
LIMIT 500
