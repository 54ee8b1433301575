import { FieldType, RecordSchema } from '../filter-pattern';
import { ColumnType } from './types';

/** A field of a CloudTrail record, in the record's own spelling. */
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
 * The record of version 1.11, complete but for `eventContext`, which trails do not deliver.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export const EVENT_FIELDS: readonly RecordField[] = [
  { name: 'eventVersion', type: 'string', comment: 'Version of the record format' },
  { name: 'userIdentity', type: USER_IDENTITY, comment: 'Who made the request' },
  { name: 'eventTime', type: 'string', comment: 'When the request was completed, ISO 8601 in UTC' },
  { name: 'eventSource', type: 'string', comment: 'The service that the request was made to, as a domain name' },
  { name: 'eventName', type: 'string', comment: 'The requested action' },
  { name: 'awsRegion', type: 'string', comment: 'The Region that the request was made to' },
  { name: 'sourceIPAddress', type: 'string', comment: 'Where the request came from: an address, or the name of a service' },
  { name: 'userAgent', type: 'string', comment: 'The program that made the request' },
  { name: 'errorCode', type: 'string', comment: 'The error, where the request failed' },
  { name: 'errorMessage', type: 'string', comment: 'What the error says' },
  { name: 'requestParameters', type: 'json', comment: 'What was requested, as JSON text; left out above 100 KB' },
  { name: 'responseElements', type: 'json', comment: 'What a change answered, as JSON text; left out above 100 KB' },
  { name: 'additionalEventData', type: 'json', comment: 'What the service adds, as JSON text; left out above 28 KB' },
  { name: 'requestID', type: 'string', comment: "The service's id of the request" },
  { name: 'eventID', type: 'string', comment: 'Id of the record; the same record can be delivered twice' },
  { name: 'readOnly', type: 'boolean', comment: 'Whether the action only reads: true or false' },
  {
    name: 'resources',
    type: { list: { struct: { ARN: 'string', accountId: 'string', type: 'string', ARNPrefix: 'string' } } },
    comment: 'The resources that the request touched, where the service says so',
  },
  { name: 'eventType', type: 'string', comment: 'AwsApiCall, AwsServiceEvent, AwsConsoleAction, AwsConsoleSignIn, AwsVpceEvent or AwsMcpEvent' },
  { name: 'apiVersion', type: 'string', comment: "Version of the service's API" },
  { name: 'managementEvent', type: 'boolean', comment: 'Whether this is a management event: true or false' },
  { name: 'recipientAccountId', type: 'string', comment: 'The account that received the record' },
  { name: 'serviceEventDetails', type: 'json', comment: 'What a service event is about, as JSON text; left out above 100 KB' },
  { name: 'sharedEventID', type: 'string', comment: 'The same for records that one action caused in several accounts' },
  { name: 'vpcEndpointId', type: 'string', comment: 'The VPC endpoint that the request went through' },
  { name: 'vpcEndpointAccountId', type: 'string', comment: 'The account that owns the VPC endpoint' },
  { name: 'eventCategory', type: 'string', comment: 'Management, Data, NetworkActivity or Insight' },
  {
    name: 'addendum',
    type: { struct: { reason: 'string', updatedFields: 'string', originalRequestID: 'string', originalEventID: 'string' } },
    comment: 'Why the record is late, or what it corrects in an earlier one',
  },
  { name: 'sessionCredentialFromConsole', type: 'boolean', comment: 'true where the request came from a console session' },
  { name: 'edgeDeviceDetails', type: 'string', comment: 'The edge device that a request was made to' },
  {
    name: 'tlsDetails',
    type: { struct: { tlsVersion: 'string', cipherSuite: 'string', clientProvidedHostHeader: 'string', keyExchange: 'string' } },
    comment: 'How the connection was encrypted',
  },
  { name: 'delegatedViaAWS', type: 'string', comment: 'The service of AWS that the request was delegated through' },
  { name: 'mcpEventDetails', type: 'json', comment: 'The session, server and protocol of a call to an MCP server, as JSON text' },
];

/** What the pattern language must know of the `events` table to render a condition for it. */
export const EVENT_SCHEMA: RecordSchema = Object.fromEntries(EVENT_FIELDS.map(({ name, type }) => [name, type]));

const AVERAGE: ColumnType = { struct: { average: 'double' } };
const CONTRIBUTIONS: ColumnType = { list: { struct: { value: 'string', average: 'double' } } };

const INSIGHT_DETAILS: ColumnType = {
  struct: {
    state: 'string',
    eventSource: 'string',
    eventName: 'string',
    insightType: 'string',
    errorCode: 'string',
    insightContext: {
      struct: {
        statistics: { struct: { baseline: AVERAGE, insight: AVERAGE, insightDuration: 'bigint', baselineDuration: 'bigint' } },
        attributions: { list: { struct: { attribute: 'string', insight: CONTRIBUTIONS, baseline: CONTRIBUTIONS } } },
      },
    },
  },
};

/** A field of an Insights record, in the record's own spelling. */
export interface InsightField {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
}

/**
 * The record of an Insights event, which is not that of other events: who, what and where are all in `insightDetails`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
export const INSIGHT_FIELDS: readonly InsightField[] = [
  { name: 'eventVersion', type: 'string', comment: 'Version of the record format' },
  { name: 'eventTime', type: 'string', comment: 'When the unusual activity started or stopped, ISO 8601 in UTC' },
  { name: 'awsRegion', type: 'string', comment: 'The Region of the activity' },
  { name: 'eventID', type: 'string', comment: 'Id of the record; the same record can be delivered twice' },
  { name: 'eventType', type: 'string', comment: 'AwsCloudTrailInsight' },
  { name: 'recipientAccountId', type: 'string', comment: 'The account that received the record' },
  { name: 'sharedEventID', type: 'string', comment: 'The same for the start and the end of an unusual activity' },
  { name: 'insightDetails', type: INSIGHT_DETAILS, comment: 'What is unusual, by how much, and who contributed' },
  { name: 'eventCategory', type: 'string', comment: 'Insight' },
];
