-- title: Lambda function changes
-- question: Who changed the code, configuration, layers or permissions of which functions?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, function_name, code_hash, execution_role, granted_to, layers,
--   error, session, user_agent, event_id
-- interpretation: Code and layers should come from a pipeline. A manual change gives its author the permissions of the function's role. In
--   granted_to, * means all principals; an unknown account or service there can call the function.
-- rules: lambda-code-changed, lambda-configuration-changed, lambda-layer-attached, lambda-permission-added, lambda-made-public,
--   function-url-changed
SELECT
  time, account, region, actor, source_address,
  regexp_replace(event, '20\d{6}(v\d+)?$', '') AS event, -- event names end with an API version
  resource,
  regexp_extract(json_extract_scalar(request_parameters, '$.functionName'), '^(?:.*:function:)?([^:]+)', 1) AS function_name,
  json_extract_scalar(response_elements, '$.codeSha256') AS code_hash,
  COALESCE(json_extract_scalar(response_elements, '$.role'), json_extract_scalar(request_parameters, '$.role')) AS execution_role,
  CASE
    WHEN regexp_like(event, '^Add(LayerVersion)?Permission') THEN json_extract_scalar(request_parameters, '$.principal')
    WHEN event LIKE '%FunctionUrlConfig%' AND json_extract_scalar(request_parameters, '$.authType') = 'NONE' THEN '*'
  END AS granted_to,
  json_format(json_extract(request_parameters, '$.layers')) AS layers,
  error, session, user_agent, event_id
FROM activity
WHERE service = 'lambda'
  AND regexp_like(event, '^(Create|Update|Delete|Publish|Put|Add|Remove)')
ORDER BY time DESC, event_id
LIMIT 500
