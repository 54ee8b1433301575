-- title: New programs by identity
-- question: Who used a program that the same identity did not use in the weeks before?
-- relations: activity
-- window: 7d
-- baseline: 30d
-- columns: account, actor, program, events, failed, changes, addresses, sample_events, first_time, last_time, example_agent
-- interpretation: A pipeline that is suddenly used through aws-cli or a browser is compromised, or another principal uses its role. New versions
--   of a program are not new programs. Identities without earlier calls are excluded; other queries list them.
WITH known AS (
  SELECT DISTINCT account, actor, COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)') AS program
  FROM activity_before
), calls AS (
  SELECT
    activity.*,
    COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)') AS program
  FROM activity
  WHERE NOT by_service
    AND COALESCE(actor_type, '') <> 'AWSService'
)
SELECT
  calls.account,
  calls.actor,
  calls.program,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS sample_events,
  min(time) AS first_time,
  max(time) AS last_time,
  max(user_agent) AS example_agent
FROM calls
JOIN (SELECT DISTINCT account, actor FROM known) AS known_actors ON known_actors.account = calls.account AND known_actors.actor = calls.actor
LEFT JOIN known ON known.account = calls.account AND known.actor = calls.actor AND known.program = calls.program
WHERE known.program IS NULL
GROUP BY calls.account, calls.actor, calls.program
ORDER BY first_time DESC, account, actor, program
LIMIT 500
