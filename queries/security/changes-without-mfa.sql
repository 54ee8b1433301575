-- title: Changes made without MFA
-- question: Which people and keys change things in sessions that no second factor protects?
-- relations: activity
-- window: 7d
-- columns: account, actor, actor_type, from_console, access_key, events, failed, services, some_events, addresses, first_time, last_time
-- reading: Access keys of IAM users never carry MFA, so each row of theirs is a program or a person with a key. Rows with from_console
--   true are people at the console without a second factor: make them use one.
-- rules: console-login-without-mfa, mfa-changed-without-mfa, cloudwatch-3
SELECT
  account,
  actor,
  actor_type,
  COALESCE(from_console, FALSE) AS from_console,
  access_key,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT service) AS services,
  array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 10), ', ') AS some_events,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE NOT COALESCE(mfa, FALSE)
  AND NOT COALESCE(read_only, FALSE)
  AND actor_type IN ('IAMUser', 'Root')
  AND invoked_by IS NULL
  AND event <> 'ConsoleLogin'
GROUP BY account, actor, actor_type, COALESCE(from_console, FALSE), access_key
ORDER BY from_console DESC, events DESC, account, actor, access_key
LIMIT 500
