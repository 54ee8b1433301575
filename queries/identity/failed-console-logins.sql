-- title: Failed console sign-ins by IP address
-- question: Which source IP addresses have failed console sign-ins, for how many users, and did a sign-in succeed?
-- relations: console_logins
-- window: 30d
-- parameter: min_failures integer = 3 — Minimum number of failures per IP address
-- columns: account, source_address, failed, users, sample_users, unknown_users, succeeded, succeeded_after, sample_successes, first_time, last_time
-- interpretation: Failures for many users from one IP address indicate password spraying; many failures for one user indicate password guessing.
--   Rows with succeeded_after (a sign-in after failures) are first. AWS hides names that do not exist, because users type passwords there;
--   unknown_users counts them.
-- rules: console-login-failures, console-sign-in-failures, cis-console-sign-in-failures, cloudwatch-6
WITH addresses AS (
  SELECT
    account,
    source_address,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Failure') AS failed,
    count(DISTINCT actor) FILTER (WHERE outcome = 'Failure') AS users,
    array_join(slice(array_sort(array_agg(DISTINCT actor) FILTER (WHERE outcome = 'Failure')), 1, 10), ', ') AS sample_users,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Failure' AND error_message LIKE 'No username found%') AS unknown_users,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Success') AS succeeded,
    array_join(slice(array_sort(array_agg(DISTINCT actor) FILTER (WHERE outcome = 'Success')), 1, 10), ', ') AS sample_successes,
    min(time) FILTER (WHERE outcome = 'Failure') AS first_time,
    max(time) FILTER (WHERE outcome = 'Failure') AS last_time,
    max(time) FILTER (WHERE outcome = 'Success') AS last_success
  FROM console_logins
  GROUP BY account, source_address
)
SELECT
  account, source_address, failed, users, sample_users, unknown_users, succeeded,
  COALESCE(last_success > first_time, FALSE) AS succeeded_after,
  sample_successes, first_time, last_time
FROM addresses
CROSS JOIN parameters p
WHERE failed >= p.min_failures
ORDER BY succeeded_after DESC, failed DESC, account, source_address
LIMIT 500
