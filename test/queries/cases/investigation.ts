import { QueryCase } from './case';
import { call } from '../../records';

const BY_KEY = { type: 'IAMUser', userName: 'backup', arn: 'arn:aws:iam::111122223333:user/backup', accessKeyId: 'AKIAEXAMPLE' };

export const INVESTIGATION_CASES: Readonly<Record<string, QueryCase>> = {
  'event-search': {
    records: [call('iam', 'CreateUser', { userName: 'backup' })],
    row: { event: 'CreateUser', resource: 'backup', role: 'Developer', session: 'ana', event_id: 'event-0' },
    miss: { 'userIdentity.type': 'FederatedUser', 'eventTime': '2026-02-20T09:30:00Z' },
  },
  'events-in-time-slot': {
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
    records: [call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' })],
    row: { service: 'ec2', event: 'RunInstances', error: 'Client.UnauthorizedOperation', events: 1, actors: 1 },
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
};
