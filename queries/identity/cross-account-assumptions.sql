-- title: Roles assumed from other accounts
-- question: Which identities of other accounts assumed which roles, how often, and with which external ID?
-- relations: role_assumptions
-- window: 30d
-- parameter: own_accounts text = 000000000000 — IDs of your own accounts to exclude, separated by |
-- columns: account, actor_account, actor_type, role_account, role_name, events, failed, sessions, external_ids, addresses, sample_addresses,
--   first_time, last_time
-- interpretation: Identify every account: your own accounts, and the third parties that you granted access. For a third party, there should be an
--   external ID. Both accounts can record the same assumption, so a pair of accounts can have two rows in an organization.
-- rules: trust-policy-changed
SELECT
  account,
  actor_account,
  actor_type,
  role_account,
  role_name,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT session) AS sessions,
  array_join(slice(array_sort(array_agg(DISTINCT external_id)), 1, 3), ', ') AS external_ids,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 5), ', ') AS sample_addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM role_assumptions
CROSS JOIN parameters p
WHERE cross_account
  AND NOT regexp_like(actor_account, '^(' || p.own_accounts || ')$')
GROUP BY account, actor_account, actor_type, role_account, role_name
ORDER BY events DESC, account, actor_account, actor_type, role_account, role_name
LIMIT 500
