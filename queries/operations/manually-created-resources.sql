-- title: Manually created resources
-- question: Which resources were created in the console instead of by a pipeline?
-- relations: activity
-- window: 30d
-- parameter: account_filter text = % — Account ID; % matches any account
-- columns: time, account, region, actor, source_address, event, resource, service, session, mfa, user_agent, event_id
-- interpretation: Manual creation is fine in a sandbox. Elsewhere such resources are not reviewed and not defined in code: import or
--   delete them, and find out why the pipeline was not used. In an account without human users, treat a row as an intrusion until it
--   is explained.
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    resource,
    regexp_extract(response_elements, '"(arn:aws[^"]*:[^"]+)"', 1),
    regexp_extract(response_elements, '"[A-Za-z]*[Ii]d"\s*:\s*"([a-z]+-[0-9a-f]{8,17})"', 1)
  ) AS resource,
  service, session, mfa, user_agent, event_id
FROM activity
CROSS JOIN parameters p
WHERE error IS NULL
  AND NOT COALESCE(read_only, FALSE)
  AND (
    COALESCE(from_console, FALSE)
    -- events before 2021, and services that do not set the field
    OR regexp_like(COALESCE(user_agent, ''), '^(console|signin)\.(ec2\.)?amazonaws\.com$|S3Console/|^AWS-Console')
  )
  AND regexp_like(event, '^(Create|Run|Allocate|Launch|Register|Import|Request|Copy|Restore|Provision|Publish|PutImage|PutFunction)')
  AND event NOT IN ('CreateLogStream', 'CreateGrant', 'CreateSession', 'CreateEnvironment', 'CreateTags', 'CreateCase', 'CreateToken')
  AND COALESCE(event_category, 'Management') = 'Management'
  AND account LIKE p.account_filter
ORDER BY time DESC, event_id
LIMIT 1000
