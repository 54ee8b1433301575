import { QueryCase } from './case';
import { BY_CLOUDFORMATION, BY_MCP_SERVER, call, signIn } from '../../records';

const LATER = '2026-03-02T09:40:00Z';
const ROOT = { type: 'Root', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root' };

export const SECURITY_CASES: Readonly<Record<string, QueryCase>> = {
  'deleted-buckets': {
    records: [call('s3', 'DeleteBucket', { bucketName: 'archive' }, BY_CLOUDFORMATION)],
    row: { event: 'DeleteBucket', resource: 'archive', session: 'ana', invoked_by: 'cloudformation.amazonaws.com' },
    miss: { eventName: 'DeleteBucketPolicy', errorCode: 'BucketNotEmpty' },
  },
  'external-bucket-creators': {
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
    records: [call('iam', 'CreateUser', null, { userIdentity: ROOT }), call('iam', 'CreateUser', null, { userIdentity: ROOT, ...BY_MCP_SERVER })],
    row: { account: '111122223333', event: 'CreateUser', events: 2, without_mfa: 2 },
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
    row: { actor: 'ana', outcome: 'Success', outside_network: false, mobile_device: true, mfa: false },
    miss: { 'eventName': 'CheckMfa', 'additionalEventData.MobileVersion': 'No', 'sourceIPAddress': '198.51.100.7' },
  },
  'detections-by-rule': {
    records: [
      call('cloudtrail', 'StopLogging', { name: 'audit' }),
      call('cloudtrail', 'DeleteTrail', { name: 'audit' }, { errorCode: 'AccessDenied' }),
    ],
    row: { account: '111122223333', rule: 'trail-tampering', events: 2, failed: 1, actors: 1, sample_actors: 'Developer' },
    miss: { '0.eventName': 'DescribeTrails', '1.errorCode': undefined },
  },
  'detections-by-actor': {
    records: [call('cloudtrail', 'StopLogging', { name: 'audit' }), call('iam', 'CreateAccessKey', { userName: 'backup' }, { eventTime: LATER })],
    row: { actor: 'Developer', rule_names: 'access-key-created, trail-tampering', events: 2, first_event: 'StopLogging', last_event: 'CreateAccessKey' },
    miss: { '0.eventName': 'DescribeTrails', '1.eventTime': '2026-03-02T09:29:00Z' },
  },
  'weakened-protections': {
    records: [call('guardduty', 'UpdateDetector', { detectorId: 'd1', enable: false })],
    row: { event: 'UpdateDetector', protection: 'GuardDuty' },
    miss: { ...BY_CLOUDFORMATION, eventName: 'GetDetector', eventSource: 'inspector2.amazonaws.com' },
  },
  'new-regions': {
    records: [
      call('ec2', 'RunInstances', null, { awsRegion: 'ap-south-1' }),
      call('ec2', 'RunInstances', null, { awsRegion: 'eu-west-1', eventTime: '2026-01-10T09:30:00Z' }),
    ],
    row: { account: '111122223333', region: 'ap-south-1', events: 1, sample_events: 'RunInstances' },
    miss: {
      '0.readOnly': true, '0.userIdentity.type': 'AWSService', '0.eventType': 'AwsServiceEvent', '0.awsRegion': 'eu-west-1', '1.awsRegion': 'ap-south-1',
    },
  },
  'instance-access': {
    records: [call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', instanceIds: ['i-1'] })],
    row: { event: 'SendCommand', method: 'Systems Manager', target: 'i-1', document: 'AWS-RunShellScript' },
    miss: { eventName: 'DescribeInstanceInformation', eventSource: 'ecs.amazonaws.com' },
  },
  'ssm-commands': {
    records: [
      call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', instanceIds: ['i-1', 'i-2'], outputS3BucketName: 'loot' }),
      call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', targets: [{ key: 'tag:role', values: ['web'] }] }),
    ],
    row: {
      actor: 'Developer', document: 'AWS-RunShellScript', events: 2, targets: 3, sample_targets: 'i-1, i-2, web', with_output_bucket: 1,
    },
    miss: { 'eventName': 'ListCommands', '0.requestParameters.instanceIds': ['i-1'], '0.requestParameters.outputS3BucketName': '' },
  },
  'ransomware-indicators': {
    records: [
      call('s3', 'PutBucketVersioning', { bucketName: 'orders', VersioningConfiguration: { Status: 'Suspended' } }),
      call('s3', 'PutBucketLifecycle', { bucketName: 'orders', LifecycleConfiguration: { Rule: { Expiration: { Days: 1 } } } }),
      call('s3', 'PutObject', { bucketName: 'orders', key: 'a' }, { ...BY_MCP_SERVER, additionalEventData: { SSEApplied: 'SSE_C' } }),
    ],
    row: { actor: 'Developer', indicator: 'lifecycle rule with early expiration', actor_indicators: 3, events: 1, resources: 1, sample_resources: 'orders' },
    miss: {
      '1.requestParameters.LifecycleConfiguration.Rule.Expiration.Days': 10,
      '0.requestParameters.VersioningConfiguration.Status': 'Enabled',
      '2.additionalEventData.SSEApplied': 'SSE_KMS',
      'userIdentity.invokedBy': 'cloudformation.amazonaws.com',
    },
  },
  'lambda-changes': {
    records: [call('lambda', 'AddPermission20150331v2', {
      functionName: 'arn:aws:lambda:eu-west-1:111122223333:function:billing', action: 'lambda:InvokeFunction', principal: '*',
    })],
    row: { event: 'AddPermission', function_name: 'billing', granted_to: '*' },
    miss: {
      'eventName': 'GetPolicy20150331v2', 'eventSource': 'sns.amazonaws.com', 'requestParameters.principal': 's3.amazonaws.com',
    },
  },
  'attack-tools': {
    records: [call('sts', 'GetCallerIdentity', null, { userAgent: 'Boto3/1.40 os/linux#6.12-Kali-amd64' })],
    row: { actor: 'Developer', source_address: '198.51.100.7', events: 1, example_agent: 'Boto3/1.40 os/linux#6.12-Kali-amd64' },
    miss: { userAgent: 'Boto3/1.40 os/linux#6.12' },
  },
  'deletion-bursts': {
    records: Array.from({ length: 20 }, (_, index) => call('ec2', 'DeleteVolume', { name: `vol-${index}` }, {
      ...index === 0 ? BY_MCP_SERVER : {}, sourceIPAddress: '198.51.100.7',
    })),
    row: { actor: 'Developer', hour: '2026-03-02 09:00:00', events: 20, event_types: 1, services: 1 },
    miss: {
      '3.eventTime': '2026-03-02T10:00:00Z',
      '3.eventName': 'CreateVolume',
      'readOnly': true,
      ...BY_CLOUDFORMATION,
      '0.userIdentity.invokedBy': 'x.amazonaws.com',
      '3.sourceIPAddress': '203.0.113.9',
      'userIdentity.type': 'AWSService',
    },
  },
};
