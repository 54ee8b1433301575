-- title: Security groups opened to the world
-- question: Which ports were opened to the whole internet, and have they been closed since?
-- relations: activity
-- window: 365d
-- columns: time, account, region, actor, source_address, event, resource, protocol, from_port, to_port, world, closed_time, closed_by,
--   event_id
-- reading: Ports 80 and 443 of load balancers are normal. Ports 22, 3389, those of databases, or protocol -1, which is all of them, are
--   not. closed_time is the first later change that took a rule to the world from that group; where it is NULL, the port is open
--   unless the group was deleted. Then see who came in through it.
-- rules: admin-port-open-to-world, security-group-changes
WITH openings AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(permission, '$.ipProtocol'),
      json_extract_scalar(permission, '$.SecurityGroupRule.IpProtocol'),
      json_extract_scalar(request_parameters, '$.ipProtocol')
    ) AS protocol,
    COALESCE(
      json_extract_scalar(permission, '$.fromPort'),
      json_extract_scalar(permission, '$.SecurityGroupRule.FromPort'),
      json_extract_scalar(request_parameters, '$.fromPort')
    ) AS from_port,
    COALESCE(
      json_extract_scalar(permission, '$.toPort'),
      json_extract_scalar(permission, '$.SecurityGroupRule.ToPort'),
      json_extract_scalar(request_parameters, '$.toPort')
    ) AS to_port,
    regexp_extract(
      COALESCE(json_format(permission), json_extract_scalar(request_parameters, '$.cidrIp')), '0\.0\.0\.0/0|::/0'
    ) AS world,
    COALESCE(
      json_extract_scalar(request_parameters, '$.groupId'),
      json_extract_scalar(request_parameters, '$.ModifySecurityGroupRulesRequest.GroupId'),
      json_extract_scalar(request_parameters, '$.groupName')
    ) AS security_group
  FROM activity
  CROSS JOIN UNNEST( -- a list, one rule in an older form, or one or more changed rules
    COALESCE(
      TRY_CAST(json_extract(request_parameters, '$.ipPermissions.items') AS ARRAY(JSON)),
      TRY_CAST(json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule')]
    )
  ) AS t(permission)
  WHERE service = 'ec2' AND error IS NULL AND event IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
), closings AS (
  SELECT account, region, time, actor, json_extract_scalar(request_parameters, '$.groupId') AS security_group
  FROM activity
  WHERE service = 'ec2'
    AND error IS NULL
    AND (
      event = 'DeleteSecurityGroup'
      OR (
        event = 'RevokeSecurityGroupIngress'
        -- the rules may be named by their ids alone; then the answer tells what they were
        AND regexp_like(request_parameters || COALESCE(response_elements, ''), '0\.0\.0\.0/0|::/0|sgr-')
      )
    )
)
SELECT
  openings.time,
  openings.account,
  openings.region,
  openings.actor,
  source_address,
  event,
  openings.security_group AS resource,
  protocol,
  from_port,
  to_port,
  world,
  min(closings.time) AS closed_time,
  min_by(closings.actor, closings.time) AS closed_by,
  event_id
FROM openings
LEFT JOIN closings
  ON closings.account = openings.account AND closings.region = openings.region
  AND closings.security_group = openings.security_group AND closings.time >= openings.time
WHERE world IS NOT NULL
GROUP BY
  openings.time, openings.account, openings.region, openings.actor, source_address, event, openings.security_group, protocol,
  from_port, to_port, world, event_id
ORDER BY time DESC, event_id, from_port, to_port
LIMIT 500
