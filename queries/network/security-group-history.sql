-- title: Security group rule history
-- question: Who opened or closed which ports of a security group, to which peers, and when?
-- relations: activity
-- window: 90d
-- parameter: group_filter text = % — Security group ID, such as sg-0123%; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, protocol, from_port, to_port, peers, rule_ids, error,
--   invoked_by, event_id
-- interpretation: Each port range in a request has one row; read from bottom to top to follow a group over time. The peers column has
--   networks, security groups and prefix lists; protocol -1 means all. A rule that is removed manually but still part of a stack can
--   return with the next deployment.
-- rules: security-group-changes, admin-port-open-to-world, cloudwatch-10
WITH requests AS (
  SELECT
    activity.*,
    COALESCE( -- a list, a single rule in the older form, or modified rules
      TRY_CAST(json_extract(request_parameters, '$.ipPermissions.items') AS ARRAY(JSON)),
      TRY_CAST(json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule')]
    ) AS permissions
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress',
      'ModifySecurityGroupRules', 'CreateSecurityGroup', 'DeleteSecurityGroup'
    )
), rules AS (
  SELECT
    requests.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.groupId'),
      json_extract_scalar(request_parameters, '$.ModifySecurityGroupRulesRequest.GroupId'),
      json_extract_scalar(response_elements, '$.groupId'),
      json_extract_scalar(request_parameters, '$.groupName')
    ) AS security_group,
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
    regexp_extract_all(
      COALESCE(json_format(permission), json_extract_scalar(request_parameters, '$.cidrIp')),
      '\d+\.\d+\.\d+\.\d+/\d+|[0-9a-fA-F:]*::[0-9a-fA-F]*/\d+|\bsg-[0-9a-f]+|\bpl-[0-9a-f]+'
    ) AS peers,
    regexp_extract_all(COALESCE(response_elements, '') || COALESCE(request_parameters, ''), '\bsgr-[0-9a-f]+') AS rule_ids
  FROM requests
  CROSS JOIN UNNEST(permissions) AS t(permission)
)
SELECT
  time, account, region, actor, source_address, event, security_group AS resource,
  protocol, from_port, to_port,
  nullif(array_join(array_distinct(peers), ', '), '') AS peers,
  nullif(array_join(array_distinct(rule_ids), ', '), '') AS rule_ids,
  error, invoked_by, event_id
FROM rules
CROSS JOIN parameters p
WHERE COALESCE(security_group, '') LIKE p.group_filter
ORDER BY time DESC, event_id, from_port, to_port, peers
LIMIT 1000
