import { QueryCase } from './case';
import { call } from '../../records';

const PUBLIC_DATABASE = { dBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:shop', engine: 'postgres', publiclyAccessible: true };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';

/** Copies of data, databases, secrets and keys. */
export const COPY_CASES: Readonly<Record<string, QueryCase>> = {
  'snapshots-shared': {
    records: [call('ec2', 'ModifySnapshotAttribute', {
      snapshotId: 'snap-1', createVolumePermission: { add: { items: [{ userId: '444455556666' }, { group: 'all' }] } },
    })],
    row: { resource: 'snap-1', shared_with: '444455556666, all', unshared_with: null, public: true },
    miss: {
      'eventName': 'ModifyVolumeAttribute',
      'requestParameters.createVolumePermission.add.items.1.group': undefined,
      'requestParameters.createVolumePermission.add.items': [],
    },
  },
  'unencrypted-snapshots': {
    records: [call('ec2', 'CreateSnapshot', { volumeId: 'vol-1' }, {
      responseElements: { snapshotId: 'snap-1', volumeSize: '8', encrypted: false },
    })],
    row: { resource: 'snap-1', source: 'vol-1', size_gb: '8', event_id: 'event-0' },
    miss: { 'errorCode': 'Client.UnauthorizedOperation', 'responseElements.encrypted': true, 'eventName': 'CreateVolume' },
  },
  'public-databases': {
    records: [
      call('rds', 'CreateDBInstance', { publiclyAccessible: true }, { responseElements: PUBLIC_DATABASE }),
      call('rds', 'ModifyDBInstance', { allocatedStorage: 50 }, {
        eventTime: '2026-03-02T09:31:00Z',
        responseElements: { ...PUBLIC_DATABASE, vpcSecurityGroups: [{ vpcSecurityGroupId: 'sg-1' }, { vpcSecurityGroupId: 'sg-2' }] },
      }),
    ],
    row: { event: 'ModifyDBInstance', resource: PUBLIC_DATABASE.dBInstanceArn, public_requested: false, security_groups: 'sg-1, sg-2' },
    miss: { '1.responseElements.publiclyAccessible': false, '1.eventName': 'DeleteDBInstance', '1.errorCode': 'DBInstanceNotFound' },
  },
  'databases-deleted-without-snapshot': {
    records: [call('rds', 'DeleteDBInstance', { dBInstanceIdentifier: 'shop', skipFinalSnapshot: true, deleteAutomatedBackups: false }, {
      responseElements: { engine: 'mysql', allocatedStorage: 20, backupRetentionPeriod: 7 },
    })],
    row: { resource: 'shop', engine: 'mysql', size_gb: '20', backups_deleted: false, retention_days: '7' },
    miss: { 'eventName': 'StopDBInstance', 'requestParameters.skipFinalSnapshot': false, 'requestParameters.deleteAutomatedBackups': undefined },
  },
  'database-restores': {
    records: [call('rds', 'RestoreDBClusterToPointInTime', {
      dBClusterIdentifier: 'copy', sourceDBClusterIdentifier: 'shop', restoreToTime: 'Mar 1, 2026, 8:00:00 AM', dBSubnetGroupName: 'open',
    }, { responseElements: { engine: 'aurora-mysql', storageEncrypted: true } })],
    row: {
      resource: 'copy',
      restored_from: 'shop',
      restored_to_time: 'Mar 1, 2026, 8:00:00 AM',
      engine: 'aurora-mysql',
      encrypted: 'true',
      subnet_group: 'open',
    },
    miss: { 'eventName': 'CreateDBCluster', 'eventSource': 'docdb.amazonaws.com', 'requestParameters.restoreToTime': undefined },
  },
  'secrets-read': {
    records: [
      call('secretsmanager', 'GetSecretValue', { secretId: 'payments' }),
      call('secretsmanager', 'GetSecretValue', { secretId: 'payments' }, { eventTime: '2026-03-01T09:30:00Z', errorCode: 'AccessDenied' }),
    ],
    row: { secret: 'payments', actor: 'Developer', events: 2, failed: 1, addresses: 1, days: 2 },
    miss: { '0.eventName': 'DescribeSecret', '1.requestParameters.secretId': 'mail', '1.errorCode': undefined },
  },
  'parameters-read': {
    records: [call('ssm', 'GetParameters', { names: ['/prod/key', '/prod/password'], withDecryption: true })],
    row: { name: '/prod/password', decrypted: true, actor: 'Developer', events: 1, failed: 0 },
    miss: { 'eventName': 'DescribeParameters', 'requestParameters.names': ['/prod/key'], 'requestParameters.withDecryption': false },
  },
  'new-key-users': {
    records: [
      call('kms', 'Decrypt', null, { 'resources': [{ ARN: KEY }], 'userIdentity.invokedBy': 's3.amazonaws.com' }),
      call('kms', 'GenerateDataKey', null, { resources: [{ ARN: KEY }] }),
      call('kms', 'Decrypt', null, {
        'resources': [{ ARN: KEY }],
        'eventTime': '2026-02-01T09:30:00Z',
        'userIdentity.sessionContext.sessionIssuer.userName': 'Shop',
      }),
    ],
    row: { actor: 'Developer', resource: KEY, events: 2, actions: 'Decrypt, GenerateDataKey', via_services: 'directly, s3.amazonaws.com' },
    miss: {
      '0.eventName': 'DescribeKey',
      '1.userIdentity.invokedBy': 's3.amazonaws.com',
      '2.userIdentity.sessionContext.sessionIssuer.userName': 'Developer',
    },
  },
  'key-changes': {
    records: [call('kms', 'PutKeyPolicy', {
      keyId: '1', policy: '{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:*" }] }',
    })],
    row: { event: 'PutKeyPolicy', resource: '1', public_policy: true, grantee: null },
    miss: {
      'eventName': 'GetKeyPolicy',
      'requestParameters.policy': '{ "Statement": [{ "Principal": { "AWS": "arn:aws:iam::111122223333:root" } }] }',
    },
  },
  'data-exports': {
    records: [call('dynamodb', 'ExportTableToPointInTime', {
      tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/customers', s3Bucket: 'theirs', s3BucketOwner: '444455556666',
    })],
    row: {
      resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/customers',
      destination: 'theirs',
      destination_account: '444455556666',
    },
    miss: { 'eventName': 'DescribeExport', 'eventSource': 'rds.amazonaws.com', 'requestParameters.s3BucketOwner': undefined },
  },
  'backups-deleted': {
    records: [
      call('ec2', 'DeleteSnapshot', { snapshotId: 'snap-1' }),
      call('ec2', 'DeleteSnapshot', { snapshotId: 'snap-2' }, { errorCode: 'Client.InvalidSnapshot.InUse' }),
      call('ec2', 'DeleteSnapshot', { snapshotId: 'snap-3' }, { eventTime: '2026-03-01T09:30:00Z' }),
    ],
    row: { event: 'DeleteSnapshot', events: 3, failed: 1, resources: 3, max_per_hour: 2, example_resource: 'snap-3' },
    miss: { '0.eventTime': '2026-03-02T10:30:00Z', '1.requestParameters.snapshotId': 'snap-1', '2.eventName': 'CreateSnapshot' },
  },
};
