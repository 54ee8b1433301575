-- title: Use of attack tools
-- question: Which identities were used by programs that are made for attacks, or from operating systems for penetration testing?
-- relations: activity
-- window: 30d
-- parameter: tools text = kali|parrot|pentoo|stratus-red-team|scoutsuite|cloudfox|pacu|prowler|s3 browser|trufflehog|grimoire
--   — Parts of program and system names, in lower case, as a regular expression
-- columns: account, actor, source_address, access_key, events, failed, services, regions, programs, first_time, last_time, example_agent
-- interpretation: Check whether a penetration test is in progress. If not, deactivate the access key and review all of its activity. Such
--   programs can hide their names, so an empty result proves little.
-- rules: attack-tool-used
SELECT
  account,
  actor,
  source_address,
  access_key,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT service) AS services,
  count(DISTINCT region) AS regions,
  count(DISTINCT user_agent) AS programs,
  min(time) AS first_time,
  max(time) AS last_time,
  max(user_agent) AS example_agent
FROM activity
CROSS JOIN parameters p
WHERE regexp_like(lower(user_agent), p.tools)
GROUP BY account, actor, source_address, access_key
ORDER BY events DESC, account, actor, source_address, access_key
LIMIT 200
