import { QueryCase } from './case';
import { call, Changes, Fields } from '../../records';

const IN_THEIRS: Changes = { recipientAccountId: '444455556666' };
const FROM_THEIRS: Changes = { 'userIdentity.accountId': '444455556666' };

function onDay(eventTime: string, more: Changes = {}): Fields {
  return call('sqs', 'SendMessageBatch', null, { eventTime, ...more });
}

export const ORGANIZATION_CASES: Readonly<Record<string, QueryCase>> = {
  'account-changes': {
    records: [call('organizations', 'CreateAccountResult', null, {
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { createAccountStatus: { accountId: '444455556666', accountName: 'shop', state: 'FAILED' } },
    })],
    row: { event: 'CreateAccountResult', resource: '444455556666', account_name: 'shop', state: 'FAILED', method: null },
    miss: {
      'eventName': 'DescribeAccount',
      'serviceEventDetails.createAccountStatus.state': 'SUCCEEDED',
      'serviceEventDetails.createAccountStatus.accountId': '777788889999',
    },
  },
  'policy-changes': {
    records: [call('organizations', 'DetachPolicy', { policyId: 'p-1', targetId: 'ou-1' })],
    row: { event: 'DetachPolicy', resource: 'p-1', target: 'ou-1', weakened: true },
    miss: [{ eventName: 'AttachPolicy' }, { eventName: 'DescribePolicy', eventSource: 'iot.amazonaws.com' }],
  },
  'delegated-administrators': {
    records: [call('guardduty', 'EnableOrganizationAdminAccount', { adminAccountId: '444455556666' })],
    row: { resource: '444455556666', trusted_service: 'guardduty.amazonaws.com', granted: true },
    miss: [{ eventName: 'DisableOrganizationAdminAccount' }, { eventName: 'ListOrganizationAdminAccounts', readOnly: true }],
  },
  'activity-by-account': {
    records: [
      onDay('2026-03-02T09:30:00Z'),
      onDay('2026-03-02T09:40:00Z', { readOnly: true }),
      onDay('2026-03-01T09:30:00Z', { errorCode: 'AccessDenied' }),
      onDay('2026-03-01T09:40:00Z'),
      onDay('2026-02-20T09:30:00Z'),
    ],
    row: { account: '111122223333', events: 4, changes: 3, failed: 1, active_days: 2, daily_events: 2, daily_events_before: 1, ratio: 2 },
    miss: { '0.recipientAccountId': '444455556666', '1.readOnly': false, '2.errorCode': undefined, '4.eventTime': '2026-01-20T09:30:00Z' },
  },
  'users-by-account': {
    records: [
      call('sqs', 'CreateQueue', null, { ...IN_THEIRS, 'userIdentity.accessKeyId': 'ASIAEXAMPLE1' }),
      call('sqs', 'ListQueues', null, { ...IN_THEIRS, 'userIdentity.accessKeyId': 'ASIAEXAMPLE2', 'readOnly': true }),
    ],
    row: { account: '444455556666', actor: 'Developer', home_account: '111122223333', events: 2, changes: 1, access_keys: 2 },
    miss: { '0.recipientAccountId': '111122223333', '1.userIdentity.type': undefined, '1.readOnly': false },
  },
  'cross-account-access': {
    records: [call('kms', 'Decrypt', { keyId: 'k-1' }, { ...FROM_THEIRS, errorCode: 'AccessDenied' })],
    row: { account: '111122223333', home_account: '444455556666', event: 'Decrypt', events: 1, failed: 1, example_resource: 'k-1' },
    miss: { 'userIdentity.accountId': '111122223333', 'userIdentity.type': 'AWSService', 'errorCode': undefined },
  },
  'multi-account-actions': {
    records: [
      call('s3', 'GetObject', { bucketName: 'invoices' }, { ...FROM_THEIRS, sharedEventID: 'shared-1' }),
      call('s3', 'GetObject', { bucketName: 'invoices' }, { ...FROM_THEIRS, ...IN_THEIRS, sharedEventID: 'shared-1' }),
    ],
    row: { actor_account: '444455556666', affected_accounts: '111122223333, 444455556666', event: 'GetObject', actions: 1 },
    miss: { '0.sharedEventID': undefined, '1.sharedEventID': 'shared-2', '1.recipientAccountId': '111122223333' },
  },
  'inactive-accounts': {
    records: [
      onDay('2026-02-10T09:30:00Z', IN_THEIRS),
      onDay('2026-02-11T09:30:00Z', IN_THEIRS),
      onDay('2026-02-12T09:30:00Z', { ...IN_THEIRS, eventName: 'DeleteQueue' }),
    ],
    row: { account: '444455556666', events: 0, events_before: 3, days_active_before: 3, last_event: 'DeleteQueue' },
    miss: { '0.recipientAccountId': '111122223333', '1.eventTime': '2026-03-02T09:30:00Z', '2.eventName': 'CreateQueue' },
  },
  'resource-shares': {
    records: [call('ram', 'CreateResourceShare', {
      name: 'subnets',
      resourceArns: ['arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1'],
      principals: ['444455556666'],
      allowExternalPrincipals: true,
    }, { responseElements: { resourceShare: { resourceShareArn: 'arn:share' } } })],
    row: { resource: 'arn:share', name: 'subnets', principals: '444455556666', external_principals_allowed: true },
    miss: { 'eventSource': 'organizations.amazonaws.com', 'readOnly': true, 'requestParameters.allowExternalPrincipals': false },
  },
  'central-role-use': {
    records: [call('sts', 'AssumeRole', {
      roleArn: 'arn:aws:iam::444455556666:role/OrganizationAccountAccessRole', roleSessionName: 'ana', sourceIdentity: 'ana@example.com',
    })],
    row: {
      event: 'AssumeRole',
      role_arn: 'arn:aws:iam::444455556666:role/OrganizationAccountAccessRole',
      target_account: '444455556666',
      session: 'ana',
      source_identity: 'ana@example.com',
    },
    miss: { 'eventName': 'GetCallerIdentity', 'requestParameters.roleArn': 'arn:aws:iam::444455556666:role/Reader' },
  },
};
