-- title: Load balancer and listener changes
-- question: Who changed the listeners, ports, certificates or security groups of load balancers?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, scheme, protocol, port, tls_policy, security_groups, error,
--   invoked_by, event_id
-- interpretation: The scheme internet-facing is public. Look for listeners without TLS (HTTP, TCP), outdated TLS policies, and rules
--   that forward requests to another target. Deployments that shift traffic change listeners and rules many times a day.
-- rules: load-balancer-security-groups
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.listenerArn'),
    json_extract_scalar(request_parameters, '$.ruleArn'),
    json_extract_scalar(request_parameters, '$.loadBalancerArn'),
    json_extract_scalar(response_elements, '$.loadBalancers[0].loadBalancerArn'),
    json_extract_scalar(request_parameters, '$.loadBalancerName'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.scheme'), json_extract_scalar(response_elements, '$.loadBalancers[0].scheme')
  ) AS scheme,
  COALESCE(
    json_extract_scalar(request_parameters, '$.protocol'), json_extract_scalar(request_parameters, '$.listeners[0].protocol')
  ) AS protocol,
  COALESCE(
    json_extract_scalar(request_parameters, '$.port'), json_extract_scalar(request_parameters, '$.listeners[0].loadBalancerPort')
  ) AS port,
  json_extract_scalar(request_parameters, '$.sslPolicy') AS tls_policy,
  nullif(array_join(array_distinct(regexp_extract_all(request_parameters, '\bsg-[0-9a-f]+')), ', '), '') AS security_groups,
  error, invoked_by, event_id
FROM activity
WHERE service = 'elasticloadbalancing'
  AND event IN (
    'CreateLoadBalancer', 'DeleteLoadBalancer', 'CreateListener', 'ModifyListener', 'DeleteListener', 'CreateRule', 'ModifyRule',
    'DeleteRule', 'SetSecurityGroups', 'ApplySecurityGroupsToLoadBalancer', 'ModifyLoadBalancerAttributes',
    'CreateLoadBalancerListeners', 'DeleteLoadBalancerListeners', 'SetLoadBalancerPoliciesOfListener', 'AddListenerCertificates',
    'RemoveListenerCertificates'
  )
ORDER BY time DESC, event_id
LIMIT 500
