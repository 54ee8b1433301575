-- title: Central roles used in member accounts
-- question: Who entered member accounts with the roles that the management account has in them, or as their root?
-- relations: role_assumptions
-- window: 90d
-- parameter: central_roles text = OrganizationAccountAccessRole|AWSControlTowerExecution|stacksets-exec-.* — Names of
--   the roles, joined by |
-- columns: time, account, region, actor, source_address, event, role_arn, entered_account, session, source_identity, actor_account,
--   error, user_agent, event_id
-- reading: These roles can do everything. Expect the account factory and deployments; a person in them is an emergency, with a
--   ticket. AssumeRoot is a short session as root of the account, for what nothing else can do.
-- rules: root-session-assumed, root-access-management-changed
SELECT
  time, account, region, actor, source_address, event,
  role_arn,
  COALESCE(role_account, account) AS entered_account,
  session, source_identity, actor_account, error, user_agent, event_id
FROM role_assumptions
CROSS JOIN parameters p
WHERE event = 'AssumeRoot'
  OR regexp_like(role_name, '^(' || p.central_roles || ')$')
ORDER BY time DESC, event_id
LIMIT 1000
