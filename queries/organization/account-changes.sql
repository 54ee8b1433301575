-- title: Account creation, moves, removal and closure
-- question: Which accounts joined, left or moved within the organization, and who made the change?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, account_name, moved_from, moved_to, state, method, error,
--   invoked_by, event_id
-- interpretation: Accounts are created by an account factory. CreateAccountResult shows whether a creation succeeded;
--   AccountJoinedOrganization and AccountDepartedOrganization show by which method an account joined or left. Your guardrails no
--   longer apply to an account that leaves or moves to a unit with fewer policies: investigate it first. Closing an account also
--   deletes its data.
-- rules: organization-left, organization-accounts-changed, account-closed
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.accountId'),
    regexp_extract(service_event_details, '"accountId"\s*:\s*"(\d{12})"', 1),
    json_extract_scalar(response_elements, '$.createAccountStatus.accountId'),
    json_extract_scalar(request_parameters, '$.target.id'),
    json_extract_scalar(response_elements, '$.handshake.id'),
    json_extract_scalar(request_parameters, '$.handshakeId'),
    CASE WHEN event IN ('LeaveOrganization', 'CloseAccount') THEN account END
  ) AS resource,
  COALESCE(
    json_extract_scalar(service_event_details, '$.createAccountStatus.accountName'),
    json_extract_scalar(request_parameters, '$.accountName')
  ) AS account_name,
  json_extract_scalar(request_parameters, '$.sourceParentId') AS moved_from,
  json_extract_scalar(request_parameters, '$.destinationParentId') AS moved_to,
  COALESCE(
    regexp_extract(service_event_details, '"state"\s*:\s*"([^"]+)"', 1),
    json_extract_scalar(response_elements, '$.createAccountStatus.state'),
    json_extract_scalar(response_elements, '$.handshake.state')
  ) AS state,
  regexp_extract(service_event_details, '"(joinedMethod|departureMethod)"\s*:\s*"([^"]+)"', 2) AS method,
  error, invoked_by, event_id
FROM activity
WHERE service IN ('organizations', 'account')
  AND event IN (
    'CreateAccount', 'CreateAccountResult', 'CreateGovCloudAccount', 'InviteAccountToOrganization', 'AcceptHandshake',
    'AccountJoinedOrganization', 'AccountDepartedOrganization',
    'DeclineHandshake', 'CancelHandshake', 'MoveAccount', 'RemoveAccountFromOrganization', 'LeaveOrganization', 'CloseAccount',
    'CloseAccountResult', 'CreateOrganization', 'DeleteOrganization', 'CreateOrganizationalUnit', 'UpdateOrganizationalUnit',
    'DeleteOrganizationalUnit'
  )
ORDER BY time DESC, event_id
LIMIT 500
