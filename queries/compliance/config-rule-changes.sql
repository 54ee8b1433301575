-- title: AWS Config rule changes
-- question: Who added, changed or removed AWS Config rules or their remediation?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, source, scope, error, invoked_by, event_id
-- interpretation: CloudTrail shows changes to rules, not the compliance of resources; for compliance, see AWS Config. When a rule is
--   deleted, its findings disappear too. If compliance improves overnight, check this query first.
-- rules: config-rules-removed
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.configRule.configRuleName'),
    json_extract_scalar(request_parameters, '$.configRuleName'),
    json_extract_scalar(request_parameters, '$.organizationConfigRuleName'),
    json_extract_scalar(request_parameters, '$.conformancePackName'),
    json_extract_scalar(request_parameters, '$.organizationConformancePackName'),
    json_extract_scalar(request_parameters, '$.remediationConfigurations[0].configRuleName'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.configRule.source.sourceIdentifier'),
    json_extract_scalar(request_parameters, '$.organizationManagedRuleMetadata.ruleIdentifier'),
    json_extract_scalar(request_parameters, '$.organizationCustomRuleMetadata.lambdaFunctionArn'),
    json_extract_scalar(request_parameters, '$.templateS3Uri'),
    json_extract_scalar(request_parameters, '$.remediationConfigurations[0].targetId')
  ) AS source,
  json_format(json_extract(request_parameters, '$.configRule.scope')) AS scope,
  error, invoked_by, event_id
FROM activity
WHERE service = 'config'
  AND event IN (
    'PutConfigRule', 'DeleteConfigRule', 'PutOrganizationConfigRule', 'DeleteOrganizationConfigRule', 'PutConformancePack',
    'DeleteConformancePack', 'PutOrganizationConformancePack', 'DeleteOrganizationConformancePack', 'PutRemediationConfigurations',
    'DeleteRemediationConfiguration', 'PutRemediationExceptions', 'DeleteRemediationExceptions', 'StartRemediationExecution',
    'DeleteEvaluationResults'
  )
ORDER BY time DESC, event_id
LIMIT 500
