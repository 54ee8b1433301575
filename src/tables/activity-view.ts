import { ColumnType } from './column-types';
import { EVENTS, NETWORK_ACTIVITY } from './log-table';
import {
  ACCESS_KEY, ACCOUNT, ACTOR, ACTOR_ACCOUNT, ACTOR_ARN, ACTOR_TYPE, DAY, defineFlag, defineText, ERROR, ERROR_MESSAGE, EVENT, EVENT_ID, REGION,
  renderSelect, SHARED_EVENT_ID, SOURCE_ADDRESS, TIME, USER_AGENT, View, ViewColumn,
} from './view';

/** Request parameters that identify the resource if the event lists no resources, in the order of precedence. */
const RESOURCE_PARAMETERS = [
  'bucketName', 'functionName', 'instanceId', 'groupId', 'keyId', 'secretId', 'policyArn', 'roleName', 'userName', 'groupName', 'name',
];

/** An access denied event often has neither resources nor request parameters, but its error message contains the resource. */
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

/** The columns of `activity`. The most important columns are first. */
export const ACTIVITY_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  ACTOR_TYPE,
  defineText('session', SESSION, 'Name of the role session or the federated user'),
  SOURCE_ADDRESS,
  defineText('service', 'split_part(eventsource, \'.\', 1)', 'Short name of the service'),
  EVENT,
  defineText('resource', `COALESCE(${RESOURCE.join(', ')})`, 'ARN or name of the resource, if the event contains it'),
  ERROR,
  ERROR_MESSAGE,
  defineFlag('read_only', 'readonly = \'true\'', 'Whether the event is a read event'),
  ACTOR_ARN,
  ACTOR_ACCOUNT,
  ACCESS_KEY,
  defineFlag('mfa', MFA, 'Whether the session was authenticated with MFA'),
  defineFlag('from_console', 'sessioncredentialfromconsole = \'true\'', 'Whether the request came from a console session'),
  defineText('invoked_by', 'useridentity.invokedby', 'Service that made the request on behalf of the identity'),
  defineFlag('by_service', BY_SERVICE, 'Whether an AWS service made the request; requests through AWS MCP servers do not count'),
  USER_AGENT,
  defineText('event_source', 'eventsource', 'Domain name of the service'),
  defineText('event_type', 'eventtype', 'Type of the event'),
  defineText('event_category', 'eventcategory', 'Management, Data or NetworkActivity'),
  EVENT_ID,
  defineText('request_id', 'requestid', 'ID of the request, which the service generates'),
  SHARED_EVENT_ID,
  defineText('vpc_endpoint', 'vpcendpointid', 'VPC endpoint of the request'),
  defineText('tls_version', 'tlsdetails.tlsversion', 'TLS version of the connection'),
  defineText('tls_cipher', 'tlsdetails.ciphersuite', 'TLS cipher suite of the connection'),
  { name: 'resources', type: RESOURCES, sql: 'resources', comment: 'Resources of the event' },
  defineText('request_parameters', 'requestparameters', 'Parameters of the request, as JSON'),
  defineText('response_elements', 'responseelements', 'Response of a write event, as JSON'),
  defineText('additional_event_data', 'additionaleventdata', 'Additional data of the service, as JSON'),
  defineText('service_event_details', 'serviceeventdetails', 'Details of a service event, as JSON'),
  DAY,
];

/** Creates the view over `events` with typed columns. */
export function createActivityView(database: string): View {
  return {
    name: 'activity',
    columns: ACTIVITY_COLUMNS,
    sql: renderSelect(ACTIVITY_COLUMNS, database, EVENTS),
  };
}

/** Creates the view over `network_activity` with the columns of `activity`. */
export function createEndpointActivityView(database: string): View {
  return {
    name: 'endpoint_activity',
    columns: ACTIVITY_COLUMNS,
    sql: renderSelect(ACTIVITY_COLUMNS, database, NETWORK_ACTIVITY),
  };
}
