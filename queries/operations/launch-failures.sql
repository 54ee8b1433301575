-- title: Failed instance launches
-- question: Which instance launches failed, and why: permissions, quotas or missing capacity?
-- relations: activity
-- window: 30d
-- columns: account, region, error, instance_type, zone, events, actors, first_time, last_time, example_actor, example_message
-- interpretation: InsufficientInstanceCapacity depends on the Availability Zone and instance type, LimitExceeded on quotas.
--   UnauthorizedOperation in several Regions for an identity that never launches instances can mean that a stolen key is being
--   tested.
-- rules: ec2-large-instances, large-fleet-started, gpu-instances-started
WITH failures AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.instanceType'),
      json_extract_scalar(request_parameters, '$.instancesSet.items[0].instanceType')
    ) AS instance_type,
    COALESCE(
      json_extract_scalar(request_parameters, '$.availabilityZone'),
      json_extract_scalar(request_parameters, '$.placement.availabilityZone'),
      json_extract_scalar(request_parameters, '$.subnetId')
    ) AS zone
  FROM activity
  WHERE service IN ('ec2', 'autoscaling')
    AND event IN ('RunInstances', 'StartInstances', 'CreateFleet', 'RequestSpotFleet', 'RequestSpotInstances', 'SetDesiredCapacity')
    AND error IS NOT NULL
    AND error NOT LIKE '%DryRunOperation'
)
SELECT
  account,
  region,
  error,
  instance_type,
  zone,
  count(DISTINCT event_id) AS events,
  count(DISTINCT actor) AS actors,
  min(time) AS first_time,
  max(time) AS last_time,
  max(actor) AS example_actor,
  max(error_message) AS example_message
FROM failures
GROUP BY account, region, error, instance_type, zone
ORDER BY events DESC, error, instance_type, zone, account, region
LIMIT 200
