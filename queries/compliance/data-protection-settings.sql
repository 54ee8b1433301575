-- title: Account settings that protect data
-- question: Who changed the settings that protect data in an entire account or Region?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, setting, weakened, request_parameters, error, invoked_by, event_id
-- interpretation: Where weakened is TRUE, a protection was disabled. Each of these changes needs a reason, because later resources
--   are created without the protection. Most settings apply to one Region, so expect one row for each Region in use.
-- rules: ebs-encryption-disabled, account-data-settings-weakened, public-access-block-removed
SELECT
  time, account, region, actor, source_address, event,
  CASE
    WHEN event LIKE '%EbsEncryptionByDefault' OR event LIKE '%EbsDefaultKmsKeyId' THEN 'EBS encryption'
    WHEN event LIKE '%SnapshotBlockPublicAccess' THEN 'EBS snapshots'
    WHEN event LIKE '%Image%' THEN 'AMIs'
    WHEN event LIKE '%SerialConsoleAccess' THEN 'serial console'
    WHEN event LIKE '%InstanceMetadataDefaults' THEN 'instance metadata'
    WHEN event LIKE '%VpcBlockPublicAccess%' THEN 'VPC public access'
    WHEN event LIKE '%AccountPublicAccessBlock' THEN 'S3 public access'
    WHEN event LIKE '%PasswordPolicy' THEN 'password policy'
    WHEN event LIKE '%DataCatalogEncryptionSettings' THEN 'data catalog'
    ELSE 'other'
  END AS setting,
  event IN (
    'DisableEbsEncryptionByDefault', 'DisableSnapshotBlockPublicAccess', 'DisableImageBlockPublicAccess', 'EnableSerialConsoleAccess',
    'DeleteAccountPublicAccessBlock', 'DeleteAccountPasswordPolicy', 'DisableAllowedImagesSettings',
    'CreateVpcBlockPublicAccessExclusion'
  )
    OR (event = 'PutAccountPublicAccessBlock' AND (
      regexp_like(COALESCE(request_parameters, ''), ':\s*false')
      -- of the four settings, those that the request omits are disabled
      OR (error IS NULL AND cardinality(regexp_extract_all(COALESCE(request_parameters, ''), ':\s*true')) < 4)
    ))
    OR (event = 'ModifyVpcBlockPublicAccessOptions' AND regexp_like(COALESCE(request_parameters, ''), '"off"'))
    OR (event = 'ModifyInstanceMetadataDefaults' AND regexp_like(COALESCE(request_parameters, ''), '"optional"|no-preference'))
    OR (event = 'PutDataCatalogEncryptionSettings' AND regexp_like(COALESCE(request_parameters, ''), 'DISABLED'))
    AS weakened,
  request_parameters, error, invoked_by, event_id
FROM activity
WHERE service IN ('ec2', 's3', 's3-control', 'iam', 'glue')
  AND event IN (
    'EnableEbsEncryptionByDefault', 'DisableEbsEncryptionByDefault', 'ModifyEbsDefaultKmsKeyId', 'ResetEbsDefaultKmsKeyId',
    'EnableSnapshotBlockPublicAccess', 'DisableSnapshotBlockPublicAccess', 'EnableImageBlockPublicAccess',
    'DisableImageBlockPublicAccess', 'EnableAllowedImagesSettings', 'DisableAllowedImagesSettings', 'EnableSerialConsoleAccess',
    'DisableSerialConsoleAccess', 'ModifyInstanceMetadataDefaults', 'ModifyVpcBlockPublicAccessOptions',
    'CreateVpcBlockPublicAccessExclusion', 'DeleteVpcBlockPublicAccessExclusion', 'PutAccountPublicAccessBlock',
    'DeleteAccountPublicAccessBlock', 'UpdateAccountPasswordPolicy', 'DeleteAccountPasswordPolicy', 'PutDataCatalogEncryptionSettings'
  )
ORDER BY time DESC, event_id
LIMIT 500
