-- title: Unencrypted snapshots
-- question: Which unencrypted snapshots were created, from which source and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, source, size_gb, invoked_by, event_id
-- interpretation: A snapshot inherits the encryption of its source, so the finding is the disk or database in source. An unencrypted snapshot can
--   be shared with anyone. An encrypted copy can replace the original.
-- rules: ebs-encryption-disabled, snapshot-shared
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(response_elements, '$.snapshotId'),
    json_extract_scalar(response_elements, '$.dBSnapshotArn'),
    json_extract_scalar(response_elements, '$.dBClusterSnapshotArn'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.volumeId'),
    json_extract_scalar(request_parameters, '$.sourceSnapshotId'),
    json_extract_scalar(request_parameters, '$.instanceSpecification.instanceId'),
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.sourceDBSnapshotIdentifier'),
    json_extract_scalar(request_parameters, '$.sourceDBClusterSnapshotIdentifier')
  ) AS source,
  COALESCE(
    json_extract_scalar(response_elements, '$.volumeSize'), json_extract_scalar(response_elements, '$.allocatedStorage')
  ) AS size_gb,
  invoked_by, event_id
FROM activity
WHERE event IN (
    'CreateSnapshot', 'CreateSnapshots', 'CopySnapshot', 'CreateDBSnapshot', 'CopyDBSnapshot', 'CreateDBClusterSnapshot',
    'CopyDBClusterSnapshot'
  )
  AND error IS NULL
  AND regexp_like(response_elements, '"(encrypted|storageEncrypted)"\s*:\s*false')
ORDER BY time DESC, event_id
LIMIT 500
