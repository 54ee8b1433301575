-- title: VPC endpoint changes
-- question: Who created, changed or deleted a VPC endpoint, and what does its policy allow?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, vpc, service_name, policy, public_policy, error, invoked_by,
--   event_id
-- interpretation: Traffic through an endpoint leaves the network without passing a firewall. Where public_policy is TRUE, the request
--   set a policy that allows everything to every principal, or removed the policy, which has the same effect: data can be sent to any
--   account. The policy column is NULL if the request did not change it.
-- rules: networks-connected
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.CreateVpcEndpointRequest.PolicyDocument'),
      json_extract_scalar(request_parameters, '$.ModifyVpcEndpointRequest.PolicyDocument')
    ) AS policy
  FROM activity
  WHERE service = 'ec2'
    AND event IN (
      'CreateVpcEndpoint', 'ModifyVpcEndpoint', 'DeleteVpcEndpoints', 'CreateVpcEndpointServiceConfiguration',
      'ModifyVpcEndpointServiceConfiguration', 'DeleteVpcEndpointServiceConfigurations'
    )
)
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    regexp_extract(request_parameters, '\bvpce-(svc-)?[0-9a-f]+'), regexp_extract(response_elements, '\bvpce-(svc-)?[0-9a-f]+')
  ) AS resource,
  COALESCE(regexp_extract(request_parameters, '\bvpc-[0-9a-f]+'), regexp_extract(response_elements, '\bvpc-[0-9a-f]+')) AS vpc,
  COALESCE(
    json_extract_scalar(request_parameters, '$.CreateVpcEndpointRequest.ServiceName'),
    regexp_extract(response_elements, '"serviceName"\s*:\s*"([^"]+)"', 1)
  ) AS service_name,
  policy,
  COALESCE(
    json_extract_scalar(request_parameters, '$.ModifyVpcEndpointRequest.ResetPolicy') = 'true'
      OR (
        regexp_like(policy, '"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*"\*")')
        AND regexp_like(policy, '"Action"\s*:\s*\[?\s*"\*"')
        AND NOT regexp_like(policy, '"Condition"')
      )
      OR (event = 'CreateVpcEndpoint' AND policy IS NULL AND error IS NULL),
    FALSE
  ) AS public_policy,
  error, invoked_by, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
