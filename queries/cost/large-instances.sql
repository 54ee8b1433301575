-- title: Large and accelerated instances
-- question: Who started large instances or GPU instances, in which Regions, and how many?
-- relations: activity
-- window: 30d
-- parameter: types text = \.(metal|(8|9|\d{2,})xlarge)|^(p|g|gr|trn|inf|dl|vt|f)\d — Instance types, as a regular expression
-- columns: time, account, region, actor, source_address, event, resource, instance_type, instances, image, instance_ids, spot, error, session,
--   user_agent, event_id
-- interpretation: Such instances can cost hundreds of dollars a day. Cryptocurrency miners use them, often in unused Regions.
--   Attempts that fail because of a quota are as significant as successes. Auto Scaling instances are started by the service. A type
--   that only a launch template names can be missing.
-- rules: ec2-large-instances, gpu-instances-started, large-fleet-started
WITH launches AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.instanceType'),
      json_extract_scalar(response_elements, '$.instancesSet.items[0].instanceType'),
      json_extract_scalar(request_parameters, '$.instanceType.value'),
      regexp_extract(request_parameters, '"[Ii]nstanceType"\s*:\s*"([a-z0-9-]+\.[a-z0-9-]+)"', 1) -- fleet requests have it in different fields
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
