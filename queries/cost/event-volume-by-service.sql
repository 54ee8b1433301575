-- title: Number of events by service
-- question: How many events does each service generate, in which category, and how many are read-only?
-- relations: activity
-- window: 7d
-- columns: account, service, event_category, events, percent_of_account, reads, failed, most_frequent, callers, first_time, last_time
-- interpretation: The cost of CloudTrail, CloudWatch Logs and queries depends on the number of events. Each data event is billed, and
--   so is each additional copy of a management event. A service with almost only read events is being polled.
WITH counted AS (
  SELECT account, service, COALESCE(event_category, 'Management') AS event_category, event,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE read_only) AS reads,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  GROUP BY account, service, COALESCE(event_category, 'Management'), event
), callers AS (
  SELECT account, service, COALESCE(event_category, 'Management') AS event_category, count(DISTINCT actor) AS callers
  FROM activity
  GROUP BY account, service, COALESCE(event_category, 'Management')
)
SELECT
  counted.account,
  counted.service,
  counted.event_category,
  sum(events) AS events,
  100 * sum(events) / sum(sum(events)) OVER (PARTITION BY counted.account) AS percent_of_account,
  sum(reads) AS reads,
  sum(failed) AS failed,
  max_by(event, ROW(events, COALESCE(event, ''))) AS most_frequent,
  max(callers.callers) AS callers,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM counted
JOIN callers
  ON callers.account = counted.account AND callers.service = counted.service AND callers.event_category = counted.event_category
GROUP BY counted.account, counted.service, counted.event_category
ORDER BY events DESC, account, service, event_category
LIMIT 500
