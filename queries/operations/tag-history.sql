-- title: Tag history
-- question: Who set or removed which tags of a resource, and when?
-- relations: activity
-- window: 90d
-- parameter: resource_filter text = % — Resource ID or part of the ARN, such as i-0123% or %:function:%
-- parameter: tag_filter text = % — Tag key or value, such as %owner%
-- columns: time, account, region, actor, source_address, event, resource, tags, error, invoked_by, event_id
-- interpretation: Each resource of a request has one row. The tags column has the tags that the request set, or the keys that it
--   removed. If permissions depend on tags, a tag change grants permissions. Tags that were set at creation are in the event of the
--   creation, not here.
WITH changes AS (
  SELECT
    activity.*,
    tagged,
    json_format(COALESCE(
      json_extract(request_parameters, '$.tagSet.items'),
      json_extract(request_parameters, '$.tags'),
      json_extract(request_parameters, '$.Tags'),
      json_extract(request_parameters, '$.Tagging.TagSet'), -- S3 also has an empty 'tagging'
      json_extract(request_parameters, '$.tagsToAdd'),
      json_extract(request_parameters, '$.tagKeys'),
      json_extract(request_parameters, '$.tagKeyList'),
      json_extract(request_parameters, '$.tagsToRemove')
    )) AS tags
  FROM activity
  CROSS JOIN UNNEST(
    COALESCE(
      transform(
        TRY_CAST(json_extract(request_parameters, '$.resourcesSet.items') AS ARRAY(JSON)), x -> json_extract_scalar(x, '$.resourceId')
      ),
      TRY_CAST(json_extract(request_parameters, '$.resourceARNList') AS ARRAY(VARCHAR)),
      TRY_CAST(json_extract(request_parameters, '$.resourceArns') AS ARRAY(VARCHAR)),
      ARRAY[COALESCE(
        json_extract_scalar(request_parameters, '$.resourceArn'),
        json_extract_scalar(request_parameters, '$.resourceARN'),
        json_extract_scalar(request_parameters, '$.ResourceArn'),
        json_extract_scalar(request_parameters, '$.resource'),
        json_extract_scalar(request_parameters, '$.arn'),
        json_extract_scalar(request_parameters, '$.resourceName'),
        json_extract_scalar(request_parameters, '$.resourceId'),
        json_extract_scalar(request_parameters, '$.queueUrl'),
        json_extract_scalar(request_parameters, '$.logGroupName'),
        json_extract_scalar(request_parameters, '$.streamName'),
        json_extract_scalar(request_parameters, '$.instanceProfileName'),
        resource
      )]
    )
  ) AS t(tagged)
  WHERE NOT COALESCE(read_only, FALSE)
    AND (
      regexp_like(event, '^(Tag|Untag)[A-Z]')
      OR regexp_like(event, '^(Create|Delete|Add|Remove|Put|Update|Change)([A-Z][A-Za-z]*)?Tag(s|ging)')
    )
)
SELECT time, account, region, actor, source_address, event, tagged AS resource, tags, error, invoked_by, event_id
FROM changes
CROSS JOIN parameters p
WHERE COALESCE(tagged, '') LIKE p.resource_filter
  AND COALESCE(tags, '') LIKE p.tag_filter
ORDER BY time DESC, event_id, resource
LIMIT 1000
