-- title: Who launched an instance
-- question: Who launched this instance, in which session, and what has the instance itself called since?
-- relations: activity
-- window: 90d
-- parameter: wanted_instance text = i-% — Instance id, such as i-0123456789abcdef0
-- columns: time, account, region, actor, source_address, event, resource, actor_type, session, actor_arn, access_key, from_console,
--   mfa, invoked_by, own_calls, own_last_call, user_agent, event_id
-- reading: The session's name is often that of the person or program behind the role. Where invoked_by names Auto Scaling or
--   CloudFormation, look for who changed the group or the stack before. own_calls is about how many calls the instance made with its
--   own role: expect none where it has no program that calls AWS.
-- rules: ec2-instance-changes
WITH launches AS (
  SELECT activity.*, json_extract_scalar(item, '$.instanceId') AS instance_id
  FROM activity
  CROSS JOIN UNNEST(TRY_CAST(json_extract(response_elements, '$.instancesSet.items') AS ARRAY(JSON))) AS t(item)
  WHERE service = 'ec2' AND event = 'RunInstances'
), own AS (
  SELECT account, session, approx_distinct(event_id) AS calls, max(time) AS last_call
  FROM activity
  WHERE session LIKE 'i-%' -- the session of an instance's role has the instance's id for a name
  GROUP BY account, session
)
SELECT
  launches.time, launches.account, launches.region, launches.actor, launches.source_address, launches.event,
  launches.instance_id AS resource,
  launches.actor_type, launches.session, launches.actor_arn, launches.access_key, launches.from_console, launches.mfa,
  launches.invoked_by,
  COALESCE(own.calls, 0) AS own_calls,
  own.last_call AS own_last_call,
  launches.user_agent, launches.event_id
FROM launches
CROSS JOIN parameters p
LEFT JOIN own ON own.account = launches.account AND own.session = launches.instance_id
WHERE launches.instance_id LIKE p.wanted_instance
ORDER BY time DESC, event_id, resource
LIMIT 500
