import { FieldType, RecordSchema } from './schema';

/** A field of a CloudTrail record. */
export interface RecordField {
  readonly name: string;
  readonly type: FieldType;
  readonly comment: string;
}

const SESSION_CONTEXT: FieldType = {
  struct: {
    attributes: { struct: { mfaAuthenticated: 'string', creationDate: 'string' } },
    sessionIssuer: { struct: { type: 'string', principalId: 'string', arn: 'string', accountId: 'string', userName: 'string' } },
    ec2RoleDelivery: 'string',
    webIdFederationData: { struct: { federatedProvider: 'string', attributes: { map: 'string' } } },
    sourceIdentity: 'string',
    assumedRoot: 'string',
    signInSessionArn: 'string',
  },
};

const USER_IDENTITY: FieldType = {
  struct: {
    type: 'string',
    principalId: 'string',
    arn: 'string',
    accountId: 'string',
    invokedBy: 'string',
    accessKeyId: 'string',
    userName: 'string',
    identityProvider: 'string',
    credentialId: 'string',
    onBehalfOf: { struct: { userId: 'string', identityStoreArn: 'string' } },
    inScopeOf: { struct: { sourceArn: 'string', sourceAccount: 'string', issuerType: 'string', credentialsIssuedTo: 'string' } },
    invokedByDelegate: { struct: { accountId: 'string' } },
    sessionContext: SESSION_CONTEXT,
  },
};

/**
 * The fields of record version 1.11, except `eventContext`, which trails do not deliver.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export const EVENT_FIELDS: readonly RecordField[] = [
  { name: 'eventVersion', type: 'string', comment: 'Version of the record format' },
  { name: 'userIdentity', type: USER_IDENTITY, comment: 'Identity that made the request' },
  { name: 'eventTime', type: 'string', comment: 'Time when the request was completed, in ISO 8601 and UTC' },
  { name: 'eventSource', type: 'string', comment: 'Domain name of the service that received the request' },
  { name: 'eventName', type: 'string', comment: 'Name of the event: the requested action' },
  { name: 'awsRegion', type: 'string', comment: 'Region that received the request' },
  { name: 'sourceIPAddress', type: 'string', comment: 'Source IP address of the request, or the name of a service' },
  { name: 'userAgent', type: 'string', comment: 'User agent of the request' },
  { name: 'errorCode', type: 'string', comment: 'Error code, if the request failed' },
  { name: 'errorMessage', type: 'string', comment: 'Error message, if the request failed' },
  { name: 'requestParameters', type: 'json', comment: 'Parameters of the request, as JSON; omitted if larger than 100 KB' },
  { name: 'responseElements', type: 'json', comment: 'Response of a write event, as JSON; omitted if larger than 100 KB' },
  { name: 'additionalEventData', type: 'json', comment: 'Additional data of the service, as JSON; omitted if larger than 28 KB' },
  { name: 'requestID', type: 'string', comment: 'ID of the request, which the service generates' },
  { name: 'eventID', type: 'string', comment: 'ID of the event; an event can be delivered twice' },
  { name: 'readOnly', type: 'boolean', comment: 'Whether the event is a read event: true or false' },
  {
    name: 'resources',
    type: { list: { struct: { ARN: 'string', accountId: 'string', type: 'string', ARNPrefix: 'string' } } },
    comment: 'Resources of the request, if the service lists them',
  },
  { name: 'eventType', type: 'string', comment: 'AwsApiCall, AwsServiceEvent, AwsConsoleAction, AwsConsoleSignIn, AwsVpceEvent or AwsMcpEvent' },
  { name: 'apiVersion', type: 'string', comment: 'API version of the service' },
  { name: 'managementEvent', type: 'boolean', comment: 'Whether the event is a management event: true or false' },
  { name: 'recipientAccountId', type: 'string', comment: 'Account that received the event' },
  { name: 'serviceEventDetails', type: 'json', comment: 'Details of a service event, as JSON; omitted if larger than 100 KB' },
  { name: 'sharedEventID', type: 'string', comment: 'Common ID of events that one action caused in several accounts' },
  { name: 'vpcEndpointId', type: 'string', comment: 'VPC endpoint of the request' },
  { name: 'vpcEndpointAccountId', type: 'string', comment: 'Account that owns the VPC endpoint' },
  { name: 'eventCategory', type: 'string', comment: 'Management, Data, NetworkActivity or Insight' },
  {
    name: 'addendum',
    type: { struct: { reason: 'string', updatedFields: 'string', originalRequestID: 'string', originalEventID: 'string' } },
    comment: 'Reason for a delayed event, or the changes to an earlier event',
  },
  { name: 'sessionCredentialFromConsole', type: 'boolean', comment: 'Whether the request came from a console session: true or absent' },
  { name: 'edgeDeviceDetails', type: 'string', comment: 'Edge device that received the request' },
  {
    name: 'tlsDetails',
    type: { struct: { tlsVersion: 'string', cipherSuite: 'string', clientProvidedHostHeader: 'string', keyExchange: 'string' } },
    comment: 'TLS version, cipher suite and host name of the connection',
  },
  { name: 'delegatedViaAWS', type: 'string', comment: 'AWS service through which the request was delegated' },
  { name: 'mcpEventDetails', type: 'json', comment: 'Session, server and protocol of a request to an MCP server, as JSON' },
];

/** The types of the fields, for rendering a filter pattern as SQL. */
export const EVENT_SCHEMA: RecordSchema = Object.fromEntries(EVENT_FIELDS.map(({ name, type }) => [name, type]));
