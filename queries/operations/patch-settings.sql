-- title: Patch configuration changes
-- question: Who changed patch baselines, patch groups or maintenance windows?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, name, schedule, approve_after_days, rejected, error,
--   invoked_by, event_id
-- interpretation: CloudTrail does not show which patches a managed node lacks; see Systems Manager and AWS Config. A deleted
--   maintenance window, a baseline with late approval or a list of rejected patches explains why nodes are not up to date.
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(request_parameters, '$.windowId'),
    json_extract_scalar(request_parameters, '$.baselineId'),
    json_extract_scalar(response_elements, '$.windowId'),
    json_extract_scalar(response_elements, '$.baselineId'),
    json_extract_scalar(request_parameters, '$.associationId'),
    resource
  ) AS resource,
  COALESCE(
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.patchGroup'),
    json_extract_scalar(request_parameters, '$.taskArn')
  ) AS name,
  COALESCE(
    json_extract_scalar(request_parameters, '$.schedule'), json_extract_scalar(request_parameters, '$.scheduleExpression')
  ) AS schedule,
  nullif(
    array_join(array_distinct(regexp_extract_all(request_parameters, '"approveAfterDays"\s*:\s*(\d+)', 1)), ', '), ''
  ) AS approve_after_days,
  json_format(json_extract(request_parameters, '$.rejectedPatches')) AS rejected,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ssm'
  AND (
    regexp_like(event, '^(Create|Update|Delete|RegisterDefault)PatchBaseline$|^(Register|Deregister)PatchBaselineForPatchGroup$')
    OR regexp_like(event, '^(Create|Update|Delete)MaintenanceWindow$|^(Register|Deregister)T(ask|arget)(With|From)MaintenanceWindow$')
    OR event IN ('UpdateMaintenanceWindowTask', 'UpdateMaintenanceWindowTarget')
    OR (
      event IN ('CreateAssociation', 'UpdateAssociation', 'DeleteAssociation')
      AND regexp_like(COALESCE(request_parameters, ''), 'PatchBaseline|PatchInstance|QuickSetup')
    )
  )
ORDER BY time DESC, event_id
LIMIT 500
