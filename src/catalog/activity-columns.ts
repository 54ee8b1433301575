import { ColumnType } from './types';

/** A column of the typed views: its name, its type, and how it is made from the columns of `events`. */
export interface ViewColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
  readonly comment: string;
}

/** Parameters that name what was acted on, where a service lists no resources; the first that is there counts. */
const RESOURCE_PARAMETERS = [
  'bucketName', 'functionName', 'instanceId', 'groupId', 'keyId', 'secretId', 'policyArn', 'roleName', 'userName', 'groupName', 'name',
];

const RESOURCE = ['element_at(resources, 1).arn', ...RESOURCE_PARAMETERS.map((name) => `json_extract_scalar(requestparameters, '$.${name}')`)];

/** The name a person knows: for a session, whoever the session was issued to. */
const ACTOR = 'CASE WHEN useridentity.type = \'Root\' THEN \'root\' ELSE COALESCE(useridentity.username, '
  + 'useridentity.sessioncontext.sessionissuer.username, useridentity.onbehalfof.userid, useridentity.invokedby, useridentity.arn, '
  + 'useridentity.principalid, useridentity.accountid) END';

const SESSION = 'CASE WHEN useridentity.type IN (\'AssumedRole\', \'FederatedUser\') THEN regexp_extract(useridentity.arn, \'[^/]+$\') END';

const MFA = 'CASE WHEN eventname = \'ConsoleLogin\' THEN json_extract_scalar(additionaleventdata, \'$.MFAUsed\') = \'Yes\' '
  + 'ELSE useridentity.sessioncontext.attributes.mfaauthenticated = \'true\' END';

const RESOURCES: ColumnType = { list: { struct: { arn: 'string', accountid: 'string', type: 'string', arnprefix: 'string' } } };

/** The columns of `activity`, uniform for every question; the leading ones are what a reader wants to see first. */
export const ACTIVITY_COLUMNS: readonly ViewColumn[] = [
  { name: 'time', type: 'timestamp', sql: 'CAST(from_iso8601_timestamp(eventtime) AS timestamp(3))', comment: 'When, in UTC' },
  text('account', 'account', 'The account that received the record'),
  text('region', 'region', 'The Region that delivered the record'),
  text('actor', ACTOR, 'Who: user, role, root, service or account'),
  text('actor_type', 'useridentity.type', 'Kind of identity'),
  text('session', SESSION, 'Name of the role session or federated user'),
  text('source_address', 'sourceipaddress', 'Where from: an address, or the name of a service'),
  text('service', 'split_part(eventsource, \'.\', 1)', 'Short name of the service'),
  text('event', 'eventname', 'The requested action'),
  text('resource', `COALESCE(${RESOURCE.join(', ')})`, 'ARN or name of what was acted on, as far as the record tells'),
  text('error', 'errorcode', 'The error, where the request failed'),
  text('error_message', 'errormessage', 'What the error says'),
  flag('read_only', 'readonly = \'true\'', 'Whether the action only reads'),
  text('actor_arn', 'useridentity.arn', 'ARN of the identity'),
  text('actor_account', 'useridentity.accountid', 'Account of the identity'),
  text('access_key', 'useridentity.accesskeyid', 'Access key that signed the request'),
  flag('mfa', MFA, 'Whether the session was authenticated with MFA'),
  flag('from_console', 'sessioncredentialfromconsole = \'true\'', 'Whether the request came from a console session'),
  text('invoked_by', 'useridentity.invokedby', 'The service that made the request for the identity'),
  text('user_agent', 'useragent', 'The program that made the request'),
  text('event_source', 'eventsource', 'The service, as a domain name'),
  text('event_type', 'eventtype', 'Kind of event'),
  text('event_category', 'eventcategory', 'Management, Data or NetworkActivity'),
  text('event_id', 'eventid', 'Id of the record; count these, as a record can be delivered twice'),
  text('request_id', 'requestid', "The service's id of the request"),
  text('shared_event_id', 'sharedeventid', 'The same for records that one action caused in several accounts'),
  text('vpc_endpoint', 'vpcendpointid', 'The VPC endpoint that the request went through'),
  text('tls_version', 'tlsdetails.tlsversion', 'TLS version'),
  text('tls_cipher', 'tlsdetails.ciphersuite', 'TLS cipher suite'),
  { name: 'resources', type: RESOURCES, sql: 'resources', comment: 'The resources that the service lists' },
  text('request_parameters', 'requestparameters', 'What was requested, as JSON text'),
  text('response_elements', 'responseelements', 'What a change answered, as JSON text'),
  text('additional_event_data', 'additionaleventdata', 'What the service adds, as JSON text'),
  text('service_event_details', 'serviceeventdetails', 'What a service event is about, as JSON text'),
  text('day', 'day', 'Day of delivery in UTC, yyyy/MM/dd: restrict this to read less'),
];

function text(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'string', sql, comment };
}

function flag(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'boolean', sql, comment };
}
