-- title: Quotas raised
-- question: Who asked for higher quotas, for what and how much?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, quota_service, quota, desired_value, status, error, session,
--   user_agent, event_id
-- reading: A quota is the last fence before a large bill. Requests for instances, mail or models, above all in several Regions at once, are
--   how stolen accounts are made ready. Quotas are also raised through cases with AWS Support.
-- rules: quota-increase-requested
SELECT
  time, account, region, actor, source_address, event, resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.serviceCode'), json_extract_scalar(response_elements, '$.requestedQuota.serviceCode')
  ) AS quota_service,
  COALESCE(
    json_extract_scalar(response_elements, '$.requestedQuota.quotaName'),
    json_extract_scalar(request_parameters, '$.quotaCode'),
    json_extract_scalar(request_parameters, '$.productionAccessEnabled')
  ) AS quota,
  json_extract_scalar(request_parameters, '$.desiredValue') AS desired_value,
  json_extract_scalar(response_elements, '$.requestedQuota.status') AS status,
  error, session, user_agent, event_id
FROM activity
WHERE (service = 'servicequotas' AND event IN (
    'RequestServiceQuotaIncrease', 'PutServiceQuotaIncreaseRequestIntoTemplate', 'AssociateServiceQuotaTemplate', 'StartAutoManagement'
  ))
  OR (service = 'ses' AND event = 'PutAccountDetails') -- out of the sandbox
ORDER BY time DESC, event_id
LIMIT 500
