-- title: Security group changes
-- question: Who changed security groups, or assigned network interfaces to other groups?
-- relations: activity
-- window: 30d
-- parameter: names text = (sg|eni|i)-[0-9a-f]+ — IDs of groups, interfaces or instances, as a regular expression; the default matches all
-- columns: time, account, region, actor, source_address, event, resource, error, request_parameters
-- interpretation: The request parameters show which port was opened to which source. 0.0.0.0/0 and ::/0 mean the whole internet.
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
  AND regexp_like(concat_ws(' ', request_parameters, response_elements), p.names) -- the ID of a new group is in the response
ORDER BY time DESC, event_id
LIMIT 500
