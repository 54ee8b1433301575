-- title: History of a resource
-- question: What was done to a resource, from its creation on, and by whom?
-- relations: activity
-- window: 90d
-- parameter: wanted_resource text = % — Name, id or ARN of the resource, or a part of it between two %
-- parameter: with_reads boolean = false — Whether calls count that only read
-- columns: time, account, region, actor, source_address, event, resource, service, error, session, invoked_by, user_agent,
--   request_parameters, response_elements, event_id
-- reading: In the order of time. A resource is known under its ARN, its id and its name: try all of them, as services differ in which
--   they record. What its creation answered tells the id.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, session, invoked_by, user_agent, request_parameters, response_elements, event_id
FROM activity
CROSS JOIN parameters p
WHERE (p.with_reads OR NOT COALESCE(read_only, FALSE))
  -- whole texts, as they stand in JSON
  AND concat_ws(
    ' ', '"' || resource || '"', '"' || array_join(transform(resources, r -> r.arn), '" "') || '"', request_parameters, response_elements
  ) LIKE '%"' || p.wanted_resource || '"%'
ORDER BY time, event_id
LIMIT 1000
