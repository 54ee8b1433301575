-- title: Buckets that still use access control lists
-- question: Which requests to S3 need an access control list, or set one?
-- relations: activity
-- window: 30d
-- columns: account, bucket, actor, actor_account, event, canned_acl, acl_required, events, objects, failed, first_time, last_time
-- reading: Before lists are switched off by the ownership of a bucket, its rows here have to go: acl_required is TRUE where only a
--   list let the request through, which needs a policy in its place; canned_acl is what a request asked for, which will be an error
--   then, but for bucket-owner-full-control. Requests on objects need data events of S3.
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
