-- title: API calls behind a finding
-- question: Who made the calls while their rate was unusual, from which addresses, and with which result?
-- relations: insight_findings, activity
-- window: 7d
-- parameter: event_filter text = % — Name of the API call, such as RunInstances
-- columns: account, region, actor, source_address, event, service, started, ended, events, failed, errors, access_keys, programs, sample_programs,
--   finding_id
-- interpretation: The query reads the CloudTrail events, because attributions contain only the largest contributors. For findings
--   that have not ended, events are counted until now. Findings on read-only calls require a trail that records read events.
WITH findings AS (
  SELECT
    finding_id,
    max(account) AS account,
    max(region) AS region,
    max(service) AS service,
    max(event) AS event,
    max(error_code) AS error_code,
    min(started) AS started,
    max(ended) AS ended
  FROM insight_findings
  GROUP BY finding_id
)
SELECT
  activity.account,
  activity.region,
  actor,
  source_address,
  activity.event,
  activity.service,
  started,
  ended,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  array_join(slice(array_sort(array_agg(DISTINCT error)), 1, 5), ', ') AS errors,
  count(DISTINCT access_key) AS access_keys,
  count(DISTINCT user_agent) AS programs,
  array_join(slice(array_sort(array_agg(DISTINCT regexp_extract(user_agent, '^\[?([^/ \]]+)', 1))), 1, 5), ', ') AS sample_programs,
  finding_id
FROM findings
JOIN activity
  ON activity.account = findings.account
  AND activity.region = findings.region
  AND activity.service = findings.service
  AND activity.event = findings.event
CROSS JOIN parameters p
WHERE activity.event LIKE p.event_filter
  AND time >= started
  AND time <= COALESCE(ended, time)
  AND (findings.error_code IS NULL OR error = findings.error_code)
GROUP BY activity.account, activity.region, actor, source_address, activity.event, activity.service, started, ended, finding_id
ORDER BY started DESC, finding_id, events DESC, actor, source_address
LIMIT 500
