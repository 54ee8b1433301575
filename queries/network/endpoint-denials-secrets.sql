-- title: Secrets that VPC endpoints kept back
-- question: Who tried to reach a secret through a VPC endpoint and was denied by the endpoint's policy?
-- relations: endpoint_activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, secret, actor_account, actor_type, vpc_endpoint, error_message,
--   event_id
-- reading: Needs network activity events of Secrets Manager. An application that lost its secret is loud and steady; a machine that
--   asks for secrets of others, or lists them, was taken over. source_address is the machine's address in the network.
-- rules: secrets-read-in-bulk
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(json_extract_scalar(request_parameters, '$.secretId'), resource) AS secret,
  actor_account, actor_type, vpc_endpoint, error_message, event_id
FROM endpoint_activity
WHERE event_source = 'secretsmanager.amazonaws.com' AND error = 'VpceAccessDenied'
ORDER BY time DESC, event_id
LIMIT 1000
