-- title: Bursts of looking around
-- question: Who read many different things in many services within an hour, as somebody does who has just come in?
-- relations: activity
-- window: 7d
-- parameter: least_calls integer = 25 — How many different calls within one hour are worth a row
-- parameter: least_services integer = 5 — In how many services
-- columns: account, actor, source_address, access_key, hour, calls, services, events, denied, regions, asked_who_it_is, service_names, programs,
--   first_time, last_time
-- reading: Expect inventory and security tools, which have a role of their own and come every day. A user, a key or a machine's role that
--   suddenly lists everything has an intruder; asking GetCallerIdentity first is typical.
-- rules: unauthorized-call-burst, attack-tool-used
WITH hours AS (
  SELECT
    account,
    actor,
    source_address,
    CASE WHEN invoked_by IS NULL THEN access_key END AS access_key, -- calls of an MCP server can have a key each
    date_trunc('hour', time) AS hour,
    count(DISTINCT service || ':' || event) AS calls,
    count(DISTINCT service) AS services,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')) AS denied,
    count(DISTINCT region) AS regions,
    COALESCE(bool_or(event = 'GetCallerIdentity'), FALSE) AS asked_who_it_is,
    array_join(slice(array_sort(array_agg(DISTINCT service)), 1, 15), ', ') AS service_names,
    count(DISTINCT user_agent) AS programs,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  WHERE regexp_like(event, '^(List|Describe|Get|BatchGet|Lookup|Search|Scan|Query)')
    AND NOT by_service
    AND COALESCE(actor_type, '') <> 'AWSService'
    AND NOT COALESCE(from_console, FALSE) -- pages of the console ask for a lot at once
  GROUP BY account, actor, source_address, CASE WHEN invoked_by IS NULL THEN access_key END, date_trunc('hour', time)
)
SELECT
  account, actor, source_address, access_key, hour, calls, services, events, denied, regions, asked_who_it_is, service_names, programs,
  first_time, last_time
FROM hours
CROSS JOIN parameters p
WHERE calls >= p.least_calls
  AND services >= p.least_services
ORDER BY calls DESC, hour DESC, account, actor, source_address, access_key
LIMIT 200
