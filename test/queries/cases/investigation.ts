import { QueryCase } from './case';
import { BY_MCP_SERVER, call } from '../../records';

const BY_KEY = { type: 'IAMUser', userName: 'backup', arn: 'arn:aws:iam::111122223333:user/backup', accessKeyId: 'AKIAEXAMPLE' };

export const INVESTIGATION_CASES: Readonly<Record<string, QueryCase>> = {
  'event-search': {
    records: [call('iam', 'CreateUser', { userName: 'backup' })],
    row: { event: 'CreateUser', resource: 'backup', role: 'Developer', session: 'ana', event_id: 'event-0' },
    miss: { 'userIdentity.type': 'FederatedUser', 'eventTime': '2026-02-20T09:30:00Z' },
  },
  'events-in-time-range': {
    records: [call('ec2', 'StopInstances')],
    row: { time: '2026-03-02 09:30:00', event: 'StopInstances' },
    miss: [{ eventTime: '2026-03-02T08:59:59Z', readOnly: true }, { eventTime: '2026-03-02T10:00:00Z' }],
  },
  'most-active-iam-users': {
    records: [
      call('s3', 'ListBuckets', null, { userIdentity: BY_KEY }),
      call('s3', 'ListBuckets', null, { userIdentity: BY_KEY, errorCode: 'AccessDenied', sourceIPAddress: '203.0.113.9' }),
    ],
    row: { actor: 'backup', event: 'ListBuckets', events: 2, failed: 1, access_keys: 1, addresses: 2 },
    miss: { 'userIdentity.type': 'AssumedRole', '1.eventName': 'CreateBucket' },
  },
  'most-frequent-errors': {
    records: [
      call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }),
      call('ec2', 'RunInstances', null, { ...BY_MCP_SERVER, errorCode: 'Client.UnauthorizedOperation' }),
    ],
    row: { service: 'ec2', event: 'RunInstances', error: 'Client.UnauthorizedOperation', events: 2, actors: 1 },
    miss: { errorCode: undefined, sourceIPAddress: 'autoscaling.amazonaws.com' },
  },
  'recent-activity': {
    records: [call('ec2', 'StopInstances', { instanceId: 'i-1' })],
    row: { time: '2026-03-02 09:30:00', account: '111122223333', region: 'eu-west-1', event: 'StopInstances', resource: 'i-1' },
    miss: { eventTime: '2026-03-01T11:59:59Z' },
  },
  'region-and-day': {
    records: [call('ec2', 'StopInstances', null, { awsRegion: 'us-east-1', eventTime: '2026-03-01T23:59:59Z' })],
    row: { region: 'us-east-1', event: 'StopInstances' },
    miss: [{ awsRegion: 'eu-west-1', eventTime: '2026-03-02T00:00:00Z' }, { eventTime: '2026-02-28T23:59:59Z' }],
  },
  'workmail-activity': {
    records: [call('workmail', 'ResetPassword', { organizationId: 'm-1', userId: 'u-1', password: '***' })],
    row: { event: 'ResetPassword', organization: 'm-1', entity: 'u-1' },
    miss: { eventSource: 'workdocs.amazonaws.com' },
  },
  'event-by-id': {
    records: [call('iam', 'CreateRole', { roleName: 'Deploy' }, {
      responseElements: { role: { roleId: 'AROA1' } }, requestID: 'request-1', resources: [{ ARN: 'arn:1' }, { ARN: 'arn:2' }],
    })],
    row: {
      event: 'CreateRole',
      event_id: 'event-0',
      request_id: 'request-1',
      resource_arns: 'arn:1, arn:2',
      response_elements: '{"role":{"roleId":"AROA1"}}',
    },
    miss: { requestID: 'request-2', responseElements: null, resources: undefined },
  },
  'flat-events': {
    records: [call('sts', 'GetCallerIdentity', null, {
      'userIdentity.onBehalfOf': { userId: 'u-1' }, 'tlsDetails': { tlsVersion: 'TLSv1.3' }, 'userIdentity.sessionContext.sourceIdentity': 'ana',
    })],
    row: {
      time: '2026-03-02 09:30:00',
      event: 'GetCallerIdentity',
      event_source: 'sts.amazonaws.com',
      identity_type: 'AssumedRole',
      issuer_name: 'Developer',
      session_mfa: 'false',
      source_identity: 'ana',
      on_behalf_of: 'u-1',
      tls_version: 'TLSv1.3',
      delivery_day: '2026/03/02',
    },
    miss: { 'eventTime': '2026-03-01T09:30:00Z', 'userIdentity.onBehalfOf': undefined, 'tlsDetails.tlsVersion': 'TLSv1.2' },
  },
  'text-search': {
    records: [call('iam', 'PutUserPolicy', { userName: 'backup', policyName: 'AdminForNow' })],
    row: { event: 'PutUserPolicy', found_in: 'request', found_text: '{"userName":"backup","policyName":"AdminForNow"}' },
    miss: { 'requestParameters.policyName': 'read', 'requestParameters.userName': 'ana' },
  },
  'resource-history': {
    records: [call('ec2', 'StopInstances', { instancesSet: { items: [{ instanceId: 'i-1' }] } })],
    row: { event: 'StopInstances', request_parameters: '{"instancesSet":{"items":[{"instanceId":"i-1"}]}}' },
    miss: { readOnly: true, requestParameters: null },
  },
  'address-activity': {
    records: [
      call('ec2', 'DescribeInstances', null, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE' }),
      call('ec2', 'DescribeInstances', null, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE', 'awsRegion': 'us-east-1', 'errorCode': 'AuthFailure' }),
    ],
    row: { actor: 'Developer', source_address: '198.51.100.7', access_key: 'ASIAEXAMPLE', events: 2, failed: 1, regions: 2 },
    miss: { 'sourceIPAddress': 'ec2.amazonaws.com', '1.userIdentity.accessKeyId': 'ASIAOTHER', '1.awsRegion': 'eu-west-1' },
  },
  'address-identities': {
    records: [
      call('ec2', 'DescribeInstances'),
      call('s3', 'ListBuckets', null, { userIdentity: BY_KEY, errorCode: 'AccessDenied', recipientAccountId: '444455556666' }),
    ],
    row: {
      source_address: '198.51.100.7',
      identities: 2,
      access_keys: 1,
      accounts: 2,
      services: 2,
      events: 2,
      failed: 1,
      failed_percent: 50,
      sample_identities: 'Developer, backup',
    },
    miss: { '0.sourceIPAddress': 'AWS Internal', '1.sourceIPAddress': '203.0.113.9', '1.errorCode': undefined },
  },
  'access-key-activity': {
    records: [call('s3', 'ListBuckets', null, { userIdentity: BY_KEY, errorCode: 'AccessDenied' })],
    row: { actor: 'backup', event: 'ListBuckets', access_key: 'AKIAEXAMPLE', error: 'AccessDenied' },
    miss: [{ 'userIdentity.accessKeyId': '', 'eventTime': '2026-01-02T09:30:00Z' }, { 'userIdentity.accessKeyId': undefined }],
  },
  'access-key-profile': {
    records: [
      call('s3', 'ListBuckets', null, { userIdentity: BY_KEY, readOnly: true, eventTime: '2026-02-20T09:30:00Z' }),
      call('ec2', 'RunInstances', null, { userIdentity: BY_KEY, sourceIPAddress: '203.0.113.9', userAgent: 'Boto3' }),
    ],
    row: {
      actor: 'backup',
      access_key: 'AKIAEXAMPLE',
      events: 2,
      failed: 0,
      changes: 1,
      service_names: 'ec2, s3',
      addresses: 2,
      programs: 2,
      sample_addresses: '198.51.100.7, 203.0.113.9',
      first_time: '2026-02-20 09:30:00',
      last_time: '2026-03-02 09:30:00',
    },
    miss: { 'userIdentity.accessKeyId': 'ASIAEXAMPLE', '1.readOnly': true, '1.userAgent': 'aws-cli/2.31.0' },
  },
  'role-activity': {
    records: [call('ec2', 'RunInstances', { instanceType: 't3.micro' })],
    row: { actor: 'Developer', event: 'RunInstances', session: 'ana', service: 'ec2' },
    miss: { 'userIdentity.type': 'IAMUser', 'eventTime': '2026-02-02T09:30:00Z' },
  },
  'role-sessions': {
    records: [
      call('ec2', 'RunInstances', null, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE' }),
      call('ec2', 'DescribeInstances', null, {
        'userIdentity.accessKeyId': 'ASIAEXAMPLE', 'eventTime': '2026-03-02T10:00:00Z', 'sourceIPAddress': '203.0.113.9', 'readOnly': true,
      }),
    ],
    row: {
      actor: 'Developer',
      session: 'ana',
      access_key: 'ASIAEXAMPLE',
      minutes: 30,
      events: 2,
      changes: 1,
      addresses: 2,
      sample_addresses: '198.51.100.7, 203.0.113.9',
      mfa: false,
      from_console: false,
    },
    miss: {
      'userIdentity.type': 'FederatedUser',
      '1.sourceIPAddress': 'cloudformation.amazonaws.com',
      '1.userIdentity.accessKeyId': 'ASIAOTHER',
      '1.userIdentity.sessionContext.attributes.mfaAuthenticated': 'true',
    },
  },
  'session-timeline': {
    records: [call('ec2', 'RunInstances'), call('ec2', 'StopInstances', null, { eventTime: '2026-03-02T10:15:00Z' })],
    row: { event: 'StopInstances', session: 'ana', minutes_since_last: 45 },
    miss: { '0.eventTime': '2026-03-02T09:10:00Z', '1.readOnly': true, '1.userIdentity.type': 'AWSService' },
  },
  'errors-by-actor': {
    records: [
      call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }),
      call('s3', 'GetBucketPolicy', null, { errorCode: 'NoSuchBucketPolicy' }),
      call('s3', 'ListBuckets'),
      call('s3', 'ListBuckets'),
    ],
    row: {
      actor: 'Developer',
      errors: 2,
      denied: 1,
      events: 4,
      error_percent: 50,
      calls: 2,
      services: 2,
      error_names: 'Client.UnauthorizedOperation, NoSuchBucketPolicy',
    },
    miss: { '0.errorCode': undefined, '1.errorCode': 'AccessDenied', 'userIdentity.type': 'AWSService' },
  },
  'errors-by-address': {
    records: [
      call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }),
      call('s3', 'PutBucketPolicy', null, { errorCode: 'AccessDenied', userIdentity: BY_KEY }),
      call('iam', 'CreateUser'),
    ],
    row: {
      source_address: '198.51.100.7', denied: 2, identities: 2, calls: 2, services: 2, succeeded: 1, changes: 1, sample_identities: 'Developer, backup',
    },
    miss: { '1.errorCode': 'NoSuchBucket', '2.readOnly': true, 'sourceIPAddress': 'AWS Internal' },
  },
  'errors-by-user-agent': {
    records: [call('ec2', 'RunInstances', null, { errorCode: 'Client.VcpuLimitExceeded', userAgent: '[Boto3/1.40.1 md/Botocore#1.40.1]' })],
    row: { program: 'Boto3', error: 'Client.VcpuLimitExceeded', errors: 1, sample_calls: 'RunInstances', identities: 1 },
    miss: { errorCode: undefined, userAgent: undefined },
  },
  'missing-permissions': {
    records: [call('lambda', 'ListFunctions20150331', null, {
      errorCode: 'AccessDeniedException',
      errorMessage: 'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: lambda:ListFunctions on resource: * with an explicit '
        + 'deny in a service control policy',
    })],
    row: { actor: 'Developer', permission: 'lambda:ListFunctions', denied_by: 'service control policy', events: 1, resources: 1, sample_resources: '*' },
    miss: [
      { errorCode: 'ResourceNotFoundException', errorMessage: 'not authorized to perform: lambda:ListFunctions on resource: *' },
      { errorMessage: 'Rate exceeded' },
    ],
  },
  'enumeration-bursts': {
    records: ['ec2', 'iam', 's3', 'rds', 'lambda'].flatMap((service) =>
      ['A', 'B', 'C', 'D', 'E'].map((name) => call(service, `List${name}`, null, {
        ...BY_MCP_SERVER, 'userIdentity.accessKeyId': `ASIA${service}${name}`, 'readOnly': true,
      }))),
    row: {
      actor: 'Developer', access_key: null, hour: '2026-03-02 09:00:00', calls: 25, services: 5, events: 25, denied: 0, called_get_caller_identity: false,
    },
    miss: {
      '0.eventName': 'ListB',
      '0.eventTime': '2026-03-02T10:30:00Z',
      '7.errorCode': 'AccessDenied',
      '3.userIdentity.invokedBy': 'config.amazonaws.com',
      '3.sessionCredentialFromConsole': 'true',
      '3.userIdentity.type': 'AWSService',
    },
  },
  'new-programs': {
    records: [
      call('ec2', 'RunInstances', null, { userAgent: 'aws-cli/2.31.0' }),
      call('ec2', 'RunInstances', null, { userAgent: 'Terraform/1.14', eventTime: '2026-02-10T09:30:00Z' }),
      call('ec2', 'StopInstances', null, { ...BY_MCP_SERVER, userAgent: 'aws-cli/2.31.0' }),
    ],
    row: {
      actor: 'Developer', program: 'aws-cli', events: 2, changes: 2, sample_events: 'RunInstances, StopInstances', example_agent: 'aws-cli/2.31.0',
    },
    miss: {
      '1.userAgent': 'aws-cli/2.30.1',
      '1.eventTime': '2026-03-01T09:30:00Z',
      '0.userIdentity.invokedBy': 'cloudformation.amazonaws.com',
      '2.userIdentity.invokedBy': 'cloudformation.amazonaws.com',
    },
  },
  'new-services': {
    records: [
      call('lightsail', 'CreateInstances'),
      call('ec2', 'RunInstances', null, { eventTime: '2026-02-01T09:30:00Z' }),
      call('lightsail', 'CreateDisk', null, BY_MCP_SERVER),
    ],
    row: { service: 'lightsail', events: 2, changes: 2, first_actor: 'Developer', sample_events: 'CreateDisk, CreateInstances' },
    miss: {
      '0.eventSource': 'ec2.amazonaws.com',
      '0.userIdentity.invokedBy': 'x.amazonaws.com',
      '1.eventSource': 'lightsail.amazonaws.com',
      '2.userIdentity.invokedBy': 'x.amazonaws.com',
    },
  },
  'activity-by-weekday': {
    records: [
      call('ec2', 'RunInstances'),
      call('ec2', 'RunInstances', null, { eventTime: '2026-02-23T09:30:00Z', sessionCredentialFromConsole: 'true' }),
      call('ec2', 'DescribeInstances', null, { eventTime: '2026-02-23T10:30:00Z', readOnly: true }),
      call('ec2', 'DescribeInstances', null, { eventTime: '2026-02-23T11:30:00Z', readOnly: true }),
    ],
    row: { weekday: 1, weekday_name: 'Monday', days: 2, events: 4, events_per_day: 2, changes: 2, from_console: 1 },
    miss: { '1.eventTime': '2026-02-24T09:30:00Z', '1.sessionCredentialFromConsole': undefined, '2.readOnly': false },
  },
  'activity-by-hour': {
    records: [
      call('ec2', 'RunInstances', null, { eventTime: '2026-03-02T08:30:00Z' }),
      call('ec2', 'RunInstances', null, { errorCode: 'AccessDenied' }),
      call('s3', 'ListBuckets', null, { userIdentity: BY_KEY, readOnly: true }),
    ],
    row: { hour: '2026-03-02 09:00:00', events: 2, changes: 1, failed: 1, denied: 1, actors: 2, services: 2, new_actors: 1 },
    miss: { '0.eventTime': '2026-03-02T10:30:00Z', '1.errorCode': 'ThrottlingException', '2.eventTime': '2026-03-02T10:30:00Z' },
  },
  'events-by-region': {
    records: [call('ec2', 'RunInstances'), call('s3', 'ListBuckets', null, { readOnly: true, errorCode: 'AccessDenied', userIdentity: BY_KEY })],
    row: { region: 'eu-west-1', events: 2, changes: 1, failed: 1, denied: 1, actors: 2, services: 2, sample_actors: 'Developer, backup' },
    miss: { 'awsRegion': 'eu-west-2', '1.awsRegion': 'us-east-1', '1.errorCode': 'NoSuchBucket' },
  },
  'activity-around-detections': {
    records: [
      call('cloudtrail', 'StopLogging', { name: 'audit' }, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE' }),
      call('iam', 'CreateUser', { userName: 'backup' }, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE', 'eventTime': '2026-03-02T09:20:00Z' }),
    ],
    row: { event: 'CreateUser', minutes_from_detection: -10, rule: 'trail-tampering', detected_event: 'StopLogging', detected_event_id: 'event-0' },
    miss: {
      '0.eventName': 'DescribeTrails',
      '1.userIdentity.accessKeyId': 'ASIAOTHER',
      '1.eventTime': '2026-03-02T09:10:00Z',
      '1.recipientAccountId': '444455556666',
      '1.userIdentity.invokedBy': 'x.amazonaws.com',
    },
  },
};
