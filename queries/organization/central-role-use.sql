-- title: Use of central roles in member accounts
-- question: Who accessed member accounts with the roles of the management account, or as the root user?
-- relations: role_assumptions
-- window: 90d
-- parameter: central_roles text = OrganizationAccountAccessRole|AWSControlTowerExecution|stacksets-exec-.* — Role names, separated by |
-- columns: time, account, region, actor, source_address, event, role_arn, target_account, session, source_identity, actor_account,
--   error, user_agent, event_id
-- interpretation: These roles have full access. Expect the account factory and deployments; a human user in one of them is an
--   emergency and needs a ticket. AssumeRoot starts a short root session in the account, for tasks that no other principal can
--   perform.
-- rules: root-session-assumed, root-access-management-changed
SELECT
  time, account, region, actor, source_address, event,
  role_arn,
  COALESCE(role_account, account) AS target_account,
  session, source_identity, actor_account, error, user_agent, event_id
FROM role_assumptions
CROSS JOIN parameters p
WHERE event = 'AssumeRoot'
  OR regexp_like(role_name, '^(' || p.central_roles || ')$')
ORDER BY time DESC, event_id
LIMIT 1000
