-- title: Changes made in the console
-- question: Who makes changes in the console, in which services, and how often?
-- relations: activity
-- window: 30d
-- columns: account, actor, session, service, event, events, failed, resources, days, without_mfa, addresses, first_time, last_time
-- interpretation: The rows show manual work. Replace the most frequent changes with a pipeline or a runbook. Production should be
--   changed from the console only in an emergency, and each such row needs a ticket.
SELECT
  account,
  actor,
  session,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT resource) AS resources,
  count(DISTINCT date_trunc('day', time)) AS days,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(mfa, FALSE)) AS without_mfa,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE NOT COALESCE(read_only, FALSE)
  AND COALESCE(event_category, 'Management') = 'Management'
  AND event_type IN ('AwsApiCall', 'AwsConsoleAction')
  AND (
    COALESCE(from_console, FALSE)
    OR regexp_like(COALESCE(user_agent, ''), '^(console|signin)\.(ec2\.)?amazonaws\.com$|S3Console/|^AWS-Console')
  )
GROUP BY account, actor, session, service, event
ORDER BY events DESC, account, actor, session, service, event
LIMIT 500
