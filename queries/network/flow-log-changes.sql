-- title: Flow log changes
-- question: Who created or deleted the flow logs of a network, and what is their destination?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, traffic, destination, failures, error, invoked_by, event_id
-- interpretation: After a flow log is deleted, traffic is no longer recorded. Unless the network was deleted too, create the flow log
--   again and check the next actions of the identity. The failures column shows the parts of a successful call that failed.
-- rules: flow-logs-deleted
SELECT
  time, account, region, actor, source_address, event,
  nullif(array_join(array_distinct(regexp_extract_all(request_parameters, '\b(fl|vpc|subnet|eni|tgw)-[0-9a-f]+')), ', '), '') AS resource,
  json_extract_scalar(request_parameters, '$.CreateFlowLogsRequest.TrafficType') AS traffic,
  COALESCE(
    json_extract_scalar(request_parameters, '$.CreateFlowLogsRequest.LogDestination'),
    json_extract_scalar(request_parameters, '$.CreateFlowLogsRequest.LogGroupName')
  ) AS destination,
  nullif(array_join(array_distinct(regexp_extract_all(response_elements, '"message"\s*:\s*"([^"]+)"', 1)), '; '), '') AS failures,
  error, invoked_by, event_id
FROM activity
WHERE service = 'ec2' AND event IN ('CreateFlowLogs', 'DeleteFlowLogs')
ORDER BY time DESC, event_id
LIMIT 500
