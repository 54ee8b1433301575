-- title: Access by AWS Support
-- question: What did AWS Support access in your accounts, and who opened cases?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, service, session, case_id, severity, error, event_id
-- interpretation: AWS Support uses the role AWSServiceRoleForSupport, which only reads descriptions. Its activity is expected while a
--   case is open: compare the times. An unknown case can be a request for higher quotas or an attempt to get access to the account.
-- rules: quota-increase-requested
SELECT
  time, account, region, actor, source_address, event, resource, service, session,
  COALESCE(json_extract_scalar(request_parameters, '$.caseId'), json_extract_scalar(response_elements, '$.caseId')) AS case_id,
  json_extract_scalar(request_parameters, '$.severityCode') AS severity,
  error, event_id
FROM activity
WHERE actor = 'AWSServiceRoleForSupport'
  OR invoked_by = 'support.amazonaws.com'
  OR source_address = 'support.amazonaws.com'
  OR (service IN ('support', 'supportplans', 'supportapp') AND event NOT LIKE '%TrustedAdvisor%')
ORDER BY time DESC, event_id
LIMIT 1000
