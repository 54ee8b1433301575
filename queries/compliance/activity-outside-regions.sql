-- title: Activity outside the allowed Regions
-- question: What activity occurred in Regions that are not allowed, and which identities caused it?
-- relations: activity
-- window: 30d
-- parameter: allowed_regions text = us-east-1|us-west-2|eu-west-1|eu-central-1 — The allowed Regions, separated by |
-- columns: account, region, actor, actor_type, service, events, changes, failed, first_time, last_time, example_event
-- interpretation: Set the allowed Regions first. Keep us-east-1 in the list, because global services such as IAM record their events
--   there. Security tools read in every Region, but changes should be 0 for every identity. A successful change means that no policy
--   denies the use of the Region.
-- rules: unused-region-activity, regions-changed
SELECT
  account,
  region,
  actor,
  actor_type,
  service,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE NOT COALESCE(read_only, FALSE)) AS changes,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  min(time) AS first_time,
  max(time) AS last_time,
  max(event) AS example_event
FROM activity
CROSS JOIN parameters p
WHERE NOT regexp_like(region, '^(' || p.allowed_regions || ')$')
GROUP BY account, region, actor, actor_type, service
ORDER BY changes DESC, events DESC, account, region, actor, service
LIMIT 500
