-- title: Root user activity by event
-- question: What did the root user of each account do, how often and from where?
-- relations: activity
-- window: 90d
-- columns: account, service, event, events, failed, without_mfa, addresses, first_time, last_time
-- interpretation: The root user is only for the few tasks that require it. Each row should have a known reason. First investigate rows with calls
--   without MFA or from several IP addresses.
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
  AND NOT by_service -- a call of a service on behalf of the account is not activity of the root user
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
GROUP BY account, service, event
ORDER BY events DESC, account, service, event
LIMIT 500
