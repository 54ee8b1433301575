-- title: Search for events
-- question: Who did this, and which role was behind the session?
-- relations: activity
-- window: 7d
-- parameter: wanted_service text = % — Short name of the service, such as iam; % is any text
-- parameter: wanted_event text = % — Name of the event, such as CreateUser or Delete%
-- parameter: wanted_actor text = % — User or role, such as deploy%
-- columns: time, account, region, actor, source_address, event, resource, role, session, actor_type, actor_arn, access_key, error,
--   request_parameters, event_id
-- reading: For a session of a role, role is who it acts as and session is the name that it was given, often that of a person or a
--   program. The access key ties the events of one session together.
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
