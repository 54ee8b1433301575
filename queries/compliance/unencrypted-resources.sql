-- title: Resources created without encryption
-- question: Which volumes, databases, file systems and caches were created without encryption at rest?
-- relations: activity
-- window: 90d
-- columns: time, account, region, actor, source_address, event, resource, service, name, from_console, invoked_by, event_id
-- interpretation: The rows come from the responses to create requests; a resource may have been deleted since. Volumes created by an
--   instance launch are not included. Most resources must be recreated from a copy to encrypt them. EBS encryption by default
--   prevents unencrypted volumes; data-protection-settings shows who changed it.
-- rules: ebs-encryption-disabled
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(
    json_extract_scalar(response_elements, '$.dBInstanceArn'),
    json_extract_scalar(response_elements, '$.dBClusterArn'),
    json_extract_scalar(response_elements, '$.fileSystemArn'),
    json_extract_scalar(response_elements, '$.volumeId'),
    regexp_extract(response_elements, '"(?:aRN|arn|clusterNamespaceArn)"\s*:\s*"([^"]+)"', 1),
    resource
  ) AS resource,
  service,
  COALESCE(
    json_extract_scalar(request_parameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(request_parameters, '$.dBClusterIdentifier'),
    json_extract_scalar(request_parameters, '$.creationToken'),
    json_extract_scalar(request_parameters, '$.replicationGroupId'),
    json_extract_scalar(request_parameters, '$.clusterIdentifier'),
    json_extract_scalar(request_parameters, '$.domainName')
  ) AS name,
  from_console, invoked_by, event_id
FROM activity
WHERE error IS NULL
  AND (
    (
      event IN (
        'CreateVolume', 'CreateDBInstance', 'CreateDBCluster', 'RestoreDBInstanceFromDBSnapshot', 'RestoreDBClusterFromSnapshot',
        'CreateFileSystem', 'CreateReplicationGroup', 'CreateDBInstanceReadReplica'
      )
      AND regexp_like(response_elements, '"(encrypted|storageEncrypted|atRestEncryptionEnabled)"\s*:\s*false')
    )
    OR (service = 'redshift' AND event = 'CreateCluster' AND regexp_like(response_elements, '"encrypted"\s*:\s*false'))
    OR (
      service = 'es' AND event IN ('CreateDomain', 'CreateElasticsearchDomain')
      AND regexp_like(response_elements, '"encryptionAtRestOptions"\s*:\s*\{\s*"enabled"\s*:\s*false')
    )
  )
ORDER BY time DESC, event_id
LIMIT 500
