-- title: Most frequent calls by role
-- question: Which calls does each role make most often, and which of them fail?
-- relations: activity
-- window: 30d
-- parameter: role_filter text = % — Name of the role, such as Deploy%
-- columns: account, actor, service, event, events, failed, percent_of_role, sessions, resources, last_time
-- interpretation: The rows show the permissions that a role requires. Compare them with the policies of the role, and remove the other
--   permissions. Calls that always fail indicate a missing permission, or one that a caller tries to use.
WITH calls AS (
  SELECT
    account,
    actor,
    service,
    event,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
    count(DISTINCT session) AS sessions,
    count(DISTINCT resource) AS resources,
    max(time) AS last_time
  FROM activity
  WHERE actor_type = 'AssumedRole'
  GROUP BY account, actor, service, event
)
SELECT
  account, actor, service, event, events, failed,
  100 * events / sum(events) OVER (PARTITION BY account, actor) AS percent_of_role,
  sessions, resources, last_time
FROM calls
CROSS JOIN parameters p
WHERE actor LIKE p.role_filter
ORDER BY account, actor, events DESC, service, event
LIMIT 1000
