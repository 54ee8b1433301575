-- title: AWS Config recorder changed
-- question: Who changed what AWS Config records, where it delivers, or whether it runs?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, all_types, types, excluded_types, global_types, frequency,
--   bucket, error, invoked_by, event_id
-- reading: The CloudTrail side of AWS Config's own questions: how many items there are and what they cost follows from what is
--   recorded and how often, which is set here; the items themselves are in AWS Config. types and excluded_types count the named
--   types. A recorder that was stopped or cut down sees nothing of what is done next.
-- rules: config-recorder-stopped, cloudwatch-9
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.configurationRecorder.name'),
    json_extract_scalar(request_parameters, '$.configurationRecorderName'),
    json_extract_scalar(request_parameters, '$.deliveryChannel.name'),
    json_extract_scalar(request_parameters, '$.deliveryChannelName'),
    json_extract_scalar(request_parameters, '$.configurationAggregatorName'),
    json_extract_scalar(request_parameters, '$.retentionConfigurationName'),
    resource
  ) AS resource,
  json_extract_scalar(request_parameters, '$.configurationRecorder.recordingGroup.allSupported') AS all_types,
  json_array_length(json_extract(request_parameters, '$.configurationRecorder.recordingGroup.resourceTypes')) AS types,
  json_array_length(
    json_extract(request_parameters, '$.configurationRecorder.recordingGroup.exclusionByResourceTypes.resourceTypes')
  ) AS excluded_types,
  json_extract_scalar(request_parameters, '$.configurationRecorder.recordingGroup.includeGlobalResourceTypes') AS global_types,
  json_extract_scalar(request_parameters, '$.configurationRecorder.recordingMode.recordingFrequency') AS frequency,
  json_extract_scalar(request_parameters, '$.deliveryChannel.s3BucketName') AS bucket,
  error, invoked_by, event_id
FROM activity
WHERE service = 'config'
  AND event IN (
    'PutConfigurationRecorder', 'StartConfigurationRecorder', 'StopConfigurationRecorder', 'DeleteConfigurationRecorder',
    'PutDeliveryChannel', 'DeleteDeliveryChannel', 'PutConfigurationAggregator', 'DeleteConfigurationAggregator',
    'PutAggregationAuthorization', 'DeleteAggregationAuthorization', 'PutRetentionConfiguration', 'DeleteRetentionConfiguration',
    'PutServiceLinkedConfigurationRecorder', 'DeleteServiceLinkedConfigurationRecorder', 'AssociateResourceTypes',
    'DisassociateResourceTypes'
  )
ORDER BY time DESC, event_id
LIMIT 500
