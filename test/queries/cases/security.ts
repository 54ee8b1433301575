import { QueryCase } from './case';
import { BY_CLOUDFORMATION, call, signIn } from '../../records';

const ROOT = { type: 'Root', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root' };

export const SECURITY_CASES: Readonly<Record<string, QueryCase>> = {
  'deleted-buckets': {
    records: [call('s3', 'DeleteBucket', { bucketName: 'archive' }, BY_CLOUDFORMATION)],
    row: { event: 'DeleteBucket', resource: 'archive', session: 'ana', invoked_by: 'cloudformation.amazonaws.com' },
    miss: { eventName: 'DeleteBucketPolicy', errorCode: 'BucketNotEmpty' },
  },
  'foreign-bucket-creators': {
    records: [call('s3', 'CreateBucket', { bucketName: 'loot' }, { 'userIdentity.accountId': '444455556666' })],
    row: { resource: 'loot', actor_account: '444455556666' },
    miss: { 'userIdentity.accountId': '111122223333', 'eventName': 'HeadBucket' },
  },
  'kms-decrypt-activity': {
    records: [call('kms', 'Decrypt', null, { resources: [{ ARN: 'arn:aws:kms:eu-west-1:111122223333:key/k1', type: 'AWS::KMS::Key' }] })],
    row: { actor: 'Developer', resource: 'arn:aws:kms:eu-west-1:111122223333:key/k1', events: 1, failed: 0 },
    miss: { eventName: 'Encrypt', errorCode: 'AccessDenied' },
  },
  'root-activity': {
    records: [call('iam', 'CreateUser', null, { userIdentity: ROOT })],
    row: { account: '111122223333', event: 'CreateUser', events: 1, without_mfa: 1 },
    miss: {
      'userIdentity.type': 'IAMUser',
      'userIdentity.invokedBy': 'support.amazonaws.com',
      'eventType': 'AwsServiceEvent',
      'userIdentity.sessionContext': { attributes: { mfaAuthenticated: 'true' } },
    },
  },
  'security-group-changes': {
    records: [call('ec2', 'AuthorizeSecurityGroupIngress', { groupId: 'sg-0a1b2c3d' })],
    row: { event: 'AuthorizeSecurityGroupIngress', resource: 'sg-0a1b2c3d' },
    miss: { 'eventName': 'DescribeSecurityGroups', 'requestParameters.groupId': 'default' },
  },
  'suspicious-console-logins': {
    records: [signIn({ 'additionalEventData.MobileVersion': 'Yes', 'sourceIPAddress': '10.1.2.3' })],
    row: { actor: 'ana', outcome: 'Success', outside_network: false, mobile: true, mfa: false },
    miss: { 'eventName': 'CheckMfa', 'additionalEventData.MobileVersion': 'No', 'sourceIPAddress': '198.51.100.7' },
  },
};
