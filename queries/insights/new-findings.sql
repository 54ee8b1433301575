-- title: Calls with a finding for the first time
-- question: Which calls have a finding now and had none in the previous weeks?
-- relations: insight_findings
-- window: 7d
-- baseline: 60d
-- columns: time, account, region, event, service, insight_type, error_code, state, baseline_average, insight_average, attributions, finding_id
-- interpretation: These findings are the least likely to be routine. If Insights events have been recorded for less time than the
--   baseline, all findings are new.
WITH known AS (
  SELECT DISTINCT account, region, service, event, insight_type
  FROM insight_findings_before
)
SELECT DISTINCT
  time, insight_findings.account, insight_findings.region, insight_findings.event, insight_findings.service, insight_findings.insight_type,
  error_code, state, baseline_average, insight_average, attributions, finding_id
FROM insight_findings
LEFT JOIN known
  ON known.account = insight_findings.account
  AND known.region = insight_findings.region
  AND known.service = insight_findings.service
  AND known.event = insight_findings.event
  AND known.insight_type = insight_findings.insight_type
WHERE known.event IS NULL
ORDER BY time DESC, finding_id, state
LIMIT 200
