-- title: AWS Config rules changed
-- question: Who added, changed or removed the rules that resources are checked against, or their remediation?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, source, scope, error, invoked_by, event_id
-- reading: The CloudTrail side of resource compliance: which resource complies with which rule is known to AWS Config, not here. A
--   rule that vanished made its findings vanish too: when compliance got better over night, look here first.
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
