-- title: Resources shared with other accounts
-- question: Which resources were shared with which accounts through Resource Access Manager, and who accepted the share?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, name, shared, principals, external_principals_allowed, error,
--   invoked_by, event_id
-- interpretation: Subnets, gateways, rules and licenses are shared from central accounts on purpose. Where external_principals_allowed is TRUE,
--   the share can include accounts outside the organization. Verify every account in principals.
-- rules: resources-shared-outside
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.resourceShareArn'),
    json_extract_scalar(response_elements, '$.resourceShare.resourceShareArn'),
    json_extract_scalar(request_parameters, '$.resourceShareInvitationArn')
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.name'), json_extract_scalar(response_elements, '$.resourceShare.name')
  ) AS name,
  nullif(array_join(TRY_CAST(json_extract(request_parameters, '$.resourceArns') AS ARRAY(VARCHAR)), ', '), '') AS shared,
  nullif(array_join(TRY_CAST(json_extract(request_parameters, '$.principals') AS ARRAY(VARCHAR)), ', '), '') AS principals,
  COALESCE(
    json_extract_scalar(request_parameters, '$.allowExternalPrincipals'),
    json_extract_scalar(response_elements, '$.resourceShare.allowExternalPrincipals')
  ) = 'true' AS external_principals_allowed,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ram' AND NOT COALESCE(read_only, FALSE)
ORDER BY time DESC, event_id
LIMIT 500
