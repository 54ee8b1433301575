-- title: Event search
-- question: Who made this call, and which role did the session use?
-- relations: activity
-- window: 7d
-- parameter: wanted_service text = % — Short name of the service, such as iam; % matches any text
-- parameter: wanted_event text = % — Name of the event, such as CreateUser or Delete%
-- parameter: wanted_actor text = % — User or role, such as deploy%
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
WHERE COALESCE(service, '') LIKE p.wanted_service
  AND COALESCE(event, '') LIKE p.wanted_event
  AND COALESCE(actor, '') LIKE p.wanted_actor
ORDER BY time DESC, event_id
LIMIT 1000
