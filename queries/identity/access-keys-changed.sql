-- title: Access keys and passwords created or changed
-- question: Who created, activated or deleted access keys, passwords and other credentials, and for which user?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, target_user, for_other_user, new_key, status, error, session,
--   user_agent, event_id
-- interpretation: An access key or password that a principal creates for another user, or a second one for itself, can be a means to keep access.
--   Check what new_key was used for afterwards. A deletion soon after the creation can be an attempt to remove traces.
-- rules: access-key-created, login-profile-changed, service-credentials-created, root-access-key-created
WITH changes AS (
  SELECT
    activity.*,
    -- a request without a user name applies to the caller
    COALESCE(
      json_extract_scalar(request_parameters, '$.userName'),
      json_extract_scalar(response_elements, '$.accessKey.userName'),
      actor
    ) AS target_user
  FROM activity
  WHERE service = 'iam'
    AND regexp_like(
      event, '^(Create|Update|Delete|Reset|Upload|Change)(AccessKey|LoginProfile|ServiceSpecificCredential|SSHPublicKey|SigningCertificate|Password)$'
    )
)
SELECT
  time, account, region, actor, source_address, event, resource, target_user,
  target_user <> COALESCE(actor, '') AS for_other_user,
  COALESCE(
    json_extract_scalar(response_elements, '$.accessKey.accessKeyId'),
    json_extract_scalar(response_elements, '$.serviceSpecificCredential.serviceSpecificCredentialId'),
    json_extract_scalar(response_elements, '$.sSHPublicKey.sSHPublicKeyId'),
    json_extract_scalar(request_parameters, '$.accessKeyId')
  ) AS new_key,
  COALESCE(json_extract_scalar(request_parameters, '$.status'), json_extract_scalar(response_elements, '$.accessKey.status')) AS status,
  error, session, user_agent, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
