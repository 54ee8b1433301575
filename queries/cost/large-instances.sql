-- title: Large and special instances
-- question: Who started large instances, or such with graphics processors, where and how many?
-- relations: activity
-- window: 30d
-- parameter: types text = \.(metal|(8|9|\d{2,})xlarge)|^(p|g|gr|trn|inf|dl|vt|f)\d — Types of instances, as a regular expression
-- columns: time, account, region, actor, source_address, event, resource, instance_type, instances, image, instance_ids, spot, error, session,
--   user_agent, event_id
-- reading: Each of them costs hundreds a day, and miners like them, in Regions that nobody looks at. Refused attempts for lack of quota
--   say the same as a success. Instances of Auto Scaling are started by the service; the type can be in a launch template alone.
-- rules: ec2-large-instances, gpu-instances-started, large-fleet-started
WITH launches AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.instanceType'),
      json_extract_scalar(response_elements, '$.instancesSet.items[0].instanceType'),
      json_extract_scalar(request_parameters, '$.instanceType.value'),
      regexp_extract(request_parameters, '"[Ii]nstanceType"\s*:\s*"([a-z0-9-]+\.[a-z0-9-]+)"', 1) -- wherever fleets have it
    ) AS instance_type
  FROM activity
  WHERE service = 'ec2' AND event IN ('RunInstances', 'CreateFleet', 'RequestSpotInstances', 'ModifyInstanceAttribute')
)
SELECT
  time, account, region, actor, source_address, event, resource, instance_type,
  COALESCE(
    json_array_length(json_extract(response_elements, '$.instancesSet.items')),
    CAST(json_extract_scalar(request_parameters, '$.instancesSet.items[0].maxCount') AS bigint)
  ) AS instances,
  COALESCE(
    json_extract_scalar(request_parameters, '$.instancesSet.items[0].imageId'),
    json_extract_scalar(response_elements, '$.instancesSet.items[0].imageId')
  ) AS image,
  array_join(array_distinct(regexp_extract_all(response_elements, '\bi-[0-9a-f]{8,17}\b')), ', ') AS instance_ids,
  COALESCE(json_extract_scalar(request_parameters, '$.instanceMarketOptions.marketType') = 'spot', FALSE) AS spot,
  error, session, user_agent, event_id
FROM launches
CROSS JOIN parameters p
WHERE regexp_like(instance_type, p.types)
ORDER BY time DESC, event_id
LIMIT 500
