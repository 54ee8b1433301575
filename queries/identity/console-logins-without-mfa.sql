-- title: Console sign-ins without MFA
-- question: Who signed in to the console with only a password?
-- relations: console_logins
-- window: 30d
-- columns: time, account, region, actor, source_address, event, actor_type, mobile, login_page, user_agent, event_id
-- interpretation: Covers only IAM users and the root user. For federated users, the identity provider requests the second factor, and the
--   CloudTrail event does not show it. There should be no rows.
-- rules: console-login-without-mfa, cloudwatch-3, cis-console-sign-in-without-mfa
SELECT time, account, region, actor, source_address, event, actor_type, mobile, login_page, user_agent, event_id
FROM console_logins
WHERE outcome = 'Success'
  AND NOT COALESCE(mfa, FALSE)
  AND actor_type IN ('IAMUser', 'Root')
  AND identity_provider IS NULL
ORDER BY time DESC, event_id
LIMIT 500
