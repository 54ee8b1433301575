-- title: Access to instances and containers
-- question: Who opened a session on an instance or in a container, ran a command there, or retrieved its password?
-- relations: activity
-- window: 30d
-- columns: time, account, region, actor, source_address, event, resource, method, target, document, error, session, user_agent, event_id
-- interpretation: Know which principals can open a session on which hosts. A request for a password or a serial console is unusual if the principal has
--   access to Session Manager. Access by a program that runs on another instance is also unusual.
-- rules: ssm-session-started, ssm-command-sent, instance-connect-used, serial-console-enabled, windows-passwords-requested
SELECT
  time, account, region, actor, source_address, event, resource,
  CASE service
    WHEN 'ssm' THEN 'Systems Manager'
    WHEN 'ec2-instance-connect' THEN 'Instance Connect'
    WHEN 'ecs' THEN 'ECS Exec'
    ELSE 'EC2'
  END AS method,
  COALESCE(
    json_extract_scalar(request_parameters, '$.target'),
    json_extract_scalar(request_parameters, '$.instanceId'),
    json_extract_scalar(request_parameters, '$.instanceIds[0]'),
    json_extract_scalar(request_parameters, '$.targets[0].values[0]'),
    json_extract_scalar(request_parameters, '$.sessionId'),
    json_extract_scalar(request_parameters, '$.task')
  ) AS target,
  COALESCE(json_extract_scalar(request_parameters, '$.documentName'), json_extract_scalar(request_parameters, '$.command')) AS document,
  error, session, user_agent, event_id
FROM activity
WHERE (service = 'ssm' AND event IN ('StartSession', 'ResumeSession', 'SendCommand', 'StartAutomationExecution'))
  OR service = 'ec2-instance-connect'
  OR (service = 'ec2' AND event IN ('GetPasswordData', 'EnableSerialConsoleAccess', 'GetConsoleScreenshot'))
  OR (service = 'ecs' AND event = 'ExecuteCommand')
ORDER BY time DESC, event_id
LIMIT 500
