-- title: Changes of what is recorded
-- question: Who stopped, deleted or changed a trail, its selectors or its Insights, or tried to?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, trail, blinds, error, session, user_agent, request_parameters, event_id
-- reading: Every change of a trail should come from the pipeline that owns it. Where blinds is true, less may be recorded from that
--   moment on: compare what came before and after, and read the request, which names the selectors.
-- rules: trail-tampering, trail-changes, cloudwatch-5, cis-trail-changes
SELECT
  time, account, region, actor, source_address, event, resource,
  COALESCE(json_extract_scalar(request_parameters, '$.trailName'), json_extract_scalar(request_parameters, '$.name')) AS trail,
  event IN (
    'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors',
    'DeleteEventDataStore', 'StopEventDataStoreIngestion', 'UpdateEventDataStore', 'DeleteChannel'
  ) AS blinds,
  error, session, user_agent, request_parameters, event_id
FROM activity
WHERE service = 'cloudtrail'
  AND NOT COALESCE(read_only, FALSE)
  AND event NOT LIKE 'Describe%' AND event NOT LIKE 'Get%' AND event NOT LIKE 'List%' AND event NOT LIKE 'Lookup%' -- old records do not say
  AND event NOT IN ('StartQuery', 'CancelQuery', 'GenerateQuery')
ORDER BY time DESC, event_id
LIMIT 500
