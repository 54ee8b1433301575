-- title: Most frequent errors
-- question: Which errors are most frequent, in which calls, and how many identities have them?
-- relations: activity
-- window: 7d
-- parameter: include_services boolean = false — Whether to include calls that AWS services make on their own behalf
-- columns: service, event, error, events, accounts, actors, addresses, first_time, last_time, example_message
-- interpretation: Many errors of one identity indicate a program with a missing permission. Many errors in many services indicate a principal
--   that tests its permissions.
-- rules: unauthorized-call-burst, cloudwatch-2
SELECT
  service,
  event,
  error,
  count(DISTINCT event_id) AS events,
  count(DISTINCT account) AS accounts,
  count(DISTINCT actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(error_message) AS example_message
FROM activity
CROSS JOIN parameters p
WHERE error IS NOT NULL
  AND (p.include_services OR COALESCE(source_address, '') NOT LIKE '%.amazonaws.com' OR (invoked_by IS NOT NULL AND NOT by_service))
GROUP BY service, event, error
ORDER BY events DESC, service, event, error
LIMIT 100
