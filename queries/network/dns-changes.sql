-- title: DNS record and hosted zone changes
-- question: Who changed a DNS record, a hosted zone or a domain, and what is the new target?
-- relations: activity
-- window: 90d
-- parameter: name_filter text = % — DNS name, such as %.example.com.; % matches any text
-- columns: time, account, region, actor, source_address, event, resource, action, name, record_type, record_value, error, invoked_by,
--   event_id
-- interpretation: Each DNS record in a change has one row. A name that points to an address or domain that is not yours redirects
--   your users, mail or certificates; check MX, NS and CNAME records first. Clusters and certificates change records often, and
--   certificates are validated with TXT or CNAME records.
-- rules: hosted-zones-changed, domain-leaves
WITH changes AS (
  SELECT
    activity.*,
    json_extract_scalar(entry, '$.action') AS action,
    COALESCE(
      json_extract_scalar(entry, '$.resourceRecordSet.name'),
      json_extract_scalar(request_parameters, '$.name'),
      json_extract_scalar(request_parameters, '$.domainName')
    ) AS name,
    json_extract_scalar(entry, '$.resourceRecordSet.type') AS record_type,
    COALESCE(
      json_extract_scalar(entry, '$.resourceRecordSet.aliasTarget.dNSName'),
      nullif(array_join(regexp_extract_all(json_format(entry), '"value"\s*:\s*"((?:[^"\\]|\\.)*)"', 1), ', '), '')
    ) AS record_value
  FROM activity
  CROSS JOIN UNNEST(
    COALESCE(
      TRY_CAST(json_extract(request_parameters, '$.changeBatch.changes') AS ARRAY(JSON)),
      ARRAY[json_extract(request_parameters, '$.changeBatch.changes')]
    )
  ) AS t(entry)
  WHERE (service = 'route53' AND event IN (
      'ChangeResourceRecordSets', 'CreateHostedZone', 'DeleteHostedZone', 'AssociateVPCWithHostedZone',
      'DisassociateVPCFromHostedZone', 'CreateVPCAssociationAuthorization', 'DisableHostedZoneDNSSEC'
    ))
    OR (service = 'route53domains' AND NOT COALESCE(read_only, FALSE))
)
SELECT
  time, account, region, actor, source_address, event,
  COALESCE(json_extract_scalar(request_parameters, '$.hostedZoneId'), json_extract_scalar(request_parameters, '$.domainName')) AS resource,
  action, name, record_type, record_value, error, invoked_by, event_id
FROM changes
CROSS JOIN parameters p
WHERE COALESCE(name, '') LIKE p.name_filter
ORDER BY time DESC, event_id, name, record_type, action
LIMIT 1000
