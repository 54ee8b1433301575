-- title: Changes by IAM Identity Center users
-- question: Which IAM Identity Center users made which changes, in which accounts, and with which permission set?
-- relations: activity
-- window: 7d
-- parameter: user_filter text = % — Name of the user, as in the session name, often an email address
-- columns: account, region, actor, user_name, permission_set, service, event, events, failed, resources, from_console, first_time, last_time
-- interpretation: Manual changes are not part of any template. In production accounts, expect few changes except during incidents. In sandbox
--   accounts, expect any change except IAM changes.
SELECT
  account,
  region,
  actor,
  session AS user_name,
  regexp_extract(actor, '^AWSReservedSSO_(.+)_[0-9a-f]+$', 1) AS permission_set,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT resource) AS resources,
  count(DISTINCT event_id) FILTER (WHERE from_console) AS from_console,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE actor LIKE 'AWSReservedSSO%'
  AND COALESCE(session, '') LIKE p.user_filter
  AND NOT COALESCE(read_only, FALSE)
  AND NOT by_service
GROUP BY account, region, actor, session, service, event
ORDER BY events DESC, account, region, actor, user_name, service, event
LIMIT 500
