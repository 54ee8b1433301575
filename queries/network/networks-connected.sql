-- title: Connections between networks
-- question: Who connected a network to another network, and does the other network belong to you?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, vpcs, other_account, error, invoked_by, event_id
-- interpretation: The rows show VPC peering connections, transit gateway attachments and endpoint service connections. If
--   other_account is set, the other side is another account: verify it and the reason for the connection. Both sides of a connection
--   can be listed.
-- rules: networks-connected, vpc-changes, resources-shared-outside
WITH connections AS (
  SELECT
    activity.*,
    COALESCE(request_parameters, '') || COALESCE(response_elements, '') AS both_sides
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'CreateVpcPeeringConnection', 'AcceptVpcPeeringConnection', 'RejectVpcPeeringConnection', 'DeleteVpcPeeringConnection',
      'ModifyVpcPeeringConnectionOptions', 'CreateTransitGatewayVpcAttachment', 'AcceptTransitGatewayVpcAttachment',
      'DeleteTransitGatewayVpcAttachment', 'CreateTransitGatewayPeeringAttachment', 'AcceptTransitGatewayPeeringAttachment',
      'AcceptVpcEndpointConnections', 'ModifyVpcEndpointServicePermissions', 'AssociateSecurityGroupVpc'
    )
)
SELECT
  time, account, region, actor, source_address, event,
  regexp_extract(both_sides, '\b(pcx|tgw-attach|vpce-svc|sg)-[0-9a-f]+') AS resource,
  nullif(array_join(array_distinct(regexp_extract_all(both_sides, '\bvpc-[0-9a-f]+')), ', '), '') AS vpcs,
  nullif(array_join(
    filter(array_distinct(regexp_extract_all(both_sides, '(?:Id"\s*:\s*"?|:iam::)(\d{12})\b', 1)), x -> x <> account), ', '
  ), '') AS other_account,
  error, invoked_by, event_id
FROM connections
ORDER BY time DESC, event_id
LIMIT 500
