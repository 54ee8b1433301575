-- title: Exports of databases, disks and machines
-- question: Which databases, tables, disks and images were exported as a whole, and to which destination?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, destination, destination_account, error, invoked_by,
--   event_id
-- interpretation: Each row is a full copy that was sent to a bucket or another Region. Expect scheduled exports for analytics. Check that you own
--   the destination, and who can read it. destination_account is set where the request specifies it.
-- rules: database-exported
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.sourceArn'),
    json_extract_scalar(request_parameters, '$.tableArn'),
    json_extract_scalar(request_parameters, '$.instanceId'),
    json_extract_scalar(request_parameters, '$.imageId'),
    regexp_extract(request_parameters, '"(?:ImageId|Objectkey|ObjectKey)"\s*:\s*"([^"]+)"', 1),
    json_extract_scalar(request_parameters, '$.sourceSnapshotId'),
    json_extract_scalar(request_parameters, '$.sourceImageId'),
    json_extract_scalar(request_parameters, '$.sourceDBSnapshotIdentifier'),
    json_extract_scalar(request_parameters, '$.sourceDBClusterSnapshotIdentifier'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.s3BucketName'),
    json_extract_scalar(request_parameters, '$.s3Bucket'),
    json_extract_scalar(request_parameters, '$.exportToS3.s3Bucket'),
    regexp_extract(request_parameters, '"(?:Bucket|S3Bucket)"\s*:\s*"([^"]+)"', 1),
    json_extract_scalar(request_parameters, '$.destinationRegion')
  ) AS destination,
  json_extract_scalar(request_parameters, '$.s3BucketOwner') AS destination_account,
  error, invoked_by, event_id
FROM activity
WHERE (service = 'rds' AND event IN ('StartExportTask', 'CopyDBSnapshot', 'CopyDBClusterSnapshot'))
  OR (service = 'dynamodb' AND event = 'ExportTableToPointInTime')
  OR (
    service = 'ec2'
    AND event IN ('CreateInstanceExportTask', 'ExportImage', 'CreateStoreImageTask', 'CopySnapshot', 'CopyImage')
  )
ORDER BY time DESC, event_id
LIMIT 500
