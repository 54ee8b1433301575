-- title: Contributors to unusual rates
-- question: Which identities, programs and errors contributed to each finding, and how much more than usual?
-- relations: insight_findings
-- window: 30d
-- parameter: event_filter text = % — Name of the API call, such as RunInstances
-- columns: time, account, region, event, service, insight_type, attribute, attribute_value, average, baseline_average, share_percent, finding_id
-- interpretation: A single identity with most of the share is the cause. If the share is spread over all identities, they have a
--   change in common, such as a new library version or a service disruption. An empty baseline_average means that the contributor is
--   new.
WITH attributed AS (
  SELECT
    time, account, region, event, service, insight_type, insight_average, finding_id,
    CAST(json_parse(attributions) AS ARRAY(JSON)) AS parts
  FROM insight_findings
  WHERE attributions IS NOT NULL
), contributors AS (
  SELECT
    time, account, region, event, service, insight_type, insight_average, finding_id,
    json_extract_scalar(part, '$.attribute') AS attribute,
    CAST(json_extract(part, '$.insight') AS ARRAY(JSON)) AS insight_items,
    CAST(json_extract(part, '$.baseline') AS ARRAY(JSON)) AS baseline_items
  FROM attributed
  CROSS JOIN UNNEST(parts) AS t(part)
)
SELECT DISTINCT
  time, account, region, event, service, insight_type, attribute,
  json_extract_scalar(contributor, '$.value') AS attribute_value,
  CAST(json_extract_scalar(contributor, '$.average') AS double) AS average,
  CAST(json_extract_scalar(element_at(filter(
    baseline_items, item -> json_extract_scalar(item, '$.value') = json_extract_scalar(contributor, '$.value')
  ), 1), '$.average') AS double) AS baseline_average,
  round(100 * CAST(json_extract_scalar(contributor, '$.average') AS double) / NULLIF(insight_average, 0)) AS share_percent,
  finding_id
FROM contributors
CROSS JOIN parameters p
CROSS JOIN UNNEST(insight_items) AS u(contributor)
WHERE event LIKE p.event_filter
ORDER BY time DESC, finding_id, attribute, average DESC, attribute_value
LIMIT 1000
