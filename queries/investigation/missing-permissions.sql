-- title: Missing permissions
-- question: Which permissions were denied to which identities, on which resources, and by which kind of policy?
-- relations: activity
-- window: 7d
-- columns: account, actor, permission, denied_by, events, resources, sample_resources, addresses, first_time, last_time, example_message
-- interpretation: Use this query for users and pipelines that lack a permission. The message contains the action and, in most services, the kind
--   of policy. An explicit deny in a service control policy is a working guardrail; ask the principal for the reason of the call.
-- rules: unauthorized-call-burst
WITH denials AS (
  SELECT
    activity.*,
    COALESCE(
      regexp_extract(error_message, 'perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)', 1),
      service || ':' || regexp_replace(event, '20\d{6}(v\d+)?$', '')
    ) AS permission,
    CASE
      WHEN regexp_like(error_message, 'VPC endpoint policy') THEN 'VPC endpoint policy'
      WHEN regexp_like(error_message, 'explicit deny in a service control policy') THEN 'service control policy'
      WHEN regexp_like(error_message, 'explicit deny in a resource control policy') THEN 'resource control policy'
      WHEN regexp_like(error_message, 'explicit deny in a permissions boundary') THEN 'permissions boundary (explicit deny)'
      WHEN regexp_like(error_message, 'explicit deny in a resource-based policy') THEN 'resource-based policy (explicit deny)'
      WHEN regexp_like(error_message, 'explicit deny') THEN 'identity-based policy (explicit deny)'
      WHEN regexp_like(error_message, 'no service control policy') THEN 'no service control policy allows it'
      WHEN regexp_like(error_message, 'no permissions boundary') THEN 'no permissions boundary allows it'
      WHEN regexp_like(error_message, 'no session policy') THEN 'no session policy allows it'
      WHEN regexp_like(error_message, 'no resource-based policy') THEN 'no resource-based policy allows it'
      WHEN regexp_like(error_message, 'no identity-based policy') THEN 'no identity-based policy allows it'
      ELSE '(unknown)'
    END AS denied_by,
    COALESCE(resource, regexp_extract(error_message, 'on resource: (\S+)', 1)) AS denied_resource
  FROM activity
  WHERE regexp_like(error, 'AccessDenied|Unauthorized|Forbidden|AuthFailure|NotAuthorized')
)
SELECT
  account,
  actor,
  permission,
  denied_by,
  count(DISTINCT event_id) AS events,
  count(DISTINCT denied_resource) AS resources,
  array_join(slice(array_sort(array_agg(DISTINCT denied_resource)), 1, 5), ', ') AS sample_resources,
  count(DISTINCT source_address) AS addresses,
  min(time) AS first_time,
  max(time) AS last_time,
  max(error_message) AS example_message
FROM denials
GROUP BY account, actor, permission, denied_by
ORDER BY events DESC, account, actor, permission, denied_by
LIMIT 500
