-- title: Scans of DynamoDB tables
-- question: Who scans whole DynamoDB tables, and who does so for the first time?
-- relations: activity
-- window: 7d
-- baseline: 30d
-- columns: account, region, table_name, actor, event, is_new, events, failed, addresses, first_time, last_time
-- interpretation: Requires data events for DynamoDB tables. A scan reads all items, with one call per page, and each item is billed. Many scans
--   by an application indicate a missing index. is_new is TRUE where the identity did not scan the table in the 30 days before: without a new
--   release, ask who read the data and why.
WITH scans AS (
  SELECT
    account, region, actor, event, error, source_address, time, event_id,
    COALESCE(json_extract_scalar(request_parameters, '$.tableName'), resource) AS table_name
  FROM activity
  WHERE service = 'dynamodb'
    AND (event = 'Scan' OR (event = 'ExecuteStatement' AND NOT regexp_like(COALESCE(request_parameters, ''), '(?i)where|insert')))
), known AS (
  SELECT DISTINCT account, actor, COALESCE(json_extract_scalar(request_parameters, '$.tableName'), resource) AS table_name
  FROM activity_before
  WHERE service = 'dynamodb' AND event IN ('Scan', 'ExecuteStatement')
)
SELECT
  scans.account,
  scans.region,
  scans.table_name,
  scans.actor,
  scans.event,
  known.account IS NULL AS is_new,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM scans
LEFT JOIN known ON known.account = scans.account AND known.actor = scans.actor AND known.table_name = scans.table_name
GROUP BY scans.account, scans.region, scans.table_name, scans.actor, scans.event, known.account IS NULL
ORDER BY is_new DESC, events DESC, table_name, actor, event, account, region
LIMIT 200
