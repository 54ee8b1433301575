-- title: Deleted resources
-- question: Which resources were deleted or terminated, how many, and by whom?
-- relations: activity
-- window: 7d
-- columns: account, region, actor, service, event, events, failed, resources, max_per_hour, invoked_by, first_time, last_time,
--   example_resource
-- interpretation: Start with this query when a resource is missing. Pipelines and Auto Scaling delete resources every day; a peak in
--   max_per_hour or a human user is unusual. Objects in buckets and items in tables are not counted: see object-deletions.
-- rules: buckets-deleted, networks-deleted, file-systems-deleted, log-groups-deleted
WITH deleted AS (
  SELECT
    account, region, actor, service, event, error, invoked_by, time, event_id,
    COALESCE(resource, regexp_extract(request_parameters, '"[A-Za-z]*(?:[Nn]ame|[Ii]d|Identifier|[Aa]rn)"\s*:\s*"([^"]+)"', 1)) AS target
  FROM activity
  WHERE NOT COALESCE(read_only, FALSE)
    AND COALESCE(event_category, 'Management') = 'Management'
    AND regexp_like(
      event, '^(Delete|Terminate|Deregister|Release|Destroy|Purge|Remove[A-Z][a-z]+From|Batch(Delete|Remove)|Schedule\w+Deletion)'
    )
    AND event NOT IN ('DeleteLogStream', 'DeleteNetworkInterface', 'DeleteTags', 'DeleteMessage', 'DeregisterTargets')
), hours AS (
  SELECT
    account, region, actor, service, event,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    array_agg(DISTINCT target) FILTER (WHERE target IS NOT NULL) AS targets,
    max(invoked_by) AS invoked_by,
    min(time) AS first_time,
    max(time) AS last_time,
    max(target) AS example_resource
  FROM deleted
  GROUP BY account, region, actor, service, event, date_trunc('hour', time)
)
SELECT
  account,
  region,
  actor,
  service,
  event,
  sum(events) AS events,
  sum(failed) AS failed,
  COALESCE(cardinality(array_distinct(flatten(array_agg(targets) FILTER (WHERE targets IS NOT NULL)))), 0) AS resources,
  max(events) AS max_per_hour,
  max(invoked_by) AS invoked_by,
  min(first_time) AS first_time,
  max(last_time) AS last_time,
  max(example_resource) AS example_resource
FROM hours
GROUP BY account, region, actor, service, event
ORDER BY max_per_hour DESC, events DESC, actor, service, event, account, region
LIMIT 500
