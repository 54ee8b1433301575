-- title: One event, whole
-- question: What does the record of an event say, request and response included?
-- relations: activity
-- window: 90d
-- parameter: wanted_id text = % — Id of the event, or of the request that it belongs to; % is any, newest first
-- columns: time, account, region, actor, source_address, event, resource, service, error, error_message, actor_type, actor_arn, access_key,
--   session, invoked_by, user_agent, read_only, resource_arns, request_parameters, response_elements, additional_event_data,
--   service_event_details, request_id, shared_event_id, vpc_endpoint, event_id
-- reading: The response says what was made: ids, keys, addresses. It is empty for calls that only read, and left out above 100 KB. The
--   same event can be there twice, since records are sometimes delivered again.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, error_message, actor_type, actor_arn, access_key, session, invoked_by, user_agent, read_only,
  array_join(transform(resources, r -> r.arn), ', ') AS resource_arns,
  request_parameters, response_elements, additional_event_data, service_event_details,
  request_id, shared_event_id, vpc_endpoint, event_id
FROM activity
CROSS JOIN parameters p
WHERE concat_ws(' ', event_id, request_id, shared_event_id) LIKE '%' || p.wanted_id || '%'
ORDER BY time DESC, event_id
LIMIT 100
