-- title: Open findings
-- question: Which unusual rates have started but not ended, and how long have they lasted?
-- relations: insight_findings
-- window: 7d
-- columns: account, region, event, service, insight_type, error_code, started, duration_minutes, baseline_average, insight_average, ratio,
--   attributions, finding_id
-- interpretation: Investigate these findings first. The activity continues, or its end has not been delivered yet, which can take up
--   to 30 minutes.
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
    max(baseline_average) AS baseline_average,
    max(insight_average) AS insight_average,
    max(attributions) AS attributions
  FROM insight_findings
  GROUP BY finding_id
)
SELECT
  account, region, event, service, insight_type, error_code, started,
  date_diff('minute', started, CAST(current_timestamp AS timestamp(3))) AS duration_minutes,
  baseline_average, insight_average,
  round(insight_average / NULLIF(baseline_average, 0), 1) AS ratio,
  attributions, finding_id
FROM findings
WHERE ended IS NULL
ORDER BY started DESC, finding_id
LIMIT 200
