-- title: Delegated administrators and trusted services
-- question: Which accounts and services gained or lost permissions for the entire organization?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, trusted_service, granted, error, invoked_by, event_id
-- interpretation: A delegated administrator manages a service in every account. Expect a few accounts for security and tooling,
--   registered once. If one is removed, the service that it managed stops or loses visibility. An unexpected new one has access to
--   all accounts.
-- rules: organization-trust-changed, root-access-management-changed
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.accountId'),
    json_extract_scalar(request_parameters, '$.adminAccountId'),
    json_extract_scalar(request_parameters, '$.delegatedAdminAccountId'),
    json_extract_scalar(request_parameters, '$.memberAccountId')
  ) AS resource,
  COALESCE(json_extract_scalar(request_parameters, '$.servicePrincipal'), event_source) AS trusted_service,
  NOT regexp_like(event, '^(Deregister|Disable)') AS granted,
  error, invoked_by, event_id
FROM activity
WHERE NOT COALESCE(read_only, FALSE)
  AND (
    (service = 'organizations' AND event IN (
      'RegisterDelegatedAdministrator', 'DeregisterDelegatedAdministrator', 'EnableAWSServiceAccess', 'DisableAWSServiceAccess',
      'EnableAllFeatures'
    ))
    -- service-specific calls with the same effect
    OR event IN (
      'EnableOrganizationAdminAccount', 'DisableOrganizationAdminAccount', 'RegisterOrganizationDelegatedAdmin',
      'DeregisterOrganizationDelegatedAdmin', 'EnableDelegatedAdminAccount', 'DisableDelegatedAdminAccount',
      'EnableOrganizationsRootCredentialsManagement', 'DisableOrganizationsRootCredentialsManagement',
      'EnableOrganizationsRootSessions', 'DisableOrganizationsRootSessions'
    )
  )
ORDER BY time DESC, event_id
LIMIT 500
