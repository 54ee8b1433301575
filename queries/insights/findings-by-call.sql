-- title: Findings by API call
-- question: Which calls have unusual rates repeatedly, for how long, and how far from the usual rate?
-- relations: insight_findings
-- window: 90d
-- columns: account, region, event, service, insight_type, error_code, findings, open_findings, minutes, max_ratio, max_average,
--   first_time, last_time
-- interpretation: A call with a finding every week follows a schedule that Insights does not recognize, such as a monthly job or a
--   nightly backup. Investigate calls with a single finding, especially calls that create or delete resources.
WITH findings AS (
  SELECT
    finding_id,
    max(account) AS account,
    max(region) AS region,
    max(event) AS event,
    max(service) AS service,
    max(insight_type) AS insight_type,
    max(error_code) AS error_code,
    min(started) AS started,
    max(ended) AS ended,
    max(duration_minutes) AS minutes,
    max(baseline_average) AS baseline_average,
    max(insight_average) AS insight_average
  FROM insight_findings
  GROUP BY finding_id
)
SELECT
  account,
  region,
  event,
  service,
  insight_type,
  error_code,
  count(DISTINCT finding_id) AS findings,
  count(DISTINCT finding_id) FILTER (WHERE ended IS NULL) AS open_findings,
  sum(minutes) AS minutes,
  max(round(insight_average / NULLIF(baseline_average, 0), 1)) AS max_ratio,
  max(insight_average) AS max_average,
  min(started) AS first_time,
  max(COALESCE(ended, started)) AS last_time
FROM findings
GROUP BY account, region, event, service, insight_type, error_code
ORDER BY findings DESC, account, region, service, event, insight_type, error_code
LIMIT 500
