-- title: Network ACL changes
-- question: Who changed which rule of a network ACL, and which traffic does it allow?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, direction, rule_number, rule_action, protocol, from_port,
--   to_port, network, error, invoked_by, event_id
-- interpretation: Rules with lower numbers take precedence. A rule that allows protocol -1 from 0.0.0.0/0 before other rules makes
--   them ineffective. A deny rule can disconnect a network, by mistake or to block responders. Changes are rare and come from a
--   pipeline.
-- rules: network-acl-changes, network-acl-open-to-world, cloudwatch-11
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.networkAclId'), regexp_extract(response_elements, '\bacl-[0-9a-f]+')
  ) AS resource,
  CASE json_extract_scalar(request_parameters, '$.egress') WHEN 'true' THEN 'outbound' WHEN 'false' THEN 'inbound' END AS direction,
  json_extract_scalar(request_parameters, '$.ruleNumber') AS rule_number,
  json_extract_scalar(request_parameters, '$.ruleAction') AS rule_action,
  json_extract_scalar(request_parameters, '$.aclProtocol') AS protocol,
  json_extract_scalar(request_parameters, '$.portRange.from') AS from_port,
  json_extract_scalar(request_parameters, '$.portRange.to') AS to_port,
  COALESCE(
    json_extract_scalar(request_parameters, '$.cidrBlock'), json_extract_scalar(request_parameters, '$.ipv6CidrBlock')
  ) AS network,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ec2'
  AND event IN (
    'CreateNetworkAcl', 'DeleteNetworkAcl', 'CreateNetworkAclEntry', 'ReplaceNetworkAclEntry', 'DeleteNetworkAclEntry',
    'ReplaceNetworkAclAssociation'
  )
ORDER BY time DESC, event_id
LIMIT 500
