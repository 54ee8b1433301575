-- title: Organization policy changes
-- question: Who created, changed, attached or detached an organization policy, and for which accounts?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, policy_name, policy_type, target, weakened, content, error,
--   event_id
-- interpretation: Principals in a member account cannot remove service and resource control policies. Where weakened is TRUE, a
--   policy was detached or deleted, or its type was disabled: the target is no longer restricted by it. Compare content with the
--   previous version.
-- rules: organization-policy-changed, organization-left
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.policyId'),
    json_extract_scalar(response_elements, '$.policy.policySummary.id'),
    json_extract_scalar(request_parameters, '$.policyType')
  ) AS resource,
  COALESCE(
    json_extract_scalar(response_elements, '$.policy.policySummary.name'), json_extract_scalar(request_parameters, '$.name')
  ) AS policy_name,
  COALESCE(
    json_extract_scalar(response_elements, '$.policy.policySummary.type'),
    json_extract_scalar(request_parameters, '$.type'),
    json_extract_scalar(request_parameters, '$.policyType')
  ) AS policy_type,
  COALESCE(json_extract_scalar(request_parameters, '$.targetId'), json_extract_scalar(request_parameters, '$.rootId')) AS target,
  event IN ('DetachPolicy', 'DeletePolicy', 'DisablePolicyType', 'DeleteResourcePolicy') AS weakened,
  json_extract_scalar(request_parameters, '$.content') AS content,
  error, event_id
FROM activity
WHERE service = 'organizations'
  AND event IN (
    'CreatePolicy', 'UpdatePolicy', 'DeletePolicy', 'AttachPolicy', 'DetachPolicy', 'EnablePolicyType', 'DisablePolicyType',
    'PutResourcePolicy', 'DeleteResourcePolicy'
  )
ORDER BY time DESC, event_id
LIMIT 500
