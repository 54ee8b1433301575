-- title: Identities by account
-- question: Which identities are active in each account, and of which type are they?
-- relations: activity
-- window: 30d
-- parameter: account_filter text = % — Account ID; % matches any account
-- columns: account, actor_type, actor, home_account, events, changes, failed, sessions, access_keys, addresses, days, first_time,
--   last_time
-- interpretation: Expect few IAM users and no root user. Human users should use roles of IAM Identity Center, whose names start with
--   AWSReservedSSO_. The home_account column is the account of the identity. An identity with only one or two active days is an
--   occasional user.
SELECT
  account,
  actor_type,
  actor,
  actor_account AS home_account,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  count(DISTINCT access_key) AS access_keys,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT date_trunc('day', time)) AS days,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE account LIKE p.account_filter
  AND actor_type IS NOT NULL
GROUP BY account, actor_type, actor, actor_account
ORDER BY account, events DESC, actor_type, actor, home_account
LIMIT 1000
