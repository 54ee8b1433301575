-- title: Use of new access keys
-- question: Which access keys were created recently, and from where and for which services were they used?
-- relations: activity
-- window: 30d
-- columns: account, created_by, created_from, target_user, new_key, created, minutes_to_first_use, events, failed, changes, addresses,
--   same_address, service_names, last_time
-- interpretation: A key that is used within minutes from another IP address than created_from was passed to another person or is used by a tool.
--   Keys that were never used have no events; ask for their purpose.
-- rules: access-key-created
WITH created AS (
  SELECT
    account,
    json_extract_scalar(response_elements, '$.accessKey.accessKeyId') AS new_key,
    max(json_extract_scalar(response_elements, '$.accessKey.userName')) AS target_user,
    max(actor) AS created_by,
    max(source_address) AS created_from,
    min(time) AS created
  FROM activity
  WHERE service = 'iam' AND event = 'CreateAccessKey' AND error IS NULL
  GROUP BY account, json_extract_scalar(response_elements, '$.accessKey.accessKeyId')
)
SELECT
  created.account,
  created_by,
  created_from,
  target_user,
  new_key,
  created,
  date_diff('minute', created, min(time)) AS minutes_to_first_use,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT source_address) AS addresses,
  bool_and(source_address = created_from) AS same_address,
  array_join(slice(array_sort(array_agg(DISTINCT service)), 1, 20), ', ') AS service_names,
  max(time) AS last_time
FROM created
LEFT JOIN activity ON activity.access_key = created.new_key AND activity.account = created.account
GROUP BY created.account, created_by, created_from, target_user, new_key, created
ORDER BY created DESC, new_key
LIMIT 200
