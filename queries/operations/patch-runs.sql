-- title: Patch runs
-- question: When were managed nodes scanned or patched, which nodes, and which identity started the run?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, document, instances, targets, instance_count, command_id, error,
--   invoked_by, event_id
-- interpretation: CloudTrail shows that a run was started, not its result. Maintenance windows start runs with their own role. If a
--   node is not up to date, check whether a run includes it or its tags, and then check the result in Systems Manager.
WITH runs AS (
  SELECT
    activity.*,
    regexp_extract(json_extract_scalar(request_parameters, '$.documentName'), '[^/]+$') AS document,
    TRY_CAST(json_extract(request_parameters, '$.instanceIds') AS ARRAY(VARCHAR)) AS instances
  FROM activity
  WHERE service = 'ssm' AND event IN ('SendCommand', 'StartAutomationExecution')
)
SELECT
  time, account, region, actor, source_address, event,
  document,
  nullif(array_join(instances, ', '), '') AS instances,
  json_format(json_extract(request_parameters, '$.targets')) AS targets,
  cardinality(instances) AS instance_count,
  COALESCE(
    json_extract_scalar(response_elements, '$.command.commandId'), json_extract_scalar(response_elements, '$.automationExecutionId')
  ) AS command_id,
  error, invoked_by, event_id
FROM runs
WHERE regexp_like(document, '(?i)patch|InstallWindowsUpdates|InstallMissingWindowsUpdates|RunPatchBaseline')
ORDER BY time DESC, event_id
LIMIT 1000
