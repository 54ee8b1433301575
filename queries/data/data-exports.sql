-- title: Databases, disks and machines exported
-- question: What was exported as a whole: databases, tables, disks, images, and where to?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, destination, destination_account, error, invoked_by,
--   event_id
-- reading: Each row is a whole copy that left for a bucket or another Region. Expect exports for analysis on their schedule. Check
--   that the destination is yours, and who can read it; destination_account is given where the request named one.
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
