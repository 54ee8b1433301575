-- title: Number of events by caller
-- question: Which identities and programs generate the most events, and which calls do they make?
-- relations: activity
-- window: 7d
-- columns: account, actor, program, events, percent_of_account, reads, failed, services, calls_per_hour, sample_events, first_time, last_time
-- interpretation: In most accounts, a few polling tools for inventory, security and monitoring generate most of the events. Check
--   whether they need to poll so often. Failed and repeated calls are always waste.
WITH counted AS (
  SELECT
    account,
    actor,
    COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)') AS program,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE read_only) AS reads,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT service) AS services,
    count(DISTINCT event_id) / count(DISTINCT date_trunc('hour', time)) AS calls_per_hour,
    array_join(slice(array_sort(array_agg(DISTINCT event)), 1, 5), ', ') AS sample_events,
    min(time) AS first_time,
    max(time) AS last_time
  FROM activity
  GROUP BY account, actor, COALESCE(regexp_extract(user_agent, '^\[?([^/ \]]+)', 1), '(none)')
)
SELECT
  account, actor, program, events,
  100 * events / sum(events) OVER (PARTITION BY account) AS percent_of_account,
  reads, failed, services, calls_per_hour, sample_events, first_time, last_time
FROM counted
ORDER BY events DESC, account, actor, program
LIMIT 500
