-- title: Secrets read
-- question: Which secrets were read, by whom, from where, and whose attempts failed?
-- relations: activity
-- window: 30d
-- parameter: secret_filter text = % — Name or part of the ARN of the secret, such as %payments%; % matches any text
-- columns: account, region, secret, actor, actor_type, invoked_by, events, failed, addresses, days, first_time, last_time
-- interpretation: A secret has few readers, and all of them are programs. First check users, readers of many secrets within minutes, and denied
--   calls. After an incident, replace every secret that the identity read, and investigate the systems that it protects.
-- rules: secrets-read-in-bulk, secrets-read-by-user
WITH calls AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.secretId'), resource,
      json_format(COALESCE(json_extract(request_parameters, '$.secretIdList'), json_extract(request_parameters, '$.filters')))
    ) AS secret
  FROM activity
  WHERE service = 'secretsmanager' AND event IN ('GetSecretValue', 'BatchGetSecretValue')
)
SELECT
  account,
  region,
  secret,
  actor,
  actor_type,
  invoked_by,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT date_trunc('day', time)) AS days,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
CROSS JOIN parameters p
WHERE COALESCE(secret, '') LIKE p.secret_filter
GROUP BY account, region, secret, actor, actor_type, invoked_by
ORDER BY failed DESC, events DESC, secret, actor, account, region
LIMIT 500
