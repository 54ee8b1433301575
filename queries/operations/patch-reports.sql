-- title: Last compliance report of each managed node
-- question: When did each managed node last report its patches and its compliance?
-- relations: activity
-- window: 30d
-- parameter: instance_filter text = % — Managed node ID, such as i-0123% or mi-%; % matches any node
-- columns: account, region, instance, report, last_time, hours_ago, events, compliant, non_compliant, agent
-- interpretation: CloudTrail shows that a node reports. The content of AWS:PatchSummary and AWS:PatchCompliance is only in Systems
--   Manager and AWS Config; for associations, the counts are those of the last report. A node that stopped reporting is switched off,
--   disconnected, or has lost its agent or role. Set the node ID to show a single node.
WITH reports AS (
  SELECT
    account, region, user_agent, time, event_id,
    COALESCE(
      json_extract_scalar(request_parameters, '$.resourceId'), json_extract_scalar(request_parameters, '$.instanceId')
    ) AS instance,
    COALESCE(json_extract_scalar(item, '$.typeName'), json_extract_scalar(request_parameters, '$.complianceType')) AS report,
    cardinality(regexp_extract_all(request_parameters, '"status"\s*:\s*"COMPLIANT"')) AS compliant,
    cardinality(regexp_extract_all(request_parameters, '"status"\s*:\s*"NON_COMPLIANT"')) AS non_compliant
  FROM activity
  LEFT JOIN UNNEST(
    IF(event = 'PutInventory', TRY_CAST(json_extract(request_parameters, '$.items') AS ARRAY(JSON)))
  ) AS t(item) ON TRUE
  WHERE service = 'ssm' AND event IN ('PutInventory', 'PutComplianceItems') AND error IS NULL
)
SELECT
  account,
  region,
  instance,
  report,
  max(time) AS last_time,
  date_diff('hour', max(time), CAST(current_timestamp AS timestamp(3))) AS hours_ago,
  count(DISTINCT event_id) AS events,
  IF(report LIKE 'AWS:%', NULL, max_by(compliant, ROW(time, event_id))) AS compliant,
  IF(report LIKE 'AWS:%', NULL, max_by(non_compliant, ROW(time, event_id))) AS non_compliant,
  max_by(user_agent, ROW(time, event_id)) AS agent
FROM reports
CROSS JOIN parameters p
WHERE COALESCE(instance, '') LIKE p.instance_filter
  AND report IS NOT NULL
GROUP BY account, region, instance, report
ORDER BY last_time, instance, report, account, region
LIMIT 1000
