-- title: Complete event by ID
-- question: What does an event contain, including its request and response?
-- relations: activity
-- window: 90d
-- parameter: event_id_filter text = % — ID of the event or of its request; % matches any, newest first
-- columns: time, account, region, actor, source_address, event, resource, service, error, error_message, actor_type, actor_arn, access_key,
--   session, invoked_by, user_agent, read_only, resource_arns, request_parameters, response_elements, additional_event_data,
--   service_event_details, request_id, shared_event_id, vpc_endpoint, event_id
-- interpretation: The response contains what was created, such as IDs, keys and addresses. It is empty for read-only calls, and omitted above 100
--   KB. The same event can appear twice, because CloudTrail sometimes delivers it again.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, error, error_message, actor_type, actor_arn, access_key, session, invoked_by, user_agent, read_only,
  array_join(transform(resources, r -> r.arn), ', ') AS resource_arns,
  request_parameters, response_elements, additional_event_data, service_event_details,
  request_id, shared_event_id, vpc_endpoint, event_id
FROM activity
CROSS JOIN parameters p
WHERE concat_ws(' ', event_id, request_id, shared_event_id) LIKE '%' || p.event_id_filter || '%'
ORDER BY time DESC, event_id
LIMIT 100
