-- title: Errors by program
-- question: Which programs have which errors, and which identities run them?
-- relations: activity
-- window: 7d
-- columns: program, error, errors, calls, sample_calls, identities, addresses, sample_identities, first_time, last_time, example_agent
-- interpretation: One program with one error for many identities indicates a broken deployment. Various errors of aws-cli indicate a user who
--   tests permissions. Investigate any unknown program, regardless of its errors.
SELECT
  COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)') AS program,
  error,
  count(DISTINCT event_id) AS errors,
  count(DISTINCT event) AS calls,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 5), ', ') AS sample_calls,
  count(DISTINCT COALESCE(actor_arn, actor)) AS identities,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT actor)), 1, 5), ', ') AS sample_identities,
  min(time) AS first_time,
  max(time) AS last_time,
  max(user_agent) AS example_agent
FROM activity
WHERE error IS NOT NULL
GROUP BY COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)'), error
ORDER BY errors DESC, program, error
LIMIT 500
