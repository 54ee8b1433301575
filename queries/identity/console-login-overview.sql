-- title: Console sign-ins by identity
-- question: Who signs in to the console, and through which identity provider? How often, on how many days, from where, and when last?
-- relations: console_logins
-- window: 90d
-- columns: account, actor, session, actor_type, identity_provider, succeeded, failed, without_mfa, from_mobile, days, addresses, sample_addresses,
--   first_time, last_time
-- interpretation: The rows list the identities that use their console access. Rows without an identity provider are IAM users and the root user,
--   and should be few. An identity that has a password and is not in the list does not need the password.
SELECT
  account,
  actor,
  CASE WHEN actor_type IN ('AssumedRole', 'FederatedUser') THEN regexp_extract(actor_arn, '[^/]+$') END AS session,
  actor_type,
  identity_provider,
  count(DISTINCT event_id) FILTER (WHERE outcome = 'Success') AS succeeded,
  count(DISTINCT event_id) FILTER (WHERE outcome = 'Failure') AS failed,
  count(DISTINCT event_id) FILTER (WHERE outcome = 'Success' AND NOT COALESCE(mfa, FALSE)) AS without_mfa,
  count(DISTINCT event_id) FILTER (WHERE mobile) AS from_mobile,
  count(DISTINCT CAST(time AS date)) AS days,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 5), ', ') AS sample_addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM console_logins
GROUP BY
  account, actor, CASE WHEN actor_type IN ('AssumedRole', 'FederatedUser') THEN regexp_extract(actor_arn, '[^/]+$') END, actor_type, identity_provider
ORDER BY last_time DESC, account, actor, session, actor_type, identity_provider
LIMIT 500
