-- title: Errors by identity
-- question: Which identities have the most errors, how many of them are denials, and in how many different calls?
-- relations: activity
-- window: 7d
-- columns: account, actor, actor_type, errors, denied, events, error_percent, calls, services, error_names, addresses, first_time, last_time
-- interpretation: Many denials in many different calls indicate an identity that tests its permissions. Many denials in one call indicate a
--   missing permission. Other errors mostly come from programs that request resources that do not exist.
-- rules: unauthorized-call-burst, authorization-failures, cloudwatch-2
SELECT
  account,
  actor,
  actor_type,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS errors,
  count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')) AS denied,
  count(DISTINCT event_id) AS events,
  100 * count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) / count(DISTINCT event_id) AS error_percent,
  count(DISTINCT event) FILTER (WHERE error IS NOT NULL) AS calls,
  count(DISTINCT service) FILTER (WHERE error IS NOT NULL) AS services,
  array_join(slice(array_sort(array_agg(DISTINCT error) FILTER (WHERE error IS NOT NULL)), 1, 8), ', ') AS error_names,
  count(DISTINCT source_address) FILTER (WHERE error IS NOT NULL) AS addresses,
  min(time) FILTER (WHERE error IS NOT NULL) AS first_time,
  max(time) FILTER (WHERE error IS NOT NULL) AS last_time
FROM activity
WHERE COALESCE(actor_type, '') <> 'AWSService'
GROUP BY account, actor, actor_type
HAVING count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) > 0
ORDER BY denied DESC, errors DESC, account, actor, actor_type
LIMIT 500
