-- title: Denied calls of IAM Identity Center users
-- question: Which IAM Identity Center users were denied which calls, and how often?
-- relations: activity
-- window: 7d
-- columns: account, actor, user_name, permission_set, service, event, events, regions, addresses, example_message, first_time, last_time
-- interpretation: A few denials in one service indicate a permission set that is too small; console pages request more than they require. Denials
--   in IAM, AWS Organizations or AWS KMS indicate a user who looks for more permissions.
-- rules: unauthorized-call-burst
SELECT
  account,
  actor,
  session AS user_name,
  regexp_extract(actor, '^AWSReservedSSO_(.+)_[0-9a-f]+$', 1) AS permission_set,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT region) AS regions,
  count(DISTINCT source_address) AS addresses,
  max(error_message) AS example_message,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
WHERE actor LIKE 'AWSReservedSSO%'
  AND regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')
GROUP BY account, actor, session, service, event
ORDER BY events DESC, account, actor, user_name, service, event
LIMIT 500
