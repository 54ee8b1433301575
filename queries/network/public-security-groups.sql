-- title: Security groups opened to the internet
-- question: Which ports were opened to the entire internet, and were they closed again?
-- relations: activity
-- window: 180d
-- columns: time, account, region, actor, source_address, event, resource, protocol, from_port, to_port, cidr, closed_time,
--   closed_by, event_id
-- interpretation: Ports 80 and 443 of load balancers are normal. Ports 22 and 3389, database ports, and protocol -1 (all ports) are
--   not. The closed_time column shows when the rule was first revoked or narrowed after it was opened, or the group was deleted. If
--   it is NULL, the port is open: check for connections from the internet.
-- rules: admin-port-open-to-world, security-group-changes
WITH openings AS (
  SELECT
    time, account, region, actor, source_address, event, event_id, request_parameters, response_elements, permission,
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
    cidr,
    COALESCE(
      json_extract_scalar(request_parameters, '$.groupId'),
      json_extract_scalar(request_parameters, '$.ModifySecurityGroupRulesRequest.GroupId'),
      json_extract_scalar(request_parameters, '$.groupName')
    ) AS security_group
  FROM activity
  CROSS JOIN UNNEST( -- a list, a single rule in the older form, or modified rules
    COALESCE(
      TRY_CAST(json_extract(request_parameters, '$.ipPermissions.items') AS ARRAY(JSON)),
      TRY_CAST(json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule')]
    )
  ) AS t(permission)
  CROSS JOIN UNNEST(ARRAY['0.0.0.0/0', '::/0']) AS w(cidr) -- IPv4 and IPv6 can be closed separately
  WHERE service = 'ec2'
    AND error IS NULL
    AND event IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
    AND strpos(COALESCE(json_format(permission), json_extract_scalar(request_parameters, '$.cidrIp')), cidr) > 0
), open_rules AS (
  SELECT
    openings.*,
    COALESCE( -- the response to a request for several rules has all rule IDs
      json_extract_scalar(permission, '$.SecurityGroupRuleId'),
      json_extract_scalar(
        element_at(
          filter(
            TRY_CAST(json_extract(response_elements, '$.securityGroupRuleSet.items') AS ARRAY(JSON)),
            x -> COALESCE(json_extract_scalar(x, '$.cidrIpv4'), json_extract_scalar(x, '$.cidrIpv6')) = cidr
              AND COALESCE(json_extract_scalar(x, '$.fromPort'), '-1') = COALESCE(from_port, '-1')
          ), 1
        ), '$.securityGroupRuleId'
      )
    ) AS rule_id
  FROM openings
), changes AS (
  SELECT
    account, region, time, event, actor,
    COALESCE(
      json_extract_scalar(request_parameters, '$.groupId'),
      json_extract_scalar(request_parameters, '$.ModifySecurityGroupRulesRequest.GroupId'),
      json_extract_scalar(request_parameters, '$.groupName')
    ) AS security_group,
    request_parameters AS request
  FROM activity
  WHERE service = 'ec2'
    AND error IS NULL
    AND event IN ('RevokeSecurityGroupIngress', 'ModifySecurityGroupRules', 'DeleteSecurityGroup')
)
SELECT
  open_rules.time,
  open_rules.account,
  open_rules.region,
  open_rules.actor,
  source_address,
  open_rules.event,
  open_rules.security_group AS resource,
  protocol,
  from_port,
  to_port,
  cidr,
  min(changes.time) AS closed_time,
  min_by(changes.actor, changes.time) AS closed_by,
  event_id
FROM open_rules
LEFT JOIN changes
  ON changes.account = open_rules.account AND changes.region = open_rules.region
  AND changes.security_group = open_rules.security_group AND changes.time > open_rules.time
  AND (
    changes.event = 'DeleteSecurityGroup'
    OR (strpos(request, rule_id) > 0 AND (changes.event LIKE 'Revoke%' OR strpos(request, cidr) = 0))
    OR (
      changes.event LIKE 'Revoke%'
      AND strpos(request, cidr) > 0
      AND (from_port IS NULL OR regexp_like(request, '"fromPort"\s*:\s*"?' || from_port || '\b'))
    )
  )
GROUP BY
  open_rules.time, open_rules.account, open_rules.region, open_rules.actor, source_address, open_rules.event,
  open_rules.security_group, protocol, from_port, to_port, cidr, event_id
ORDER BY time DESC, event_id, from_port, to_port, cidr
LIMIT 500
