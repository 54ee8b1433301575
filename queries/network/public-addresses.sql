-- title: Public IP address allocations and associations
-- question: Which public IP addresses were allocated, and which instances or network interfaces received one?
-- relations: activity
-- window: 30d
-- parameter: address_filter text = % — Public IP address, such as 203.0.113.%; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, public_address, attached_to, error, invoked_by, event_id
-- interpretation: Set the address to find the resource that used it at a given time. Each public address is billed by the hour, and
--   an association exposes a resource to the internet as its security groups allow. Only the allocation event contains the address,
--   so the window must include it.
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(response_elements, '$.publicIp'),
      json_extract_scalar(request_parameters, '$.publicIp'),
      json_extract_scalar(request_parameters, '$.address')
    ) AS own_address,
    COALESCE(
      json_extract_scalar(request_parameters, '$.allocationId'),
      json_extract_scalar(response_elements, '$.allocationId'),
      json_extract_scalar(request_parameters, '$.CreateNatGatewayRequest.AllocationId')
    ) AS allocation,
    COALESCE(
      json_extract_scalar(response_elements, '$.associationId'), json_extract_scalar(request_parameters, '$.associationId')
    ) AS association
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'AllocateAddress', 'ReleaseAddress', 'AssociateAddress', 'DisassociateAddress', 'MoveAddressToVpc', 'EnableAddressTransfer',
      'AcceptAddressTransfer', 'ProvisionByoipCidr', 'AdvertiseByoipCidr', 'CreateNatGateway'
    )
    AND NOT (event = 'CreateNatGateway' AND strpos(COALESCE(request_parameters, ''), 'AllocationId') = 0)
), allocated AS ( -- only the allocation event has the address; later events have the ID of the allocation or association
  SELECT
    changes.*,
    COALESCE(allocation, max(allocation) OVER (PARTITION BY account, region, association)) AS known_allocation
  FROM changes
), named AS (
  SELECT
    allocated.*,
    COALESCE(own_address, max(own_address) OVER (PARTITION BY account, region, known_allocation)) AS public_address
  FROM allocated
)
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(known_allocation, association, public_address) AS resource,
  public_address,
  COALESCE(
    json_extract_scalar(request_parameters, '$.instanceId'),
    json_extract_scalar(request_parameters, '$.networkInterfaceId'),
    regexp_extract(response_elements, '"natGatewayId"\s*:\s*"([^"]+)"', 1)
  ) AS attached_to,
  error, invoked_by, event_id
FROM named
CROSS JOIN parameters p
WHERE COALESCE(public_address, '') LIKE p.address_filter
ORDER BY time DESC, event_id
LIMIT 500
