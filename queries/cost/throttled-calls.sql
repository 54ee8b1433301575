-- title: Throttled API calls
-- question: Which calls are throttled, which identities make them, and how many occur in the busiest minute?
-- relations: activity
-- window: 7d
-- columns: account, region, actor, service, event, throttled, events, percent_throttled, busiest_minute, max_per_minute, errors, programs,
--   first_time, last_time
-- interpretation: The identity with the most events in the busiest minute is the cause; identities with few events are affected by
--   it. Throttled calls are retried, so a lower call rate has no disadvantage. Quotas apply per account and Region.
WITH minutes AS (
  SELECT
    account,
    region,
    actor,
    service,
    event,
    date_trunc('minute', time) AS minute,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (
      WHERE regexp_like(error, 'Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|RateExceeded|ThroughputExceeded')
    ) AS throttled,
    max(error) FILTER (
      WHERE regexp_like(error, 'Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|RateExceeded|ThroughputExceeded')
    ) AS error,
    max(user_agent) AS program,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  GROUP BY account, region, actor, service, event, date_trunc('minute', time)
)
SELECT
  account,
  region,
  actor,
  service,
  event,
  sum(throttled) AS throttled,
  sum(events) AS events,
  100 * sum(throttled) / sum(events) AS percent_throttled,
  max_by(minute, ROW(events, minute)) AS busiest_minute,
  max(events) AS max_per_minute,
  array_join(array_sort(array_agg(DISTINCT error)), ', ') AS errors,
  count(DISTINCT program) AS programs,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM minutes
GROUP BY account, region, actor, service, event
HAVING sum(throttled) > 0
ORDER BY throttled DESC, account, region, actor, service, event
LIMIT 500
