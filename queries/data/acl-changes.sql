-- title: Access control list changes
-- question: Who changed the access control list (ACL) of a bucket or an object, and to whom does it grant access?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, canned_acl, group_grantees, permissions, public,
--   error, event_id
-- interpretation: AllUsers means everyone, and AuthenticatedUsers everyone with an AWS account. In rows without an error, public should be
--   FALSE, except for website buckets. Block Public Access can override the ACL; see public-access-block-history. Changes to objects appear only
--   if S3 data events are logged.
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
        -- excludes ACLs that grant access only to the owner of the object or the bucket
        AND regexp_like(request_parameters, '"x-amz-acl"\s*:\s*"(public|authenticated)|"x-amz-grant-')
      )
    )
)
SELECT
  time, account, region, actor, source_address, event, resource,
  canned_acl, group_grantees, permissions,
  COALESCE(canned_acl IN ('public-read', 'public-read-write', 'authenticated-read'), FALSE)
    OR COALESCE(regexp_like(group_grantees, 'AllUsers|AuthenticatedUsers'), FALSE) AS public,
  error, event_id
FROM changes
ORDER BY time DESC, event_id
LIMIT 500
