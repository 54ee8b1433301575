-- title: Full-text search
-- question: Which events contain a name, an IP address or an ID in any field, and in which one?
-- relations: activity
-- window: 7d
-- parameter: text_filter text = %admin% — Text to search for, in lower case, between two %
-- columns: time, account, region, actor, source_address, event, resource, service, found_in, found_text, error, access_key, event_id
-- interpretation: Use this query for a text of unknown type, such as an ID from a ticket, a domain or part of a policy. Each field of an event
--   that contains the text has its own row. The query reads more data than other searches, because it searches every event.
SELECT
  time, account, region, actor, source_address, event, resource,
  service, place.found_in, place.found_text, error, access_key, event_id
FROM activity
CROSS JOIN parameters p
CROSS JOIN UNNEST(
  ARRAY['resource', 'request', 'response', 'details', 'service event', 'error message', 'identity', 'program'],
  ARRAY[
    COALESCE(array_join(transform(resources, r -> r.arn), ', '), resource), request_parameters, response_elements, additional_event_data,
    service_event_details, error_message, COALESCE(actor_arn, actor), user_agent
  ]
) AS place(found_in, found_text)
WHERE lower(place.found_text) LIKE p.text_filter
ORDER BY time DESC, event_id, found_in
LIMIT 1000
