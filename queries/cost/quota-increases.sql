-- title: Quota increase requests
-- question: Who requested higher quotas, for which services, and which values?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, quota_service, quota, desired_value, status, error, session,
--   user_agent, event_id
-- interpretation: Quotas limit the cost that an attacker can cause. Requests for instances, email or models, especially in several
--   Regions at once, are a common way to prepare a compromised account. Quotas can also be increased through AWS Support cases.
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
  OR (service = 'ses' AND event = 'PutAccountDetails') -- request to leave the SES sandbox
ORDER BY time DESC, event_id
LIMIT 500
