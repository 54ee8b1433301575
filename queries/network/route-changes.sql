-- title: Route changes
-- question: Who changed the routes of a network?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, destination, target, to_internet, error, invoked_by,
--   event_id
-- interpretation: Where to_internet is TRUE, all traffic is routed to an internet gateway, and resources with a public address in
--   those subnets are reachable. A target that is an instance, a network interface, a peering connection or a transit gateway can
--   read or drop the traffic.
-- rules: internet-route-created, route-table-changes, cloudwatch-13
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.destinationCidrBlock'),
      json_extract_scalar(request_parameters, '$.destinationIpv6CidrBlock'),
      json_extract_scalar(request_parameters, '$.destinationPrefixListId'),
      json_extract_scalar(request_parameters, '$.subnetId')
    ) AS destination,
    COALESCE(
      json_extract_scalar(request_parameters, '$.gatewayId'),
      json_extract_scalar(request_parameters, '$.natGatewayId'),
      json_extract_scalar(request_parameters, '$.transitGatewayId'),
      json_extract_scalar(request_parameters, '$.vpcPeeringConnectionId'),
      json_extract_scalar(request_parameters, '$.networkInterfaceId'),
      json_extract_scalar(request_parameters, '$.instanceId'),
      json_extract_scalar(request_parameters, '$.egressOnlyInternetGatewayId'),
      json_extract_scalar(request_parameters, '$.vpcEndpointId')
    ) AS target
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'CreateRoute', 'ReplaceRoute', 'DeleteRoute', 'CreateRouteTable', 'DeleteRouteTable', 'AssociateRouteTable',
      'DisassociateRouteTable', 'ReplaceRouteTableAssociation', 'CreateTransitGatewayRoute', 'ReplaceTransitGatewayRoute',
      'DeleteTransitGatewayRoute', 'EnableVgwRoutePropagation', 'DisableVgwRoutePropagation'
    )
)
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.routeTableId'),
    regexp_extract(request_parameters, '\b(tgw-rtb|rtb)-[0-9a-f]+'),
    regexp_extract(response_elements, '\brtb-[0-9a-f]+'),
    json_extract_scalar(request_parameters, '$.associationId')
  ) AS resource,
  destination, target,
  COALESCE(destination IN ('0.0.0.0/0', '::/0') AND target LIKE 'igw-%', FALSE) AS to_internet,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
