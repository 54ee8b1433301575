-- title: Commands run through Systems Manager
-- question: Who ran which documents on how many instances?
-- relations: activity
-- window: 30d
-- parameter: document_filter text = % — Name of the document, such as AWS-Run%Script
-- columns: account, region, actor, document, events, failed, targets, sample_targets, with_output_bucket, addresses, first_time, last_time
-- interpretation: CloudTrail hides the commands themselves. AWS-RunShellScript and AWS-RunPowerShellScript run any command as administrator, so
--   know every principal that uses them. targets counts what the request names: an instance or a tag.
-- rules: ssm-command-sent, ssm-document-shared
WITH commands AS (
  SELECT
    activity.*,
    COALESCE(
      json_extract_scalar(request_parameters, '$.documentName'), json_extract_scalar(response_elements, '$.command.documentName'),
      json_extract_scalar(request_parameters, '$.name')
    ) AS document,
    COALESCE(
      CASE WHEN json_array_length(json_extract(request_parameters, '$.instanceIds')) > 0
        THEN CAST(json_extract(request_parameters, '$.instanceIds') AS ARRAY(VARCHAR)) END,
      ARRAY[COALESCE(json_extract_scalar(request_parameters, '$.targets[0].values[0]'), '(unknown)')]
    ) AS targeted,
    NULLIF(json_extract_scalar(request_parameters, '$.outputS3BucketName'), '') AS output_bucket
  FROM activity
  WHERE service = 'ssm' AND event IN ('SendCommand', 'StartAutomationExecution', 'CreateAssociation')
)
SELECT
  account,
  region,
  actor,
  document,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT t.target) AS targets,
  array_join(slice(array_sort(array_agg(DISTINCT t.target)), 1, 5), ', ') AS sample_targets,
  count(DISTINCT event_id) FILTER (WHERE output_bucket IS NOT NULL) AS with_output_bucket,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time
FROM commands
CROSS JOIN parameters p
CROSS JOIN UNNEST(targeted) AS t(target)
WHERE COALESCE(document, '') LIKE p.document_filter
GROUP BY account, region, actor, document
ORDER BY events DESC, account, region, actor, document
LIMIT 500
