-- title: Activity around a detection
-- question: What did the identity of a detection do in the minutes before and after it?
-- relations: detections, activity
-- window: 7d
-- parameter: severities text = CRITICAL|HIGH — Severities to include, as a regular expression
-- parameter: rule_filter text = % — ID of the rule
-- parameter: minutes integer = 15 — Number of minutes before and after the detection
-- columns: time, account, region, actor, source_address, event, resource, error, minutes_from_detection, rule, detected_event, detected_event_id,
--   access_key, user_agent, event_id
-- interpretation: Before the detection, minutes_from_detection is negative. Look for how the identity gained access and what it did next. The query
--   follows the access key, or the identity if the event has no key. It also follows the identity for calls through an MCP server, which can each
--   have a key. Calls that services made for it are excluded.
WITH found AS (
  SELECT DISTINCT
    account,
    COALESCE(CASE WHEN invoked_by IS NULL THEN NULLIF(access_key, '') END, actor_arn, actor) AS caller,
    time AS detected_at,
    rule,
    event AS detected_event,
    event_id AS detected_event_id
  FROM detections
  CROSS JOIN parameters p
  WHERE regexp_like(severity, p.severities)
    AND rule LIKE p.rule_filter
    AND NOT by_service
)
SELECT
  time, calls.account, region, actor, source_address, event, resource, error,
  date_diff('minute', detected_at, time) AS minutes_from_detection,
  rule, detected_event, detected_event_id, access_key, user_agent, event_id
FROM found
JOIN (
  SELECT activity.*, identities.caller
  FROM activity
  CROSS JOIN UNNEST( -- match an event by key and by identity: a console sign-in has no key
    ARRAY[CASE WHEN invoked_by IS NULL THEN NULLIF(access_key, '') END, COALESCE(actor_arn, actor)]
  ) AS identities(caller)
) AS calls ON calls.account = found.account AND calls.caller = found.caller
CROSS JOIN parameters p
WHERE abs(date_diff('minute', detected_at, time)) <= p.minutes
  AND NOT by_service
ORDER BY detected_at DESC, detected_event_id, rule, time, event_id
LIMIT 1000
