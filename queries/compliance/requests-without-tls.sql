-- title: Requests to S3 without encryption in transit
-- question: Which requests to buckets came over plain HTTP?
-- relations: activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, resource, bucket, object_key, error, user_agent, event_id
-- reading: S3 records the cipher suite of a request; these have none. There should be no rows: a policy that denies requests where
--   aws:SecureTransport is false stops them, and then rows have an error. Requests on objects need data events of S3.
SELECT
  time, account, region, actor, source_address, event, resource,
  json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
  json_extract_scalar(request_parameters, '$.key') AS object_key,
  error, user_agent, event_id
FROM activity
WHERE service = 's3'
  AND regexp_like(additional_event_data, '"(SignatureVersion|x-amz-id-2)"') -- or nothing was recorded of the connection
  AND json_extract_scalar(additional_event_data, '$.CipherSuite') IS NULL
  AND tls_version IS NULL
  AND invoked_by IS NULL
  AND COALESCE(source_address, '') NOT LIKE '%.amazonaws.com'
ORDER BY time DESC, event_id
LIMIT 500
