-- title: Gateway changes
-- question: Who created, attached, detached or deleted a gateway between a VPC and another network?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, gateway_type, vpc, error, invoked_by, event_id
-- interpretation: Gateways usually change when a pipeline creates or deletes networks. An internet gateway that is attached to a
--   private network makes a route to the internet possible; see route-changes and public-security-groups for the next steps.
-- rules: gateway-changes, vpn-access-opened, cloudwatch-12
SELECT
  time, account, region, actor, source_address, event,
  COALESCE( -- the ID of a new gateway is in the response
    regexp_extract(request_parameters, '\b(igw|eigw|nat|cgw|vgw|vpn|tgw|cagw|cvpn-endpoint)-[0-9a-f]+'),
    regexp_extract(response_elements, '\b(igw|eigw|nat|cgw|vgw|vpn|tgw|cagw|cvpn-endpoint)-[0-9a-f]+')
  ) AS resource,
  CASE
    WHEN event LIKE '%EgressOnlyInternetGateway' THEN 'egress only'
    WHEN event LIKE '%InternetGateway' THEN 'internet'
    WHEN event LIKE '%NatGateway' THEN 'nat'
    WHEN event LIKE '%CarrierGateway' THEN 'carrier'
    WHEN event LIKE '%TransitGateway' THEN 'transit'
    ELSE 'vpn'
  END AS gateway_type,
  COALESCE(regexp_extract(request_parameters, '\bvpc-[0-9a-f]+'), regexp_extract(response_elements, '\bvpc-[0-9a-f]+')) AS vpc,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ec2'
  AND event IN (
    'CreateInternetGateway', 'DeleteInternetGateway', 'AttachInternetGateway', 'DetachInternetGateway',
    'CreateEgressOnlyInternetGateway', 'DeleteEgressOnlyInternetGateway', 'CreateNatGateway', 'DeleteNatGateway',
    'CreateCarrierGateway', 'DeleteCarrierGateway', 'CreateTransitGateway', 'ModifyTransitGateway', 'DeleteTransitGateway',
    'CreateCustomerGateway', 'DeleteCustomerGateway', 'CreateVpnGateway', 'DeleteVpnGateway', 'AttachVpnGateway', 'DetachVpnGateway',
    'CreateVpnConnection', 'ModifyVpnConnection', 'DeleteVpnConnection', 'CreateClientVpnEndpoint', 'ModifyClientVpnEndpoint',
    'DeleteClientVpnEndpoint', 'AuthorizeClientVpnIngress'
  )
ORDER BY time DESC, event_id
LIMIT 500
