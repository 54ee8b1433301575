-- title: Calls that an identity never made before
-- question: Who called what the same identity had not called in the weeks before?
-- relations: activity
-- window: 1d
-- baseline: 30d
-- parameter: with_reads boolean = false — Whether calls count that only read
-- columns: account, actor, event, service, events, failed, addresses, known_calls, first_time, last_time, example_resource
-- reading: Programs do the same thing every day, so anything new means a new version or a new user. known_calls is how many different
--   calls the identity had made before; those without a past are left out. People need a longer baseline than programs.
WITH known AS (
  SELECT DISTINCT account, actor, service, event
  FROM activity_before
  WHERE NOT by_service
), pasts AS (
  SELECT account, actor, count(DISTINCT service || ':' || event) AS known_calls
  FROM known
  GROUP BY account, actor
)
SELECT
  activity.account,
  activity.actor,
  activity.event,
  activity.service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  max(pasts.known_calls) AS known_calls,
  min(time) AS first_time,
  max(time) AS last_time,
  max(resource) AS example_resource
FROM activity
CROSS JOIN parameters p
JOIN pasts ON pasts.account = activity.account AND pasts.actor = activity.actor
LEFT JOIN known
  ON known.account = activity.account
  AND known.actor = activity.actor
  AND known.service = activity.service
  AND known.event = activity.event
WHERE known.event IS NULL
  AND (p.with_reads OR NOT COALESCE(read_only, FALSE))
  AND NOT by_service
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY activity.account, activity.actor, activity.event, activity.service
ORDER BY first_time DESC, account, actor, service, event
LIMIT 500
