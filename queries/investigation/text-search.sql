-- title: Search for a text
-- question: Which events mention a name, an address or an id anywhere?
-- relations: activity
-- window: 7d
-- parameter: wanted_text text = %admin% — The text to look for, in lower case, between two %
-- columns: time, account, region, actor, source_address, event, resource, service, found_in, error, access_key, user_agent,
--   request_parameters, response_elements, event_id
-- reading: For a clue of which you do not know what it is: an id from a ticket, a domain, a piece of a policy. found_in names the first
--   place where the text stands. Longer windows read more data than other searches, since every record is looked through.
WITH searched AS (
  SELECT
    activity.*,
    CASE
      WHEN lower(resource) LIKE p.wanted_text OR any_match(resources, r -> lower(r.arn) LIKE p.wanted_text) THEN 'resource'
      WHEN lower(request_parameters) LIKE p.wanted_text THEN 'request'
      WHEN lower(response_elements) LIKE p.wanted_text THEN 'response'
      WHEN lower(additional_event_data) LIKE p.wanted_text OR lower(service_event_details) LIKE p.wanted_text THEN 'details'
      WHEN lower(error_message) LIKE p.wanted_text THEN 'error message'
      WHEN lower(actor_arn) LIKE p.wanted_text OR lower(actor) LIKE p.wanted_text THEN 'identity'
      WHEN lower(user_agent) LIKE p.wanted_text OR lower(source_address) LIKE p.wanted_text THEN 'caller'
    END AS found_in
  FROM activity
  CROSS JOIN parameters p
)
SELECT
  time, account, region, actor, source_address, event, resource,
  service, found_in, error, access_key, user_agent, request_parameters, response_elements, event_id
FROM searched
WHERE found_in IS NOT NULL
ORDER BY time DESC, event_id
LIMIT 500
