-- title: WorkMail activity
-- question: Who administered WorkMail, and what did they change?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, organization, entity, error, request_parameters
-- interpretation: Look for mailbox permissions, aliases and password resets that were not requested. Reading and sending email is not recorded
--   here.
SELECT
  time, account, region, actor, source_address, event, resource,
  json_extract_scalar(request_parameters, '$.organizationId') AS organization,
  COALESCE(json_extract_scalar(request_parameters, '$.entityId'), json_extract_scalar(request_parameters, '$.userId')) AS entity,
  error, request_parameters
FROM activity
WHERE service = 'workmail'
ORDER BY time DESC, event_id
LIMIT 500
