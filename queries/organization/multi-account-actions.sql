-- title: Actions recorded in several accounts
-- question: Which actions were recorded in more than one account, and which identity acted on which account?
-- relations: activity
-- window: 7d
-- columns: actor, actor_account, affected_accounts, event, service, events, actions, first_time, last_time, example_resource
-- interpretation: An action of one account on a resource of another is recorded in both accounts with the same shared event ID. The
--   query requires the events of both accounts, for example from an organization trail. Expect central buckets, keys and roles; check
--   pairs that are new.
WITH actions AS (
  SELECT
    shared_event_id, event, service,
    max(actor_account) AS actor_account,
    array_join(array_sort(array_agg(DISTINCT account)), ', ') AS affected_accounts,
    count(DISTINCT account) AS accounts,
    max(actor) AS actor,
    max(event_id) AS event_id,
    min(time) AS time,
    max(resource) AS resource
  FROM activity
  WHERE shared_event_id IS NOT NULL
  GROUP BY shared_event_id, event, service
)
SELECT
  actor,
  actor_account,
  affected_accounts,
  event,
  service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT shared_event_id) AS actions,
  min(time) AS first_time,
  max(time) AS last_time,
  max(resource) AS example_resource
FROM actions
WHERE accounts > 1
GROUP BY actor, actor_account, affected_accounts, event, service
ORDER BY actions DESC, actor, actor_account, affected_accounts, event, service
LIMIT 500
