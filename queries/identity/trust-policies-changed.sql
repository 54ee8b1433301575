-- title: Roles with new trusted principals
-- question: Which roles were created or changed to trust other accounts, identity providers or all principals?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, role_name, trusted_accounts, trusted_providers, trusts_any_principal,
--   has_condition, trust_policy, error, session, event_id
-- interpretation: An unknown account keeps its access when passwords change. Trust in an OpenID Connect provider without a condition on the
--   subject admits every user of that provider. Roles for AWS services are excluded.
-- rules: trust-policy-changed, trusting-role-created
WITH policies AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.roleName') AS role_name,
    COALESCE(
      json_extract_scalar(request_parameters, '$.policyDocument'), json_extract_scalar(request_parameters, '$.assumeRolePolicyDocument')
    ) AS trust_policy
  FROM activity
  WHERE service = 'iam' AND event IN ('CreateRole', 'UpdateAssumeRolePolicy')
), parsed AS (
  SELECT
    policies.*,
    array_join(array_sort(array_distinct(filter(
      regexp_extract_all(trust_policy, '\b\d{12}\b'), x -> x <> account
    ))), ', ') AS trusted_accounts,
    array_join(array_sort(array_distinct(
      regexp_extract_all(trust_policy, '(?:saml-provider|oidc-provider)/[^"]+|cognito-identity\.amazonaws\.com|accounts\.google\.com')
    )), ', ') AS trusted_providers,
    COALESCE(regexp_like(trust_policy, '"(Principal|AWS)"\s*:\s*(\[\s*)?"\*"'), FALSE) AS trusts_any_principal,
    COALESCE(strpos(trust_policy, '"Condition"') > 0, FALSE) AS has_condition
  FROM policies
)
SELECT
  time, account, region, actor, source_address, event, resource, role_name,
  trusted_accounts, trusted_providers, trusts_any_principal, has_condition, trust_policy, error, session, event_id
FROM parsed
WHERE trusted_accounts <> ''
  OR trusted_providers <> ''
  OR trusts_any_principal
ORDER BY trusts_any_principal DESC, time DESC, event_id
LIMIT 500
