-- title: Denied calls by source IP address
-- question: Which source IP addresses had denied calls, how many identities did they try, and did any call succeed?
-- relations: activity
-- window: 7d
-- columns: source_address, denied, identities, accounts, calls, services, regions, succeeded, changes, sample_identities, first_time, last_time
-- interpretation: An IP address with many denials in several accounts is not one of your programs. The columns succeeded and changes count its
--   successful calls: start with the rows that have them.
-- rules: unauthorized-call-burst, authorization-failures
WITH calls AS (
  SELECT
    activity.*,
    COALESCE(regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized'), FALSE) AS is_denied
  FROM activity
  WHERE source_address NOT LIKE '%.amazonaws.com'
    AND source_address <> 'AWS Internal'
)
SELECT
  source_address,
  count(DISTINCT event_id) FILTER (WHERE is_denied) AS denied,
  count(DISTINCT COALESCE(actor_arn, actor)) FILTER (WHERE is_denied) AS identities,
  count(DISTINCT account) FILTER (WHERE is_denied) AS accounts,
  count(DISTINCT event) FILTER (WHERE is_denied) AS calls,
  count(DISTINCT service) FILTER (WHERE is_denied) AS services,
  count(DISTINCT region) FILTER (WHERE is_denied) AS regions,
  count(DISTINCT event_id) FILTER (WHERE error IS NULL) AS succeeded,
  count(DISTINCT event_id) FILTER (WHERE error IS NULL AND NOT COALESCE(read_only, FALSE)) AS changes,
  array_join(slice(array_sort(array_agg(DISTINCT actor) FILTER (WHERE is_denied)), 1, 5), ', ') AS sample_identities,
  min(time) FILTER (WHERE is_denied) AS first_time,
  max(time) FILTER (WHERE is_denied) AS last_time
FROM calls
GROUP BY source_address
HAVING count(DISTINCT event_id) FILTER (WHERE is_denied) > 0
ORDER BY denied DESC, source_address
LIMIT 500
