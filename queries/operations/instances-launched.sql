-- title: Launched instances
-- question: Which instances were launched, with which type and image, and by whom?
-- relations: activity
-- window: 30d
-- parameter: type_filter text = % — Instance type, such as p%.%; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, name, instance_type, image, market, zone, subnet,
--   public_address, instance_role, key_pair, has_user_data, error, invoked_by, event_id
-- interpretation: Each instance has one row; a failed launch has one row without resource. Look for large or GPU types, images that
--   are not yours, unused Regions, and key pairs or user data that your own launches do not have. The invoked_by column names Auto
--   Scaling and other services.
-- rules: ec2-instance-changes, ec2-large-instances, large-fleet-started, gpu-instances-started
WITH launches AS (
  SELECT
    activity.*,
    item,
    COALESCE(
      json_extract_scalar(item, '$.instanceType'), json_extract_scalar(request_parameters, '$.instanceType')
    ) AS instance_type
  FROM activity
  LEFT JOIN UNNEST(TRY_CAST(json_extract(response_elements, '$.instancesSet.items') AS ARRAY(JSON))) AS t(item) ON TRUE
  WHERE service = 'ec2' AND event = 'RunInstances'
)
SELECT
  time, account, region, actor, source_address, event,
  json_extract_scalar(item, '$.instanceId') AS resource,
  element_at(
    transform(
      filter(
        TRY_CAST(json_extract(item, '$.tagSet.items') AS ARRAY(JSON)), x -> json_extract_scalar(x, '$.key') = 'Name'
      ), x -> json_extract_scalar(x, '$.value')
    ), 1
  ) AS name,
  instance_type,
  COALESCE(
    json_extract_scalar(item, '$.imageId'), json_extract_scalar(request_parameters, '$.instancesSet.items[0].imageId')
  ) AS image,
  json_extract_scalar(request_parameters, '$.instanceMarketOptions.marketType') AS market,
  json_extract_scalar(item, '$.placement.availabilityZone') AS zone,
  COALESCE(json_extract_scalar(item, '$.subnetId'), json_extract_scalar(request_parameters, '$.subnetId')) AS subnet,
  json_extract_scalar(request_parameters, '$.networkInterfaceSet.items[0].associatePublicIpAddress') AS public_address,
  COALESCE(
    json_extract_scalar(item, '$.iamInstanceProfile.arn'),
    json_extract_scalar(request_parameters, '$.iamInstanceProfile.arn'),
    json_extract_scalar(request_parameters, '$.iamInstanceProfile.name')
  ) AS instance_role,
  COALESCE(
    json_extract_scalar(item, '$.keyName'), json_extract_scalar(request_parameters, '$.instancesSet.items[0].keyName')
  ) AS key_pair,
  json_extract_scalar(request_parameters, '$.userData') IS NOT NULL AS has_user_data,
  error, invoked_by, event_id
FROM launches
CROSS JOIN parameters p
WHERE COALESCE(instance_type, '') LIKE p.type_filter
ORDER BY time DESC, event_id, resource
LIMIT 1000
