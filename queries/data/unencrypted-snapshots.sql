-- title: Snapshots without encryption
-- question: Which snapshots were made that are not encrypted, from what and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, source, size_gb, invoked_by, event_id
-- reading: A snapshot is as encrypted as what it was made from: the finding is the disk or database that source names. Without
--   encryption a snapshot can be shared with anybody. A copy can be encrypted, and replace the original.
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
