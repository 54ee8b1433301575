-- title: First-time calls by identity
-- question: Who made calls that the same identity did not make in the weeks before?
-- relations: activity
-- window: 1d
-- baseline: 30d
-- parameter: include_reads boolean = false — Whether to include read-only calls
-- columns: account, actor, event, service, events, failed, addresses, known_calls, first_time, last_time, example_resource
-- interpretation: Programs make the same calls every day, so a new call indicates a new version or a new user. known_calls is the number of
--   different calls that the identity made before; identities without earlier calls are excluded. Human users require a longer baseline than
--   programs.
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
  AND (p.include_reads OR NOT COALESCE(read_only, FALSE))
  AND NOT by_service
  AND COALESCE(actor_type, '') <> 'AWSService'
GROUP BY activity.account, activity.actor, activity.event, activity.service
ORDER BY first_time DESC, account, actor, service, event
LIMIT 500
