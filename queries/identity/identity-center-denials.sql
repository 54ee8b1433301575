-- title: What people of IAM Identity Center were denied
-- question: Which people who came through IAM Identity Center were denied what, and how often?
-- relations: activity
-- window: 7d
-- columns: account, actor, person, permission_set, service, event, events, regions, addresses, example_message, first_time, last_time
-- reading: A few denials in one service are a permission set that is too small; pages of the console ask for more than they need. Denials
--   in IAM, the organization or the keys are somebody who looks for more.
-- rules: unauthorized-call-burst
SELECT
  account,
  actor,
  session AS person,
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
ORDER BY events DESC, account, actor, person, service, event
LIMIT 500
