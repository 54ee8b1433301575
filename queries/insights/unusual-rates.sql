-- title: Unusual call and error rates
-- question: Which calls occurred or failed much more often than usual, when, and by how much?
-- relations: insight_findings
-- window: 30d
-- columns: time, account, region, event, service, insight_type, error_code, started, ended, duration_minutes, baseline_average, insight_average,
--   ratio, attributions, finding_id
-- interpretation: Averages are calls or errors per minute, now and in the weeks before. The ratio column is empty if the call
--   did not occur before. Deployments and migrations explain most findings; the attributions column shows the contributors.
SELECT DISTINCT
  time, account, region, event, service, insight_type, error_code, started, ended, duration_minutes, baseline_average, insight_average,
  round(insight_average / NULLIF(baseline_average, 0), 1) AS ratio,
  attributions, finding_id
FROM insight_findings
WHERE state = 'End'
ORDER BY time DESC, finding_id
LIMIT 500
