-- title: Failed console sign-ins by IP address
-- question: Which source IP addresses have failed console sign-ins, for how many users, and did a sign-in succeed?
-- relations: console_logins
-- window: 30d
-- parameter: many integer = 3 — Minimum number of failures per IP address
-- columns: account, source_address, failed, people, some_people, unknown_names, succeeded, succeeded_after, some_successes, first_time, last_time
-- interpretation: Failures for many users from one IP address indicate password spraying; many failures for one user indicate password guessing.
--   Rows with succeeded_after (a sign-in after failures) are first. AWS hides names that do not exist, because users type passwords there;
--   unknown_names counts them.
-- rules: console-login-failures, console-sign-in-failures, cis-console-sign-in-failures, cloudwatch-6
WITH addresses AS (
  SELECT
    account,
    source_address,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Failure') AS failed,
    count(DISTINCT actor) FILTER (WHERE outcome = 'Failure') AS people,
    array_join(slice(array_sort(array_agg(DISTINCT actor) FILTER (WHERE outcome = 'Failure')), 1, 10), ', ') AS some_people,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Failure' AND error_message LIKE 'No username found%') AS unknown_names,
    count(DISTINCT event_id) FILTER (WHERE outcome = 'Success') AS succeeded,
    array_join(slice(array_sort(array_agg(DISTINCT actor) FILTER (WHERE outcome = 'Success')), 1, 10), ', ') AS some_successes,
    min(time) FILTER (WHERE outcome = 'Failure') AS first_time,
    max(time) FILTER (WHERE outcome = 'Failure') AS last_time,
    max(time) FILTER (WHERE outcome = 'Success') AS last_success
  FROM console_logins
  GROUP BY account, source_address
)
SELECT
  account, source_address, failed, people, some_people, unknown_names, succeeded,
  COALESCE(last_success > first_time, FALSE) AS succeeded_after,
  some_successes, first_time, last_time
FROM addresses
CROSS JOIN parameters p
WHERE failed >= p.many
ORDER BY succeeded_after DESC, failed DESC, account, source_address
LIMIT 500
