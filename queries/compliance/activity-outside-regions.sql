-- title: Activity outside the allowed Regions
-- question: What happened in Regions that we do not allow, and who was it?
-- relations: activity
-- window: 30d
-- parameter: allowed_regions text = us-east-1|us-west-2|eu-west-1|eu-central-1 — The Regions that are allowed, joined by |
-- columns: account, region, actor, actor_type, service, events, changes, failed, first_time, last_time, example_event
-- reading: Set the Regions first. Keep us-east-1 among them: global services such as IAM report there. Security tools read in every
--   Region; changes should be 0 for them and for everybody else. A change that went through says that no policy holds the line.
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
