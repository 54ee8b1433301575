-- title: Bucket policy changes
-- question: Who changed a bucket policy, and what does each statement allow or deny, and to which principals?
-- relations: activity
-- window: 90d
-- parameter: bucket_filter text = % — Name of the bucket, such as invoices%; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, effect, principal, actions, has_condition, public,
--   error, invoked_by, event_id
-- interpretation: Each statement of the new policy has one row; a deletion has one row. public is TRUE where any principal has access
--   without a condition. Know every account in principal. A statement that denies all actions to all principals locks you out.
-- rules: bucket-made-public, bucket-access-changed, cloudwatch-8
WITH statements AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(statement, '$.Effect') AS effect,
    json_extract(statement, '$.Principal') AS principal,
    json_format(COALESCE(json_extract(statement, '$.Action'), json_extract(statement, '$.NotAction'))) AS actions,
    json_extract(statement, '$.Condition') IS NOT NULL AS has_condition
  FROM activity
  CROSS JOIN UNNEST( -- a policy has a list of statements or a single statement
    COALESCE(
      TRY_CAST(json_extract(request_parameters, '$.bucketPolicy.Statement') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.bucketPolicy.Statement')]
    )
  ) AS t(statement)
  WHERE service = 's3' AND event IN ('PutBucketPolicy', 'DeleteBucketPolicy')
)
SELECT
  time, account, region, actor, source_address, event, resource,
  effect, json_format(principal) AS principal, actions, has_condition,
  COALESCE(effect = 'Allow' AND NOT has_condition AND regexp_like(json_format(principal), '"\*"'), FALSE) AS public,
  error, invoked_by, event_id
FROM statements
CROSS JOIN parameters p
WHERE COALESCE(bucket, '') LIKE p.bucket_filter
ORDER BY time DESC, event_id, effect, principal, actions
LIMIT 500
