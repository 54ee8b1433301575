-- title: Deployments by stack
-- question: Which stacks were deployed or deleted, how often, by whom, and how many requests failed?
-- relations: activity
-- window: 30d
-- parameter: stack_filter text = % — Stack name, such as prod-%; % matches any text
-- columns: account, region, stack, events, deployments, deletions, failed, actors, from_console, first_time, last_time, last_event,
--   last_actor, execution_role
-- interpretation: The rows show only requests to CloudFormation; the results are in the stack events. The from_console column counts
--   requests from the console. Check stacks that an identity deploys for the first time or without the role of the pipeline.
WITH requests AS (
  SELECT
    activity.*,
    COALESCE(
      regexp_extract(json_extract_scalar(request_parameters, '$.stackName'), ':stack/([^/]+)/', 1),
      json_extract_scalar(request_parameters, '$.stackName'),
      regexp_extract(response_elements, ':stack/([^/"]+)/', 1),
      json_extract_scalar(request_parameters, '$.stackSetName')
    ) AS stack,
    json_extract_scalar(request_parameters, '$.roleARN') AS execution_role
  FROM activity
  WHERE service = 'cloudformation'
    AND event IN (
      'CreateStack', 'UpdateStack', 'DeleteStack', 'ExecuteChangeSet', 'CancelUpdateStack', 'RollbackStack', 'ContinueUpdateRollback',
      'CreateStackInstances', 'UpdateStackInstances', 'DeleteStackInstances', 'UpdateStackSet', 'UpdateTerminationProtection',
      'SetStackPolicy'
    )
)
SELECT
  account,
  region,
  stack,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (
    WHERE error IS NULL
      AND event IN ('CreateStack', 'UpdateStack', 'ExecuteChangeSet', 'CreateStackInstances', 'UpdateStackInstances', 'UpdateStackSet')
  ) AS deployments,
  count(DISTINCT event_id) FILTER (WHERE error IS NULL AND event LIKE 'DeleteStack%') AS deletions,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT actor) AS actors,
  count(DISTINCT event_id) FILTER (WHERE COALESCE(from_console, FALSE)) AS from_console,
  min(time) AS first_time,
  max(time) AS last_time,
  max_by(event, ROW(time, event_id)) AS last_event,
  max_by(actor, ROW(time, event_id)) AS last_actor,
  max_by(execution_role, ROW(time, event_id)) AS execution_role
FROM requests
CROSS JOIN parameters p
WHERE COALESCE(stack, '') LIKE p.stack_filter
GROUP BY account, region, stack
ORDER BY last_time DESC, stack, account, region
LIMIT 500
