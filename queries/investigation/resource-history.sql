-- title: History of a resource
-- question: What was done to a resource since its creation, and by whom?
-- relations: activity
-- window: 90d
-- parameter: resource_filter text = % — Name, ID or ARN of the resource, or a part of it between two %
-- parameter: include_reads boolean = false — Whether to include read-only calls
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, invoked_by, user_agent,
--   request_parameters, response_elements, event_id
-- interpretation: Rows are in chronological order. Services record the ARN, the ID or the name of a resource, so search for each of them. The
--   response of the call that created the resource contains its ID.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, invoked_by, user_agent, request_parameters, response_elements, event_id
FROM activity
CROSS JOIN parameters p
WHERE (p.include_reads OR NOT COALESCE(read_only, FALSE))
  -- matches complete JSON strings
  AND concat_ws(
    ' ', '"' || resource || '"', '"' || array_join(transform(resources, r -> r.arn), '" "') || '"', request_parameters, response_elements
  ) LIKE '%"' || p.resource_filter || '"%'
ORDER BY time, event_id
LIMIT 1000
