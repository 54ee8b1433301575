-- title: Bursts of deletions
-- question: Who deleted or terminated many things within one hour?
-- relations: activity
-- window: 7d
-- parameter: many integer = 20 — How many deleted things within one hour are worth a row
-- parameter: with_services boolean = false — Whether deletions that AWS services make on somebody's behalf count too
-- columns: account, actor, source_address, hour, things, events, failed, kinds, services, some_events, some_resources, first_time, last_time
-- reading: Expect pipelines that take down environments. A person, a new address, or many services at once is somebody who clears up
--   after himself or does damage. Many failures are somebody who cannot, yet.
-- rules: networks-deleted, buckets-deleted, snapshots-deleted-in-bulk, file-systems-deleted
WITH acts AS (
  SELECT DISTINCT -- not the Region: a record that was delivered twice counts once
    account, actor, source_address, service, event, error, resource, time, event_id,
    GREATEST(1, COALESCE(json_array_length(COALESCE(
      json_extract(request_parameters, '$.instancesSet.items'), json_extract(request_parameters, '$.imageIds')
    )), 1)) AS things
  FROM activity
  CROSS JOIN parameters p
  WHERE regexp_like(event, '^(Batch)?(Delete|Terminate|Destroy|Purge|Release|Deregister)')
    AND NOT COALESCE(read_only, FALSE)
    AND COALESCE(actor_type, '') <> 'AWSService'
    AND (p.with_services OR NOT by_service)
), hours AS (
  SELECT
    account,
    actor,
    source_address,
    date_trunc('hour', time) AS hour,
    sum(things) AS things,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT event) AS kinds,
    count(DISTINCT service) AS services,
    array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS some_events,
    array_join(slice(array_sort(array_agg(DISTINCT resource)), 1, 5), ', ') AS some_resources,
    min(time) AS first_time,
    max(time) AS last_time
  FROM acts
  GROUP BY account, actor, source_address, date_trunc('hour', time)
)
SELECT account, actor, source_address, hour, things, events, failed, kinds, services, some_events, some_resources, first_time, last_time
FROM hours
CROSS JOIN parameters p
WHERE things >= p.many
ORDER BY things DESC, events DESC, hour DESC, account, actor, source_address
LIMIT 200
