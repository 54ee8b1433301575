-- title: Activity outside allowed Regions
-- question: Who does what in Regions other than those that are allowed?
-- relations: activity
-- window: 30d
-- parameter: allowed text = eu-.+|us-east-1 — The Regions that may be used, as a regular expression
-- parameter: with_reads boolean = false — Whether calls count that only read
-- columns: account, region, actor, service, event, events, failed, addresses, first_time, last_time
-- reading: Set the Regions first. Global services report in us-east-1. Rows that all failed are a policy at work; rows that succeeded
--   are a gap in it.
-- rules: unused-region-activity
SELECT
  account,
  region,
  actor,
  service,
  event,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE NOT regexp_like(region, '^(' || p.allowed || ')$')
  AND (p.with_reads OR NOT COALESCE(read_only, FALSE))
  AND COALESCE(actor_type, '') <> 'AWSService'
  AND COALESCE(event_type, '') <> 'AwsServiceEvent'
GROUP BY account, region, actor, service, event
ORDER BY events DESC, account, region, actor, service, event
LIMIT 500
