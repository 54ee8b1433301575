-- title: CloudTrail configuration changes
-- question: Who changed the CloudTrail configuration, and was logging interrupted?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, bucket, multi_region, validation, selectors, error,
--   invoked_by, event_id
-- interpretation: StopLogging without StartLogging soon after is a gap in the log. Selectors that exclude events, a single-Region
--   trail and disabled validation also reduce the evidence. Expect only deployments of the stack that contains the trail, and no
--   human users.
-- rules: trail-tampering, trail-changes, cloudwatch-5
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(response_elements, '$.trailARN'),
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.trailName'),
    json_extract_scalar(request_parameters, '$.eventDataStore'),
    json_extract_scalar(request_parameters, '$.channel'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(response_elements, '$.s3BucketName'), json_extract_scalar(request_parameters, '$.s3BucketName')
  ) AS bucket,
  COALESCE(
    json_extract_scalar(response_elements, '$.isMultiRegionTrail'), json_extract_scalar(request_parameters, '$.isMultiRegionTrail')
  ) AS multi_region,
  COALESCE(
    json_extract_scalar(response_elements, '$.logFileValidationEnabled'),
    json_extract_scalar(request_parameters, '$.enableLogFileValidation')
  ) AS validation,
  json_format(COALESCE(
    json_extract(request_parameters, '$.advancedEventSelectors'),
    json_extract(request_parameters, '$.eventSelectors'),
    json_extract(request_parameters, '$.insightSelectors')
  )) AS selectors,
  error, invoked_by, event_id
FROM activity
WHERE service = 'cloudtrail'
  AND NOT COALESCE(read_only, FALSE)
  AND event NOT IN ('StartQuery', 'CancelQuery', 'LookupEvents', 'GenerateQuery')
ORDER BY time DESC, event_id
LIMIT 500
