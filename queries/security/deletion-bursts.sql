-- title: Bursts of deletions
-- question: Who deleted or terminated many resources within one hour?
-- relations: activity
-- window: 7d
-- parameter: min_resources integer = 20 — Minimum number of deleted resources within one hour
-- parameter: include_services boolean = false — Whether to include deletions that AWS services make on behalf of a principal
-- columns: account, actor, source_address, hour, deleted_resources, events, failed, event_types, services, sample_events, sample_resources,
--   first_time, last_time
-- interpretation: Expect pipelines that delete environments. Deletions by a user, from a new IP address, or in many services at once indicate
--   damage or an attempt to remove traces. Many failures indicate a principal that does not have the permissions yet.
-- rules: networks-deleted, buckets-deleted, snapshots-deleted-in-bulk, file-systems-deleted
WITH deletions AS (
  SELECT DISTINCT -- without the Region: an event that is delivered twice counts once
    account, actor, source_address, service, event, error, resource, time, event_id,
    GREATEST(1, COALESCE(json_array_length(COALESCE(
      json_extract(request_parameters, '$.instancesSet.items'), json_extract(request_parameters, '$.imageIds')
    )), 1)) AS deleted_resources
  FROM activity
  CROSS JOIN parameters p
  WHERE regexp_like(event, '^(Batch)?(Delete|Terminate|Destroy|Purge|Release|Deregister)')
    AND NOT COALESCE(read_only, FALSE)
    AND COALESCE(actor_type, '') <> 'AWSService'
    AND (p.include_services OR NOT by_service)
), hours AS (
  SELECT
    account,
    actor,
    source_address,
    date_trunc('hour', time) AS hour,
    sum(deleted_resources) AS deleted_resources,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT event) AS event_types,
    count(DISTINCT service) AS services,
    array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS sample_events,
    array_join(slice(array_sort(array_agg(DISTINCT resource)), 1, 5), ', ') AS sample_resources,
    min(time) AS first_time,
    max(time) AS last_time
  FROM deletions
  GROUP BY account, actor, source_address, date_trunc('hour', time)
)
SELECT
  account, actor, source_address, hour, deleted_resources, events, failed, event_types, services, sample_events, sample_resources,
  first_time, last_time
FROM hours
CROSS JOIN parameters p
WHERE deleted_resources >= p.min_resources
ORDER BY deleted_resources DESC, events DESC, hour DESC, account, actor, source_address
LIMIT 200
