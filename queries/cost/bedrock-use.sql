-- title: Bedrock model usage
-- question: Which identities invoke which models, how often, and how many calls are denied?
-- relations: activity
-- window: 7d
-- columns: account, region, actor, model, events, failed, denied, sessions, addresses, programs, max_per_hour, first_time, last_time
-- interpretation: Models are billed by input and output, which CloudTrail does not record. Stolen credentials are often used to
--   resell model access. Look for IAM users, new source IP addresses and Regions, and identities that were denied one model after
--   another.
-- rules: bedrock-call-burst, bedrock-access-probed, bedrock-access-enabled
WITH calls AS (
  SELECT
    account,
    region,
    actor,
    COALESCE(
      regexp_extract(json_extract_scalar(request_parameters, '$.modelId'), '[^/]+$'),
      regexp_extract(element_at(resources, 1).arn, '[^/]+$'),
      '(unknown)'
    ) AS model,
    session,
    source_address,
    user_agent,
    error,
    event_id,
    time,
    date_trunc('hour', time) AS hour
  FROM activity
  WHERE service = 'bedrock'
    AND event IN ('InvokeModel', 'InvokeModelWithResponseStream', 'InvokeModelWithBidirectionalStream', 'Converse', 'ConverseStream')
), peaks AS (
  SELECT account, region, actor, model, max(events) AS max_per_hour
  FROM (
    SELECT account, region, actor, model, hour, count(DISTINCT event_id) AS events
    FROM calls
    GROUP BY account, region, actor, model, hour
  ) AS counted
  GROUP BY account, region, actor, model
)
SELECT
  calls.account,
  calls.region,
  calls.actor,
  calls.model,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden')) AS denied,
  count(DISTINCT session) AS sessions,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT user_agent) AS programs,
  max(peaks.max_per_hour) AS max_per_hour,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
JOIN peaks
  ON peaks.account = calls.account AND peaks.region = calls.region AND peaks.actor = calls.actor AND peaks.model = calls.model
GROUP BY calls.account, calls.region, calls.actor, calls.model
ORDER BY events DESC, account, region, actor, model
LIMIT 500
