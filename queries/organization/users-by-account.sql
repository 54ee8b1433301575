-- title: Identities by account
-- question: Who is at work in each account, and what kind of identity is it?
-- relations: activity
-- window: 30d
-- parameter: wanted_account text = % — Account id; % is any
-- columns: account, actor_type, actor, home_account, events, changes, failed, sessions, access_keys, addresses, days, first_time,
--   last_time
-- reading: IAM users should be few, root absent, and people come through roles of IAM Identity Center, whose names start with
--   AWSReservedSSO_. home_account is where the identity lives; a day or two of activity only is a visitor.
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
WHERE account LIKE p.wanted_account
  AND actor_type IS NOT NULL
GROUP BY account, actor_type, actor, actor_account
ORDER BY account, events DESC, actor_type, actor, home_account
LIMIT 1000
