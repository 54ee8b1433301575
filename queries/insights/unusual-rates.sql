-- title: Unusual rates of calls and errors
-- question: Which calls came much more often than usual, or failed much more often, when, and by how much?
-- relations: insight_findings
-- window: 30d
-- columns: time, account, region, event, service, insight_type, error_code, started, ended, duration_minutes, baseline_average, insight_average,
--   times_usual, attributions, finding_id
-- reading: Averages are calls or errors a minute, now and in the weeks before. times_usual is empty for what did not happen before
--   at all. Deployments and migrations explain most findings; who was behind one, attributions say.
SELECT DISTINCT
  time, account, region, event, service, insight_type, error_code, started, ended, duration_minutes, baseline_average, insight_average,
  round(insight_average / NULLIF(baseline_average, 0), 1) AS times_usual,
  attributions, finding_id
FROM insight_findings
WHERE state = 'End'
ORDER BY time DESC, finding_id
LIMIT 500
