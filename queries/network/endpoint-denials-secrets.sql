-- title: Secret requests denied by VPC endpoints
-- question: Who tried to access a secret through a VPC endpoint and was denied by the endpoint policy?
-- relations: endpoint_activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, secret, actor_account, actor_type, vpc_endpoint, error_message,
--   event_id
-- interpretation: The query requires network activity events for Secrets Manager. An application that lost access to its secret
--   causes many regular denials. A host that requests or lists other secrets is probably compromised. The source_address column is
--   the address of the host in the network.
-- rules: secrets-read-in-bulk
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(json_extract_scalar(request_parameters, '$.secretId'), resource) AS secret,
  actor_account, actor_type, vpc_endpoint, error_message, event_id
FROM endpoint_activity
WHERE event_source = 'secretsmanager.amazonaws.com' AND error = 'VpceAccessDenied'
ORDER BY time DESC, event_id
LIMIT 1000
