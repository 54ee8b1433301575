-- title: Buckets that still use access control lists
-- question: Which S3 requests require an access control list (ACL), or set one?
-- relations: activity
-- window: 30d
-- columns: account, bucket, actor, actor_account, event, canned_acl, acl_required, events, objects, failed, first_time, last_time
-- interpretation: Resolve the rows of a bucket before you disable its ACLs. Where acl_required is TRUE, only an ACL allowed the request: add a
--   policy instead. canned_acl is the ACL in the request; such requests fail when ACLs are disabled, except with bucket-owner-full-control.
--   Requests on objects require S3 data events.
WITH requests AS (
  SELECT
    activity.*,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    json_extract_scalar(request_parameters, '$.key') AS object_key,
    json_extract_scalar(request_parameters, '$["x-amz-acl"]') AS canned_acl,
    COALESCE(lower(json_extract_scalar(additional_event_data, '$.aclRequired')) = 'yes', FALSE) AS acl_required
  FROM activity
  WHERE service = 's3'
)
SELECT
  account,
  bucket,
  actor,
  actor_account,
  event,
  canned_acl,
  acl_required,
  count(DISTINCT event_id) AS events,
  count(DISTINCT object_key) AS objects,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  min(time) AS first_time,
  max(time) AS last_time
FROM requests
WHERE acl_required
  OR canned_acl IS NOT NULL
  OR event IN ('PutBucketAcl', 'PutObjectAcl')
  OR request_parameters LIKE '%"x-amz-grant-%'
GROUP BY account, bucket, actor, actor_account, event, canned_acl, acl_required
ORDER BY events DESC, bucket, actor, actor_account, event, canned_acl, acl_required, account
LIMIT 500
