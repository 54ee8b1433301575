-- title: Bursts of enumeration calls
-- question: Who made many different read calls in many services within an hour, as an attacker does after gaining access?
-- relations: activity
-- window: 7d
-- parameter: min_calls integer = 25 — Minimum number of different calls within one hour
-- parameter: min_services integer = 5 — Minimum number of services
-- columns: account, actor, source_address, access_key, hour, calls, services, events, denied, regions, called_get_caller_identity,
--   service_names, programs, first_time, last_time
-- interpretation: Expect inventory and security tools, which have their own role and run every day. A user, access key or instance role that
--   suddenly lists everything indicates an attacker. A first call to GetCallerIdentity is typical.
-- rules: unauthorized-call-burst, attack-tool-used
WITH hours AS (
  SELECT
    account,
    actor,
    source_address,
    CASE WHEN invoked_by IS NULL THEN access_key END AS access_key, -- each call of an MCP server can have its own key
    date_trunc('hour', time) AS hour,
    count(DISTINCT service || ':' || event) AS calls,
    count(DISTINCT service) AS services,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')) AS denied,
    count(DISTINCT region) AS regions,
    COALESCE(bool_or(event = 'GetCallerIdentity'), FALSE) AS called_get_caller_identity,
    array_join(slice(array_sort(array_agg(DISTINCT service)), 1, 15), ', ') AS service_names,
    count(DISTINCT user_agent) AS programs,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  WHERE regexp_like(event, '^(List|Describe|Get|BatchGet|Lookup|Search|Scan|Query)')
    AND NOT by_service
    AND COALESCE(actor_type, '') <> 'AWSService'
    AND NOT COALESCE(from_console, FALSE) -- console pages make many calls at once
  GROUP BY account, actor, source_address, CASE WHEN invoked_by IS NULL THEN access_key END, date_trunc('hour', time)
)
SELECT
  account, actor, source_address, access_key, hour, calls, services, events, denied, regions, called_get_caller_identity, service_names, programs,
  first_time, last_time
FROM hours
CROSS JOIN parameters p
WHERE calls >= p.min_calls
  AND services >= p.min_services
ORDER BY calls DESC, hour DESC, account, actor, source_address, access_key
LIMIT 200
