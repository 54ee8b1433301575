-- title: Public addresses taken and given
-- question: Which public addresses were allocated, and which machines or interfaces got one?
-- relations: activity
-- window: 30d
-- parameter: wanted_address text = % — Public address, such as 203.0.113.%; % is any text
-- columns: time, account, region, actor, source_address, event, resource, public_address, attached_to, error, invoked_by, event_id
-- reading: Set the address to learn whose it was when something came from it. Every public address costs by the hour, and an
--   association puts a machine on the internet as far as its security groups let it.
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(response_elements, '$.publicIp'),
      json_extract_scalar(request_parameters, '$.publicIp'),
      json_extract_scalar(request_parameters, '$.address')
    ) AS public_address
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'AllocateAddress', 'ReleaseAddress', 'AssociateAddress', 'DisassociateAddress', 'MoveAddressToVpc', 'EnableAddressTransfer',
      'AcceptAddressTransfer', 'ProvisionByoipCidr', 'AdvertiseByoipCidr'
    )
)
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.allocationId'),
    json_extract_scalar(response_elements, '$.allocationId'),
    json_extract_scalar(request_parameters, '$.associationId'),
    public_address
  ) AS resource,
  public_address,
  COALESCE(
    json_extract_scalar(request_parameters, '$.instanceId'), json_extract_scalar(request_parameters, '$.networkInterfaceId')
  ) AS attached_to,
  error, invoked_by, event_id
FROM changes
CROSS JOIN parameters p
WHERE COALESCE(public_address, '') LIKE p.wanted_address
ORDER BY time DESC, event_id
LIMIT 500
