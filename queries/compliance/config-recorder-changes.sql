-- title: AWS Config recorder changes
-- question: Who changed the resource types that AWS Config records, its delivery channel or its status?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, all_types, types, excluded_types, global_types, frequency,
--   bucket, error, invoked_by, event_id
-- interpretation: The number and cost of configuration items depend on these settings: the recorded resource types and the frequency.
--   The items themselves are in AWS Config, not in CloudTrail. The types and excluded_types columns count the named resource types. A
--   recorder that was stopped or restricted does not record later changes.
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
