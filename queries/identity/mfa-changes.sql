-- title: MFA devices added or removed
-- question: Whose MFA device was added, removed or replaced, and did the caller use MFA?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, target_user, device, mfa, for_other_user, error, session, user_agent,
--   event_id
-- interpretation: Administrators remove lost devices. A new device that is added without MFA, or for another user, is a way to keep access with
--   stolen credentials.
-- rules: mfa-device-removed, mfa-changed-without-mfa, identity-center-mfa-changed
WITH changes AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.userName'),
      json_extract_scalar(request_parameters, '$.userId'),
      json_extract_scalar(request_parameters, '$.principalId')
    ) AS target_user,
    COALESCE(
      json_extract_scalar(request_parameters, '$.serialNumber'),
      json_extract_scalar(response_elements, '$.virtualMFADevice.serialNumber'),
      json_extract_scalar(request_parameters, '$.virtualMFADeviceName'),
      json_extract_scalar(request_parameters, '$.deviceId')
    ) AS device
  FROM activity
  WHERE service IN ('iam', 'sso-directory', 'sso', 'identitystore')
    AND (regexp_like(event, '(?i)mfa_?device') OR event LIKE '%WebAuthnDeviceRegistration')
    AND NOT regexp_like(event, '^(Get|List|Describe)')
)
SELECT
  time, account, region, actor, source_address, event, resource, target_user, device,
  COALESCE(mfa, FALSE) AS mfa,
  COALESCE(target_user <> actor, FALSE) AS for_other_user,
  error, session, user_agent, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
