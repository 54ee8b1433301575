-- title: Purchases and commitments
-- question: Who purchased reservations, Savings Plans, domains, subscriptions or capacity, or made another commitment to pay?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, service, offering, quantity, error, session, user_agent, event_id
-- interpretation: These are commitments to pay for months or years, and most of them cannot be canceled. Confirm each row with the
--   budget owner.
-- rules: commitment-purchased, bedrock-access-enabled
SELECT
  time, account, region, actor, source_address, event, resource, service,
  COALESCE(
    json_extract_scalar(request_parameters, '$.savingsPlanOfferingId'),
    json_extract_scalar(request_parameters, '$.reservedInstancesOfferingId'),
    json_extract_scalar(request_parameters, '$.reservedDBInstancesOfferingId'),
    json_extract_scalar(request_parameters, '$.reservedNodeOfferingId'),
    json_extract_scalar(request_parameters, '$.reservedCacheNodesOfferingId'),
    json_extract_scalar(request_parameters, '$.capacityBlockOfferingId'),
    json_extract_scalar(request_parameters, '$.offeringId'),
    json_extract_scalar(request_parameters, '$.domainName'),
    json_extract_scalar(request_parameters, '$.modelId')
  ) AS offering,
  COALESCE(
    json_extract_scalar(request_parameters, '$.commitment'),
    json_extract_scalar(request_parameters, '$.instanceCount'),
    json_extract_scalar(request_parameters, '$.modelUnits')
  ) AS quantity,
  error, session, user_agent, event_id
FROM activity
WHERE regexp_like(event, '^Purchase')
  OR (service = 'savingsplans' AND event IN ('CreateSavingsPlan', 'ReturnSavingsPlan', 'DeleteQueuedSavingsPlan'))
  OR (service = 'route53domains' AND event IN ('RegisterDomain', 'RenewDomain', 'TransferDomain'))
  OR (service IN ('aws-marketplace', 'agreement-marketplace') AND event IN ('Subscribe', 'AcceptAgreementRequest', 'AcceptAgreementApprovalRequest'))
  OR (service = 'bedrock' AND event IN ('CreateProvisionedModelThroughput', 'CreateFoundationModelAgreement'))
  OR (service = 'ec2' AND event IN ('ModifyReservedInstances', 'AcceptReservedInstancesExchangeQuote', 'CreateCapacityReservation', 'AllocateHosts'))
  OR (service = 'shield' AND event = 'CreateSubscription')
  OR (service = 'supportplans' AND event = 'StartSupportPlanUpdate')
ORDER BY time DESC, event_id
LIMIT 500
