-- title: Identity provider changes
-- question: Who added, changed or removed identity providers: SAML, OpenID Connect, certificates or directories?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, provider, provider_url, error, session, user_agent, event_id
-- interpretation: A principal that controls an identity provider can sign in as any of its users. Such changes are rare and planned: a new
--   certificate for the company's own provider, or a new source code host that deploys.
-- rules: identity-provider-changed, identity-provider-deleted, roles-anywhere-opened, identity-center-source-changed
SELECT
  time, account, region, actor, source_address, event, resource,
  COALESCE(
    -- new providers are in the response, existing ones in the request; field names differ by service
    regexp_extract(concat_ws(' ', response_elements, request_parameters), 'arn:aws[a-z-]*:iam::\d{12}:(?:saml|oidc)-provider/[^"\\]+'),
    json_extract_scalar(response_elements, '$.trustAnchor.trustAnchorArn'),
    json_extract_scalar(request_parameters, '$.trustAnchorId'),
    json_extract_scalar(request_parameters, '$.directoryId'),
    json_extract_scalar(request_parameters, '$.name')
  ) AS provider,
  json_extract_scalar(request_parameters, '$.url') AS provider_url,
  error, session, user_agent, event_id
FROM activity
WHERE (service = 'iam' AND regexp_like(event, '(SAMLProvider|OpenIDConnectProvider)') AND NOT regexp_like(event, '^(Get|List)'))
  OR (service = 'rolesanywhere' AND NOT COALESCE(read_only, FALSE))
  OR (service IN ('sso', 'sso-directory') AND regexp_like(event, '(ExternalIdP|AssociateDirectory|DisassociateDirectory|TrustedTokenIssuer)')
    AND NOT regexp_like(event, '^(Get|List|Describe)'))
ORDER BY time DESC, event_id
LIMIT 500
