-- title: S3 requests without encryption in transit
-- question: Which S3 requests were sent over plain HTTP?
-- relations: activity
-- window: 7d
-- columns: time, account, region, actor, source_address, event, resource, bucket, object_key, error, user_agent, event_id
-- interpretation: S3 records the cipher suite of a TLS request; these requests have none. No rows are expected. A bucket policy that
--   denies requests where aws:SecureTransport is false blocks them; the rows then show an error. Requests for objects require S3 data
--   events.
SELECT
  time, account, region, actor, source_address, event, resource,
  json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
  json_extract_scalar(request_parameters, '$.key') AS object_key,
  error, user_agent, event_id
FROM activity
WHERE service = 's3'
  AND regexp_like(additional_event_data, '"(SignatureVersion|x-amz-id-2)"') -- otherwise the event has no details about the connection
  AND json_extract_scalar(additional_event_data, '$.CipherSuite') IS NULL
  AND tls_version IS NULL
  AND invoked_by IS NULL
  AND COALESCE(source_address, '') NOT LIKE '%.amazonaws.com'
ORDER BY time DESC, event_id
LIMIT 500
