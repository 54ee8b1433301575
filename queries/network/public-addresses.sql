-- title: Public addresses taken and given
-- question: Which public addresses were allocated, and which machines or interfaces got one?
-- relations: activity
-- window: 30d
-- parameter: wanted_address text = % — Public address, such as 203.0.113.%; % is any text
-- columns: time, account, region, actor, source_address, event, resource, public_address, attached_to, error, invoked_by, event_id
-- reading: Set the address to learn whose it was when something came from it. Every public address costs by the hour, and an
--   association puts a machine on the internet as far as its security groups let it. Only the allocation names the address, so the
--   window must reach back to it.
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
), allocated AS ( -- only the allocation names the address; what comes after names the allocation, or the association
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
WHERE COALESCE(public_address, '') LIKE p.wanted_address
ORDER BY time DESC, event_id
LIMIT 500
