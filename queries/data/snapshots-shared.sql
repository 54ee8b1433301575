-- title: Snapshots and images shared
-- question: Which snapshots and images were shared with other accounts or publicly, and by whom?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, shared_with, unshared_with, public, error, invoked_by,
--   event_id
-- interpretation: Know every account and organization in shared_with; 'all' means everyone, and then public is TRUE. SharedSnapshotCopyInitiated
--   and SharedSnapshotVolumeCreated mean that another account used the snapshot: it has the data now, even if the share was removed.
-- rules: snapshot-made-public, snapshot-shared, image-shared, shared-snapshot-used
WITH shares AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.snapshotId'),
      json_extract_scalar(request_parameters, '$.imageId'),
      json_extract_scalar(request_parameters, '$.dBSnapshotIdentifier'),
      json_extract_scalar(request_parameters, '$.dBClusterSnapshotIdentifier'),
      json_extract_scalar(service_event_details, '$.snapshotId'),
      resource
    ) AS shared,
    COALESCE(
      transform(
        COALESCE(
          TRY_CAST(json_extract(request_parameters, '$.createVolumePermission.add.items') AS ARRAY(JSON)),
          TRY_CAST(json_extract(request_parameters, '$.launchPermission.add.items') AS ARRAY(JSON))
        ),
        x -> COALESCE(json_extract_scalar(x, '$.userId'), json_extract_scalar(x, '$.group'), json_format(x))
      ),
      TRY_CAST(json_extract(request_parameters, '$.valuesToAdd') AS ARRAY(VARCHAR))
    ) AS added,
    COALESCE(
      transform(
        COALESCE(
          TRY_CAST(json_extract(request_parameters, '$.createVolumePermission.remove.items') AS ARRAY(JSON)),
          TRY_CAST(json_extract(request_parameters, '$.launchPermission.remove.items') AS ARRAY(JSON))
        ),
        x -> COALESCE(json_extract_scalar(x, '$.userId'), json_extract_scalar(x, '$.group'), json_format(x))
      ),
      TRY_CAST(json_extract(request_parameters, '$.valuesToRemove') AS ARRAY(VARCHAR))
    ) AS removed
  FROM activity
  WHERE event IN (
    'ModifySnapshotAttribute', 'ModifyImageAttribute', 'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute',
    'SharedSnapshotCopyInitiated', 'SharedSnapshotVolumeCreated'
  )
)
SELECT
  time, account, region, actor, source_address, event, shared AS resource,
  nullif(array_join(added, ', '), '') AS shared_with,
  nullif(array_join(removed, ', '), '') AS unshared_with,
  COALESCE(contains(added, 'all'), FALSE) AS public,
  error, invoked_by, event_id
FROM shares
WHERE added IS NOT NULL OR removed IS NOT NULL OR event LIKE 'SharedSnapshot%'
ORDER BY time DESC, event_id
LIMIT 500
