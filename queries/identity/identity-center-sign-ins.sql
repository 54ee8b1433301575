-- title: Sign-ins to IAM Identity Center
-- question: Who signed in to the access portal, with which type of credential, from where, and did it succeed?
-- relations: activity
-- window: 7d
-- parameter: user_filter text = % — Name or ID of the user
-- columns: time, account, region, actor, source_address, event, step, outcome, user_name, credential, login_page, workflow, user_agent, event_id
-- interpretation: One sign-in consists of several events with the same workflow: a challenge for each factor, its verification, and the sign-in.
--   A failed password verification without a later success indicates password guessing. The events are recorded where IAM Identity Center is
--   enabled.
WITH records AS (
  SELECT
    activity.*,
    json_extract_scalar(additional_event_data, '$.AuthWorkflowID') AS workflow
  FROM activity
  WHERE (service = 'signin' AND event IN ('CredentialChallenge', 'CredentialVerification', 'UserAuthentication'))
    OR (service = 'sso' AND event IN ('Authenticate', 'Logout'))
), workflows AS ( -- a failed verification has no user; the challenge before it has
  SELECT
    workflow,
    max(NULLIF(actor, '')) FILTER (WHERE actor_type = 'IdentityCenterUser') AS user_id,
    max(json_extract_scalar(additional_event_data, '$.UserName')) AS user_name
  FROM records
  WHERE workflow IS NOT NULL
  GROUP BY workflow
)
SELECT
  time, account, region, COALESCE(workflows.user_id, NULLIF(actor, '')) AS actor, source_address, event,
  CASE event
    WHEN 'CredentialChallenge' THEN 'factor requested'
    WHEN 'CredentialVerification' THEN 'factor verified'
    WHEN 'UserAuthentication' THEN 'signed in'
    ELSE 'access portal'
  END AS step,
  COALESCE(
    json_extract_scalar(service_event_details, '$.UserAuthentication'),
    json_extract_scalar(service_event_details, '$.CredentialVerification'),
    json_extract_scalar(service_event_details, '$.CredentialChallenge'),
    error
  ) AS outcome,
  workflows.user_name,
  json_extract_scalar(additional_event_data, '$.CredentialType') AS credential,
  json_extract_scalar(additional_event_data, '$.LoginTo') AS login_page,
  records.workflow,
  user_agent, event_id
FROM records
CROSS JOIN parameters p
LEFT JOIN workflows ON workflows.workflow = records.workflow
WHERE COALESCE(workflows.user_id, actor, '') LIKE p.user_filter
  OR COALESCE(workflows.user_name, '') LIKE p.user_filter
ORDER BY time DESC, event_id
LIMIT 1000
