-- title: Access control lists changed
-- question: Who changed the access control list of a bucket or an object, and whom does it let in?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, canned_acl, group_grantees, permissions, open_to_all,
--   error, event_id
-- reading: AllUsers is everybody, AuthenticatedUsers everybody with an AWS account: open_to_all should be FALSE in every row that has
--   no error, except for buckets of web sites. A public access block may override the list; see public-access-block-history. Objects
--   are seen only if data events of S3 are logged.
-- rules: acl-made-public, bucket-access-changed, cloudwatch-8
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$["x-amz-acl"]') AS canned_acl,
    nullif(array_join(array_distinct(regexp_extract_all(request_parameters, 'groups/(global|s3)/(\w+)', 2)), ', '), '') AS group_grantees,
    nullif(array_join(
      array_distinct(regexp_extract_all(request_parameters, '\b(FULL_CONTROL|READ_ACP|WRITE_ACP|READ|WRITE)\b', 1)), ', '
    ), '') AS permissions
  FROM activity
  WHERE service = 's3'
    AND (
      event IN ('PutBucketAcl', 'PutObjectAcl')
      OR (
        event IN ('CreateBucket', 'PutObject', 'CopyObject')
        -- what keeps an object to its owner or the bucket's is no news
        AND regexp_like(request_parameters, '"x-amz-acl"\s*:\s*"(public|authenticated)|"x-amz-grant-')
      )
    )
)
SELECT
  time, account, region, actor, source_address, event, resource,
  canned_acl, group_grantees, permissions,
  COALESCE(canned_acl IN ('public-read', 'public-read-write', 'authenticated-read'), FALSE)
    OR COALESCE(regexp_like(group_grantees, 'AllUsers|AuthenticatedUsers'), FALSE) AS open_to_all,
  error, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
