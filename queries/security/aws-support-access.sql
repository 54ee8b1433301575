-- title: What AWS Support did
-- question: When did AWS Support look into an account, and who asked it to?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, kind, case_id, error, session, actor_arn, event_id
-- reading: Calls by AWS Support should follow a case that somebody of your own opened; those cases are in the list. A case that nobody
--   knows of may be somebody who asks for a higher quota with a stolen identity.
-- rules: quota-increase-requested
SELECT
  time, account, region, actor, source_address, event, resource,
  CASE WHEN service IN ('support', 'supportapp') THEN 'case of your own' ELSE 'call by AWS Support' END AS kind,
  COALESCE(
    json_extract_scalar(response_elements, '$.caseId'), json_extract_scalar(request_parameters, '$.caseId')
  ) AS case_id,
  error, session, actor_arn, event_id
FROM activity
WHERE actor = 'AWSServiceRoleForSupport'
  OR invoked_by = 'support.amazonaws.com'
  OR source_address = 'support.amazonaws.com'
  OR (service IN ('support', 'supportapp') AND NOT COALESCE(read_only, FALSE) AND event NOT LIKE 'Describe%')
ORDER BY time DESC, event_id
LIMIT 500
