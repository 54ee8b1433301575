-- title: Changes by users without MFA
-- question: Which IAM users make changes without MFA, in the console or with a long-term access key?
-- relations: activity
-- window: 30d
-- columns: account, actor, credential, events, services, iam_changes, addresses, first_time, last_time, example_event
-- interpretation: Applications that use an IAM user's access key have no MFA: give them roles instead. For human users, require MFA
--   in the policies that grant changes; denied attempts are not listed. Start with iam_changes, which can extend permissions. Role
--   sessions are excluded; their MFA depends on the trust policy.
-- rules: console-login-without-mfa, mfa-changed-without-mfa, cloudwatch-3
SELECT
  account,
  actor,
  CASE
    WHEN COALESCE(from_console, FALSE) THEN 'console'
    WHEN access_key LIKE 'AKIA%' THEN 'access key'
    ELSE 'session'
  END AS credential,
  count(DISTINCT event_id) AS events,
  count(DISTINCT service) AS services,
  count(DISTINCT event_id) FILTER (WHERE service IN ('iam', 'sso', 'organizations')) AS iam_changes,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(event) AS example_event
FROM activity
WHERE actor_type = 'IAMUser'
  AND NOT COALESCE(read_only, FALSE)
  AND NOT COALESCE(mfa, FALSE)
  AND error IS NULL
  AND event_type = 'AwsApiCall'
GROUP BY
  account,
  actor,
  CASE
    WHEN COALESCE(from_console, FALSE) THEN 'console'
    WHEN access_key LIKE 'AKIA%' THEN 'access key'
    ELSE 'session'
  END
ORDER BY iam_changes DESC, events DESC, account, actor, credential
LIMIT 200
