-- title: Use of AWS STS
-- question: Who requests the caller identity, tokens or root sessions from AWS STS?
-- relations: activity
-- window: 7d
-- columns: account, actor, actor_type, event, events, failed, addresses, regions, programs, sample_programs, first_time, last_time
-- interpretation: GetCallerIdentity from a new IP address is typically the first call with a stolen key. GetFederationToken and GetSessionToken
--   issue credentials that remain valid when the key is deleted. Only the central team should use AssumeRoot. Other queries cover roles.
-- rules: federation-token-issued, session-token-issued, root-session-assumed
SELECT
  account,
  actor,
  actor_type,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT region) AS regions,
  count(DISTINCT user_agent) AS programs,
  array_join(slice(array_sort(array_agg(DISTINCT regexp_extract(user_agent, '^\[?([^/ \]]+)', 1))), 1, 5), ', ') AS sample_programs,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE service = 'sts'
  AND event NOT IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity')
GROUP BY account, actor, actor_type, event
ORDER BY strpos('AssumeRoot, GetFederationToken, GetSessionToken', event) = 0, events DESC, account, actor, event
LIMIT 500
