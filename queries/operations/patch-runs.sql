-- title: Patch runs
-- question: When were machines scanned or patched, which ones, and who or what started it?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, document, instances, targets, instance_count, command_id, error,
--   invoked_by, event_id
-- reading: The CloudTrail side of patch compliance: that a run was started, not how it went. Maintenance windows start runs with a
--   role of their own. Where a machine is behind, look whether any run names it or its tags, then in Systems Manager for the outcome.
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
