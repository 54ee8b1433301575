-- title: Instance lifecycle events
-- question: When was an instance started, stopped, changed or terminated, and by whom?
-- relations: activity
-- window: 30d
-- parameter: instance_filter text = i-% — Instance ID, such as i-0123456789abcdef0
-- columns: time, account, region, actor, source_address, event, resource, state_before, state_after, attribute, error, invoked_by,
--   event_id
-- interpretation: Set the instance ID and read from bottom to top. BidEvictedEvent is a Spot Instance interruption. A stop, a change
--   of the attribute userData and a start is a way to inject code into an instance. A changed role or security group changes what the
--   instance can access.
-- rules: ec2-instance-changes, user-data-changed, instance-role-changed
WITH events_of_instances AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(item, '$.instanceId'),
      json_extract_scalar(request_parameters, '$.instanceId'),
      json_extract_scalar(service_event_details, '$.instanceIdSet[0]'),
      regexp_extract(request_parameters, '\bi-[0-9a-f]+'),
      regexp_extract(response_elements, '\bi-[0-9a-f]+')
    ) AS instance_id,
    json_extract_scalar(item, '$.previousState.name') AS state_before,
    COALESCE(
      json_extract_scalar(item, '$.currentState.name'), json_extract_scalar(item, '$.instanceState.name')
    ) AS state_after
  FROM activity
  LEFT JOIN UNNEST(
    COALESCE( -- the response has more details, but a failed request has no response
      TRY_CAST(json_extract(response_elements, '$.instancesSet.items') AS ARRAY(JSON)),
      TRY_CAST(json_extract(request_parameters, '$.instancesSet.items') AS ARRAY(JSON))
    )
  ) AS t(item) ON TRUE
  WHERE service = 'ec2'
    AND event IN (
      'RunInstances', 'StartInstances', 'StopInstances', 'RebootInstances', 'TerminateInstances', 'BidEvictedEvent',
      'ModifyInstanceAttribute', 'ModifyInstanceMetadataOptions', 'ModifyInstancePlacement', 'MonitorInstances',
      'UnmonitorInstances', 'AssociateIamInstanceProfile', 'DisassociateIamInstanceProfile',
      'ReplaceIamInstanceProfileAssociation', 'AttachVolume', 'DetachVolume', 'AttachNetworkInterface'
    )
)
SELECT
  time, account, region, actor, source_address, event, instance_id AS resource,
  state_before, state_after,
  CASE WHEN event = 'ModifyInstanceAttribute' THEN COALESCE(
    json_extract_scalar(request_parameters, '$.attribute'),
    regexp_extract(
      request_parameters,
      '"(userData|instanceType|groupSet|disableApiTermination|disableApiStop|sourceDestCheck|ebsOptimized|blockDeviceMapping|'
        || 'instanceInitiatedShutdownBehavior|enaSupport|kernel|ramdisk)"', 1
    )
  ) END AS attribute,
  error, invoked_by, event_id
FROM events_of_instances
CROSS JOIN parameters p
WHERE COALESCE(instance_id, '') LIKE p.instance_filter
ORDER BY time DESC, event_id, resource
LIMIT 1000
