-- title: Launch details of an instance
-- question: Who launched the instance, in which session, and how many calls has the instance itself made since?
-- relations: activity
-- window: 90d
-- parameter: instance_filter text = i-% — Instance ID, such as i-0123456789abcdef0
-- columns: time, account, region, actor, source_address, event, resource, actor_type, session, actor_arn, access_key, from_console,
--   mfa, invoked_by, instance_calls, instance_last_call, user_agent, event_id
-- interpretation: The session name often identifies the user or program that uses the role. If invoked_by names Auto Scaling or
--   CloudFormation, check who changed the group or stack before. The instance_calls column is the approximate number of calls that the
--   instance made with its role: expect none if it runs no program that calls AWS.
-- rules: ec2-instance-changes
WITH launches AS (
  SELECT activity.*, json_extract_scalar(item, '$.instanceId') AS instance_id
  FROM activity
  CROSS JOIN UNNEST(TRY_CAST(json_extract(response_elements, '$.instancesSet.items') AS ARRAY(JSON))) AS t(item)
  WHERE service = 'ec2' AND event = 'RunInstances'
), instance_activity AS (
  SELECT account, session, approx_distinct(event_id) AS calls, max(time) AS last_call
  FROM activity
  WHERE session LIKE 'i-%' -- the session name of an instance role is the instance ID
  GROUP BY account, session
)
SELECT
  launches.time, launches.account, launches.region, launches.actor, launches.source_address, launches.event,
  launches.instance_id AS resource,
  launches.actor_type, launches.session, launches.actor_arn, launches.access_key, launches.from_console, launches.mfa,
  launches.invoked_by,
  COALESCE(instance_activity.calls, 0) AS instance_calls,
  instance_activity.last_call AS instance_last_call,
  launches.user_agent, launches.event_id
FROM launches
CROSS JOIN parameters p
LEFT JOIN instance_activity ON instance_activity.account = launches.account AND instance_activity.session = launches.instance_id
WHERE launches.instance_id LIKE p.instance_filter
ORDER BY time DESC, event_id, resource
LIMIT 500
