-- title: Number of data events
-- question: Which buckets, tables, functions and keys generate the most data events, and which identities cause them?
-- relations: activity
-- window: 1d
-- columns: account, region, service, target_resource, events, reads, failed, actors, most_active_actor, invoked_by_services, first_time, last_time
-- interpretation: Each data event is billed. Use event selectors to exclude resources whose events are never analyzed, such as log
--   and cache buckets or session tables. The result is empty if no data events are recorded.
WITH calls AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.bucketName'),
      json_extract_scalar(request_parameters, '$.tableName'),
      json_extract_scalar(request_parameters, '$.functionName'),
      element_at(resources, 1).arn,
      '(unknown)'
    ) AS target_resource
  FROM activity
  WHERE event_category = 'Data'
), by_actor AS (
  SELECT
    account, region, service, target_resource, actor,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE read_only) AS reads,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT event_id) FILTER (WHERE invoked_by IS NOT NULL) AS invoked_by_services,
    min(time) AS first_time,
    max(time) AS last_time
  FROM calls
  GROUP BY account, region, service, target_resource, actor
)
SELECT
  account,
  region,
  service,
  target_resource,
  sum(events) AS events,
  sum(reads) AS reads,
  sum(failed) AS failed,
  count(DISTINCT actor) AS actors,
  max_by(actor, ROW(events, COALESCE(actor, ''))) AS most_active_actor,
  sum(invoked_by_services) AS invoked_by_services,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM by_actor
GROUP BY account, region, service, target_resource
ORDER BY events DESC, account, region, service, target_resource
LIMIT 500
