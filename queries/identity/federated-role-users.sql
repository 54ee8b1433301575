-- title: Roles assumed through identity providers
-- question: Which users and workloads assumed which roles, and through which SAML or OpenID Connect provider?
-- relations: role_assumptions
-- window: 30d
-- columns: account, actor, identity_provider, role_arn, event, events, failed, sessions, addresses, sample_addresses, first_time, last_time
-- interpretation: For workloads, actor is the subject of the token, such as a repository and branch or a service account of a cluster. A
--   deployment role should have only one repository. Investigate users with a new subject, and providers that are not yours.
-- rules: identity-provider-changed
SELECT
  account,
  actor,
  identity_provider,
  role_arn,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 5), ', ') AS sample_addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM role_assumptions
WHERE event IN ('AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
GROUP BY account, actor, identity_provider, role_arn, event
ORDER BY events DESC, account, actor, identity_provider, role_arn, event
LIMIT 500
