-- title: Actions that touched two accounts
-- question: Which single actions were recorded in more than one account, and who acted on whom?
-- relations: activity
-- window: 7d
-- columns: actor, acting_account, touched_accounts, event, service, events, actions, first_time, last_time, example_resource
-- reading: One action of one account on a resource of another leaves a record in both, with the same shared id. Needs the records of
--   both accounts, as an organization trail has them. Expect central buckets, keys and roles; a pair that is new is worth its reason.
WITH actions AS (
  SELECT
    shared_event_id, event, service,
    max(actor_account) AS acting_account,
    array_join(array_sort(array_agg(DISTINCT account)), ', ') AS touched_accounts,
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
  acting_account,
  touched_accounts,
  event,
  service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT shared_event_id) AS actions,
  min(time) AS first_time,
  max(time) AS last_time,
  max(resource) AS example_resource
FROM actions
WHERE accounts > 1
GROUP BY actor, acting_account, touched_accounts, event, service
ORDER BY actions DESC, actor, acting_account, touched_accounts, event, service
LIMIT 500
