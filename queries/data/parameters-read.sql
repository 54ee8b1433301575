-- title: Parameter Store reads
-- question: Who read which Systems Manager parameters, and who decrypted them?
-- relations: activity
-- window: 30d
-- parameter: name_filter text = % — Name or path of the parameter, such as /prod/%; % matches any text
-- columns: account, region, name, decrypted, actor, actor_type, events, failed, addresses, first_time, last_time
-- interpretation: Where decrypted is TRUE, the call requested secure strings in plaintext. Expect programs that read their own path. A user, a
--   path as broad as /, or one identity that reads all names indicates a search for passwords.
-- rules: parameters-read-in-bulk, parameters-decrypted-by-user
WITH calls AS (
  SELECT
    activity.*,
    requested AS name,
    COALESCE(json_extract_scalar(request_parameters, '$.withDecryption') = 'true', FALSE) AS decrypted
  FROM activity
  CROSS JOIN UNNEST(
    COALESCE(
      TRY_CAST(json_extract(request_parameters, '$.names') AS ARRAY(VARCHAR)),
      ARRAY[COALESCE(json_extract_scalar(request_parameters, '$.name'), json_extract_scalar(request_parameters, '$.path'))]
    )
  ) AS t(requested)
  WHERE service = 'ssm' AND event IN ('GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory')
)
SELECT
  account,
  region,
  name,
  decrypted,
  actor,
  actor_type,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
CROSS JOIN parameters p
WHERE COALESCE(name, '') LIKE p.name_filter
GROUP BY account, region, name, decrypted, actor, actor_type
ORDER BY decrypted DESC, events DESC, name, actor, account, region
LIMIT 500
