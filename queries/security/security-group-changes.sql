-- title: Changes of security groups
-- question: Who changed these security groups, or put these network interfaces into other groups?
-- relations: activity
-- window: 30d
-- parameter: names text = (sg|eni|i)-[0-9a-f]+ — Ids of groups, interfaces or instances, as a regular expression; the default finds all
-- columns: time, account, region, actor, source_address, event, resource, error, request_parameters
-- reading: The request tells which port was opened to whom. 0.0.0.0/0 or ::/0 is the whole world.
-- rules: admin-port-open-to-world, cloudwatch-10
SELECT time, account, region, actor, source_address, event, resource, error, request_parameters
FROM activity
CROSS JOIN parameters p
WHERE service = 'ec2'
  AND (
    event IN (
      'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress',
      'ModifySecurityGroupRules', 'CreateSecurityGroup', 'DeleteSecurityGroup',
      'AssociateSecurityGroupVpc', 'DisassociateSecurityGroupVpc'
    )
    OR (
      event IN ('ModifyNetworkInterfaceAttribute', 'ModifyInstanceAttribute')
      AND request_parameters LIKE '%"groupSet"%'
    )
  )
  AND regexp_like(concat_ws(' ', request_parameters, response_elements), p.names) -- a new group's id is in the response
ORDER BY time DESC, event_id
LIMIT 500
