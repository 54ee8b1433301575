-- title: IAM policy changes
-- question: Which policies were written, attached, detached or deleted, for which identity, and what do they contain?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, grantee, policy, as_default, policy_document, error, session,
--   invoked_by, event_id
-- interpretation: Check the documents for actions that pass on permissions, such as iam:PassRole, sts:AssumeRole and lambda:UpdateFunctionCode,
--   especially with resource *. SetDefaultPolicyVersion can restore an older, broader version without a new document.
-- rules: iam-policy-changes, cloudwatch-4, cis-iam-policy-changes, policy-version-switched
SELECT
  time, account, region, actor, source_address, event, resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.groupName')
  ) AS grantee,
  COALESCE(json_extract_scalar(request_parameters, '$.policyArn'), json_extract_scalar(request_parameters, '$.policyName')) AS policy,
  COALESCE(json_extract_scalar(request_parameters, '$.setAsDefault'), json_extract_scalar(request_parameters, '$.versionId')) AS as_default,
  json_extract_scalar(request_parameters, '$.policyDocument') AS policy_document,
  error, session, invoked_by, event_id
FROM activity
WHERE service = 'iam'
  AND regexp_like(event, '^(Create|Put|Attach|Detach|Delete|SetDefault)(User|Role|Group)?(Policy|PolicyVersion|PermissionsBoundary)$')
ORDER BY time DESC, event_id
LIMIT 500
