import {
  ACCESS_KEY, ACCOUNT, ACTOR, ACTOR_ACCOUNT, ACTOR_ARN, ACTOR_TYPE, DAY, ERROR, ERROR_MESSAGE, EVENT, EVENT_ID, flag, REGION, SHARED_EVENT_ID,
  SOURCE_ADDRESS, text, TIME, USER_AGENT, ViewColumn,
} from './glue-view';
import { ColumnType } from './types';

/** Parameters that name what was acted on, where a service lists no resources; the first that is there counts. */
const RESOURCE_PARAMETERS = [
  'bucketName', 'functionName', 'instanceId', 'groupId', 'keyId', 'secretId', 'policyArn', 'roleName', 'userName', 'groupName', 'name',
];

/** The record of a denied call often has neither, and then the message names it. */
const DENIED_RESOURCE = 'NULLIF(regexp_extract(errormessage, '
  + '\'on resource: "?(?:(?:user|role|group|policy|instance profile) )?([^"\\s]+)\', 1), \'*\')';

const RESOURCE = [
  'element_at(resources, 1).arn', ...RESOURCE_PARAMETERS.map((name) => `json_extract_scalar(requestparameters, '$.${name}')`), DENIED_RESOURCE,
];

const SESSION = 'CASE WHEN useridentity.type IN (\'AssumedRole\', \'FederatedUser\') THEN regexp_extract(useridentity.arn, \'[^/]+$\') END';

const MFA = 'CASE WHEN eventname = \'ConsoleLogin\' THEN json_extract_scalar(additionaleventdata, \'$.MFAUsed\') = \'Yes\' '
  + 'ELSE useridentity.sessioncontext.attributes.mfaauthenticated = \'true\' END';

const BY_SERVICE = 'COALESCE(useridentity.invokedby NOT LIKE \'%mcp.amazonaws.com\', FALSE)';

const RESOURCES: ColumnType = { list: { struct: { arn: 'string', accountid: 'string', type: 'string', arnprefix: 'string' } } };

/** The columns of `activity`, uniform for every question; the leading ones are what a reader wants to see first. */
export const ACTIVITY_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  ACTOR_TYPE,
  text('session', SESSION, 'Name of the role session or federated user'),
  SOURCE_ADDRESS,
  text('service', 'split_part(eventsource, \'.\', 1)', 'Short name of the service'),
  EVENT,
  text('resource', `COALESCE(${RESOURCE.join(', ')})`, 'ARN or name of what was acted on, as far as the record tells'),
  ERROR,
  ERROR_MESSAGE,
  flag('read_only', 'readonly = \'true\'', 'Whether the action only reads'),
  ACTOR_ARN,
  ACTOR_ACCOUNT,
  ACCESS_KEY,
  flag('mfa', MFA, 'Whether the session was authenticated with MFA'),
  flag('from_console', 'sessioncredentialfromconsole = \'true\'', 'Whether the request came from a console session'),
  text('invoked_by', 'useridentity.invokedby', 'The service that made the request for the identity'),
  flag('by_service', BY_SERVICE, 'Whether a service made it of its own accord; an MCP server of AWS does what it is asked'),
  USER_AGENT,
  text('event_source', 'eventsource', 'The service, as a domain name'),
  text('event_type', 'eventtype', 'Kind of event'),
  text('event_category', 'eventcategory', 'Management, Data or NetworkActivity'),
  EVENT_ID,
  text('request_id', 'requestid', "The service's id of the request"),
  SHARED_EVENT_ID,
  text('vpc_endpoint', 'vpcendpointid', 'The VPC endpoint that the request went through'),
  text('tls_version', 'tlsdetails.tlsversion', 'TLS version'),
  text('tls_cipher', 'tlsdetails.ciphersuite', 'TLS cipher suite'),
  { name: 'resources', type: RESOURCES, sql: 'resources', comment: 'The resources that the service lists' },
  text('request_parameters', 'requestparameters', 'What was requested, as JSON text'),
  text('response_elements', 'responseelements', 'What a change answered, as JSON text'),
  text('additional_event_data', 'additionaleventdata', 'What the service adds, as JSON text'),
  text('service_event_details', 'serviceeventdetails', 'What a service event is about, as JSON text'),
  DAY,
];
