-- title: Evaluations reported to AWS Config
-- question: Which custom AWS Config rules are evaluated most often, and what do they report?
-- relations: activity
-- window: 30d
-- columns: account, region, event, evaluator, events, evaluations, compliant, non_compliant, days, first_time, last_time
-- interpretation: Custom rules report their results with an API call, usually from the Lambda function that evaluator names. Managed
--   rules run inside AWS Config and create no CloudTrail event. A function that reports all day for the same resources incurs cost. A
--   function that stopped reporting no longer checks anything.
WITH reports AS (
  SELECT
    account, region, event, time, event_id,
    CASE
      WHEN event = 'StartConfigRulesEvaluation' THEN json_format(json_extract(request_parameters, '$.configRuleNames'))
      WHEN event = 'PutExternalEvaluation' THEN json_extract_scalar(request_parameters, '$.configRuleName')
      ELSE COALESCE(json_extract_scalar(additional_event_data, '$.configRuleName'), session, actor)
    END AS evaluator,
    COALESCE(json_array_length(json_extract(request_parameters, '$.evaluations')), 0) AS evaluations,
    cardinality(regexp_extract_all(COALESCE(request_parameters, ''), '"complianceType"\s*:\s*"COMPLIANT"')) AS compliant,
    cardinality(regexp_extract_all(COALESCE(request_parameters, ''), '"complianceType"\s*:\s*"NON_COMPLIANT"')) AS non_compliant
  FROM activity
  WHERE service = 'config'
    AND event IN ('PutEvaluations', 'PutExternalEvaluation', 'StartConfigRulesEvaluation')
    AND error IS NULL
)
SELECT
  account,
  region,
  event,
  evaluator,
  count(DISTINCT event_id) AS events,
  sum(evaluations) AS evaluations,
  sum(compliant) AS compliant,
  sum(non_compliant) AS non_compliant,
  count(DISTINCT date_trunc('day', time)) AS days,
  min(time) AS first_time,
  max(time) AS last_time
FROM (SELECT DISTINCT * FROM reports) AS r
GROUP BY account, region, event, evaluator
ORDER BY events DESC, account, region, event, evaluator
LIMIT 200
