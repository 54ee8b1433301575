-- title: Event search
-- question: Who made this call, and which role did the session use?
-- relations: activity
-- window: 7d
-- parameter: service_filter text = % — Short name of the service, such as iam; % matches any text
-- parameter: event_filter text = % — Name of the event, such as CreateUser or Delete%
-- parameter: actor_filter text = % — User or role, such as deploy%
-- columns: time, account, region, actor, source_address, event, resource, role, session, actor_type, actor_arn, access_key, error,
--   request_parameters, event_id
-- interpretation: For a role session, role is the assumed role and session is the session name, often the name of a user or program. The access
--   key connects the events of one session.
SELECT
  time, account, region, actor, source_address, event, resource,
  CASE WHEN actor_type = 'AssumedRole' THEN actor END AS role,
  session, actor_type, actor_arn, access_key, error, request_parameters, event_id
FROM activity
CROSS JOIN parameters p
WHERE COALESCE(service, '') LIKE p.service_filter
  AND COALESCE(event, '') LIKE p.event_filter
  AND COALESCE(actor, '') LIKE p.actor_filter
ORDER BY time DESC, event_id
LIMIT 1000
