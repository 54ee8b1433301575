-- title: Root activity by event
-- question: What did the root user of each account do, how often and from where?
-- relations: activity
-- window: 90d
-- columns: account, service, event, events, failed, without_mfa, addresses, first_time, last_time
-- reading: Root is for the few tasks that nothing else can do. Every row should have a known reason; rows with calls
--   without MFA, or from several addresses, come first to look into.
-- rules: root-usage, cloudwatch-1
SELECT
  account,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(mfa, FALSE)) AS without_mfa,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE actor_type = 'Root'
  AND NOT by_service -- what a service did on behalf of the account is not a person at work
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
GROUP BY account, service, event
ORDER BY events DESC, account, service, event
LIMIT 500
