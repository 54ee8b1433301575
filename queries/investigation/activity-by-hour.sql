-- title: Activity by hour
-- question: How many calls were made in each hour, how many made changes, and how many failed?
-- relations: activity
-- window: 7d
-- parameter: actor_filter text = % — User or role, such as deploy%
-- columns: account, hour, events, changes, failed, denied, actors, addresses, services, new_actors
-- interpretation: Find the hours with unusual counts, then review their events. new_actors counts identities without earlier calls in the window.
WITH first_calls AS (
  SELECT account, actor, min(date_trunc('hour', time)) AS first_hour
  FROM activity
  GROUP BY account, actor
)
SELECT
  activity.account,
  date_trunc('hour', time) AS hour,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT event_id) FILTER (WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')) AS denied,
  count(DISTINCT activity.actor) AS actors,
  count(DISTINCT source_address) AS addresses,
  count(DISTINCT service) AS services,
  count(DISTINCT activity.actor) FILTER (WHERE first_hour = date_trunc('hour', time)) AS new_actors
FROM activity
CROSS JOIN parameters p
LEFT JOIN first_calls ON first_calls.account = activity.account AND first_calls.actor = activity.actor
WHERE COALESCE(activity.actor, '') LIKE p.actor_filter
GROUP BY activity.account, date_trunc('hour', time)
ORDER BY hour, account
LIMIT 1000
