-- title: Search for a text
-- question: Which events mention a name, an address or an id anywhere, and where?
-- relations: activity
-- window: 7d
-- parameter: wanted_text text = %admin% — The text to look for, in lower case, between two %
-- columns: time, account, region, actor, source_address, event, resource, service, found_in, found_text, error, access_key, event_id
-- reading: For a clue of which you do not know what it is: an id from a ticket, a domain, a piece of a policy. A row for each place of an
--   event where the text stands. It reads more than other searches do, since every record is looked through.
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
WHERE lower(place.found_text) LIKE p.wanted_text
ORDER BY time DESC, event_id, found_in
LIMIT 1000
