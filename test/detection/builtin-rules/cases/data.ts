import { BY_CLOUDFORMATION, call, Changes, createCase, Fields, RuleCase } from './case';

const BLOCK = 'requestParameters.PublicAccessBlockConfiguration';
const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
const RULE = 'requestParameters.LifecycleConfiguration.Rule';
const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';
const GRANTS = 'requestParameters.AccessControlPolicy.AccessControlList.Grant';
const GRANT_HEADERS = ['read', 'write', 'read-acp', 'write-acp', 'full-control'].map((right) => `x-amz-grant-${right}`);
const OPEN = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::site/*' };
const OWN = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 's3:*', Resource: 'arn:aws:s3:::site/*' };
const TLS_ONLY = { Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const BY_USER = { type: 'IAMUser', userName: 'ana', arn: 'arn:aws:iam::111122223333:user/ana' };

const PUBLIC_POLICY = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}';

const STATEMENT = 'requestParameters.bucketPolicy.Statement';
const bucketPolicy = (...statements: readonly Fields[]): Fields => ({
  bucketName: 'site',
  bucketPolicy: { Version: '2012-10-17', Statement: statements },
});
const statementMisses = (statement: string): Changes => {
  return {
    [`${statement}.Effect`]: 'Deny',
    [`${statement}.Principal`]: { Service: 'logging.s3.amazonaws.com' },
    [`${statement}.Principal.AWS`]: 'arn:aws:iam::111122223333:role/Reader*',
    [`${statement}.Condition`]: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  };
};

export const DATA_CASES: Readonly<Record<string, RuleCase>> = {
  'public-access-block-removed': createCase(call('s3', 'DeleteBucketPublicAccessBlock', { bucketName: 'site' }), [
    { eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketPublicAccessBlock', errorCode: 'AccessDenied' },
    ...BLOCKS.map((name) => ({ [`${BLOCK}.${name}`]: true })),
  ],
  { eventSource: 's3-control.amazonaws.com', eventName: 'DeleteAccountPublicAccessBlock' },
  ...[...BLOCKS.map((name) => [name, false]), ['IgnorePublicAcls', undefined], ['RestrictPublicBuckets', undefined]].map(([name, value]) => ({
    eventName: 'PutBucketPublicAccessBlock',
    [BLOCK]: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    [`${BLOCK}.${name}`]: value,
  }))),
  'bucket-made-public': createCase(call('s3', 'PutBucketPolicy', bucketPolicy(OPEN)), [
    { eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketPolicy' },
    statementMisses(`${STATEMENT}.0`),
    statementMisses(`${STATEMENT}.1`),
    statementMisses(STATEMENT),
  ],
  { 'requestParameters.bucketPolicy.Statement': [{ ...OPEN, Principal: { AWS: '*' } }] },
  { 'requestParameters.bucketPolicy.Statement': [TLS_ONLY, OPEN] },
  { 'requestParameters.bucketPolicy.Statement': OPEN },
  { 'requestParameters.bucketPolicy.Statement': [OWN, { ...OPEN, Principal: { AWS: '*' } }] }),
  'acl-made-public': createCase(call('s3', 'PutBucketAcl', { 'bucketName': 'site', 'x-amz-acl': 'public-read' }), [
    { 'eventSource': 's3-outposts.amazonaws.com', 'eventName': 'GetBucketAcl', 'requestParameters.x-amz-acl': 'private' },
    { [`${GRANTS}.0.Grantee.URI`]: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
    { [`${GRANTS}.Grantee.URI`]: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
    ...GRANT_HEADERS.map((header) => ({ [`requestParameters.accessControlList.${header}`]: 'id="1"' })),
  ],
  { 'requestParameters.x-amz-acl': 'authenticated-read' },
  { eventName: 'CreateBucket' },
  { requestParameters: { AccessControlPolicy: { AccessControlList: { Grant: [{ Grantee: { URI: ALL_USERS }, Permission: 'READ' }] } } } },
  { requestParameters: { AccessControlPolicy: { AccessControlList: { Grant: { Grantee: { URI: ALL_USERS }, Permission: 'READ' } } } } },
  ...GRANT_HEADERS.map((header) => ({ requestParameters: { bucketName: 'site', accessControlList: { [header]: `uri=${ALL_USERS}` } } }))),
  'bucket-access-changed': createCase(call('s3', 'PutBucketPolicy', bucketPolicy(OWN)), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketPolicy', ...BY_CLOUDFORMATION,
  }),
  'bucket-versioning-suspended': createCase(call('s3', 'PutBucketVersioning', {
    bucketName: 'site', VersioningConfiguration: { Status: 'Suspended' },
  }), {
    'eventSource': 's3-outposts.amazonaws.com',
    'eventName': 'GetBucketVersioning',
    'requestParameters.VersioningConfiguration.Status': 'Enabled',
  }),
  'bucket-lifecycle-deletes-soon': createCase(call('s3', 'PutBucketLifecycle', {
    bucketName: 'logs', LifecycleConfiguration: { Rule: { Status: 'Enabled', Expiration: { Days: 1 } } },
  }), [
    { eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketLifecycle', [`${RULE}.Expiration.Days`]: 30, ...BY_CLOUDFORMATION },
    { [`${RULE}.Status`]: 'Disabled', [`${RULE}.0.Status`]: 'Disabled' },
    { [`${RULE}.NoncurrentVersionExpiration.NoncurrentDays`]: 30, [`${RULE}.0.NoncurrentVersionExpiration.NoncurrentDays`]: 30 },
    { [`${RULE}.Expiration.Date`]: undefined, [`${RULE}.0.Expiration.Date`]: undefined },
    { [`${RULE}.1.Expiration.Days`]: 7 },
  ],
  { [RULE]: { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 1 } } },
  { [RULE]: { Status: 'Enabled', Expiration: { Date: '2020-01-01T00:00:00.000Z' } } },
  { [RULE]: [{ Transition: { Days: 1 } }, { Status: 'Enabled', Expiration: { Days: 2 } }] },
  { [RULE]: [{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 1 } }] },
  { [RULE]: [{ Status: 'Enabled', Expiration: { Date: '2020-01-01T00:00:00.000Z' } }] }),
  'bucket-replication-changed': createCase(call('s3', 'PutBucketReplication', { bucketName: 'orders' }), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketReplication', ...BY_CLOUDFORMATION,
  }),
  'bucket-encryption-changed': createCase(call('s3', 'PutBucketEncryption', { bucketName: 'orders' }), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketEncryption', ...BY_CLOUDFORMATION,
  }),
  'buckets-deleted': createCase(call('s3', 'DeleteBucket', { bucketName: 'orders' }), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'DeleteBucketPolicy', ...BY_CLOUDFORMATION,
  }),
  'objects-encrypted-with-own-key': createCase(call('s3', 'CopyObject', { bucketName: 'orders', key: 'a' }, { additionalEventData: { SSEApplied: 'SSE_C' } }), {
    'eventSource': 's3-outposts.amazonaws.com',
    'eventName': 'GetObject',
    'additionalEventData.SSEApplied': 'SSE_KMS',
    'requestParameters.x-amz-server-side-encryption-customer-algorithm': undefined,
  }, {
    'eventName': 'CreateMultipartUpload',
    'additionalEventData.SSEApplied': undefined,
    'requestParameters.x-amz-server-side-encryption-customer-algorithm': 'AES256',
  }),
  'objects-deleted-in-bulk': createCase(call('s3', 'DeleteObjects', { bucketName: 'orders' }), {
    'eventSource': 's3-outposts.amazonaws.com', 'eventName': 'PutObject', 'userIdentity.invokedBy': 'AWS Internal',
  }),
  'snapshot-made-public': createCase(call('ec2', 'ModifySnapshotAttribute', {
    createVolumePermission: { add: { items: [{ group: 'all' }] } },
  }), [
    { 'eventName': 'DescribeSnapshotAttribute', 'requestParameters.createVolumePermission.add.items': [{ userId: '444455556666' }] },
    { 'requestParameters.launchPermission.add.items': [{ userId: '444455556666' }], 'requestParameters.valuesToAdd': ['444455556666'] },
  ],
  { eventName: 'ModifyImageAttribute', requestParameters: { launchPermission: { add: { items: [{ group: 'all' }] } } } },
  { eventSource: 'rds.amazonaws.com', eventName: 'ModifyDBSnapshotAttribute', requestParameters: { valuesToAdd: ['all'] } }),
  'snapshot-shared': createCase(call('ec2', 'ModifySnapshotAttribute', {
    createVolumePermission: { add: { items: [{ userId: '444455556666' }] } },
  }), [
    { eventName: 'DescribeSnapshotAttribute', ...BY_CLOUDFORMATION },
    { 'requestParameters.createVolumePermission.add.items': [{ group: 'all' }] },
    { 'requestParameters.valuesToAdd': ['all'] },
  ], { eventSource: 'rds.amazonaws.com', eventName: 'ModifyDBSnapshotAttribute', requestParameters: { valuesToAdd: ['444455556666'] } }),
  'image-shared': createCase(call('ec2', 'ModifyImageAttribute', { launchPermission: { add: { items: [{ userId: '444455556666' }] } } }), {
    'eventName': 'DescribeImageAttribute',
    'requestParameters.launchPermission': { remove: { items: [{ userId: '444455556666' }] } },
    'userIdentity.invokedBy': 'imagebuilder.amazonaws.com',
  },
  ...['organizationArn', 'organizationalUnitArn'].map((whom) =>
    ({ 'requestParameters.launchPermission.add.items': [{ [whom]: 'arn:aws:organizations::444455556666:o-1' }] }))),
  'shared-snapshot-used': createCase(call('ec2', 'SharedSnapshotVolumeCreated', null, {
    eventType: 'AwsServiceEvent', userIdentity: { invokedBy: 'ec2.amazonaws.com' },
  }), {
    eventSource: 'rds.amazonaws.com', eventName: 'CreateVolume',
  }),
  'database-exported': createCase(call('rds', 'StartExportTask', { s3BucketName: 'exports' }), [
    { eventSource: 'docdb-elastic.amazonaws.com', eventName: 'DescribeExportTasks' },
  ], { eventSource: 'dynamodb.amazonaws.com', eventName: 'ExportTableToPointInTime' }),
  'snapshots-deleted-in-bulk': createCase(call('ec2', 'DeleteSnapshot', { snapshotId: 'snap-1' }), {
    eventName: 'CreateSnapshot', ...BY_CLOUDFORMATION,
  }),
  'backups-destroyed': createCase(call('backup', 'DeleteRecoveryPoint', { backupVaultName: 'main' }), {
    eventSource: 'drs.amazonaws.com', eventName: 'DescribeRecoveryPoint', ...BY_CLOUDFORMATION,
  }),
  'database-public': createCase(call('rds', 'CreateDBInstance', { publiclyAccessible: true }), [
    { 'eventSource': 'neptune-db.amazonaws.com', 'eventName': 'RebootDBInstance', 'requestParameters.publiclyAccessible': false },
    { 'responseElements.publiclyAccessible': false },
    { eventName: 'ModifyDBInstance' },
  ],
  { eventName: 'ModifyDBInstance' },
  { 'requestParameters.publiclyAccessible': undefined, 'responseElements.publiclyAccessible': true }),
  'database-deleted-without-snapshot': createCase(call('rds', 'DeleteDBInstance', { dBInstanceIdentifier: 'orders', skipFinalSnapshot: true }), {
    'eventSource': 'neptune-db.amazonaws.com',
    'eventName': 'StopDBInstance',
    'requestParameters.skipFinalSnapshot': false,
    ...BY_CLOUDFORMATION,
  }),
  'database-password-changed': createCase(call('rds', 'ModifyDBInstance', { dBInstanceIdentifier: 'orders', masterUserPassword: '****' }), {
    'eventSource': 'redshift.amazonaws.com',
    'eventName': 'RestoreDBInstanceFromS3',
    'requestParameters.masterUserPassword': undefined,
    ...BY_CLOUDFORMATION,
  }),
  'database-cluster-changes': createCase(call('rds', 'FailoverDBCluster', { dBClusterIdentifier: 'orders' }), {
    eventSource: 'redshift.amazonaws.com', eventName: 'DescribeDBClusters', ...BY_CLOUDFORMATION,
  }),
  'file-systems-deleted': createCase(call('elasticfilesystem', 'DeleteFileSystem', { fileSystemId: 'fs-1' }), {
    eventSource: 'fsx.amazonaws.com', eventName: 'DescribeFileSystems', ...BY_CLOUDFORMATION,
  }),
  'secrets-read-in-bulk': createCase(call('secretsmanager', 'GetSecretValue', { secretId: 'db' }), {
    'eventSource': 'ssm.amazonaws.com', 'eventName': 'DescribeSecret', 'userIdentity.invokedBy': 'rds.amazonaws.com',
  }),
  'secrets-read-by-user': createCase(call('secretsmanager', 'GetSecretValue', { secretId: 'db' }, { userIdentity: BY_USER }), {
    'eventSource': 'ssm.amazonaws.com', 'eventName': 'DescribeSecret', 'userIdentity.type': 'AssumedRole',
  }),
  'parameters-read-in-bulk': createCase(call('ssm', 'GetParametersByPath', { path: '/' }), {
    eventSource: 'appconfig.amazonaws.com', eventName: 'DescribeParameters', ...BY_CLOUDFORMATION,
  }),
  'parameters-decrypted-by-user': createCase(call('ssm', 'GetParameter', { name: '/db/password', withDecryption: true }, { userIdentity: BY_USER }), {
    'eventSource': 'appconfig.amazonaws.com',
    'eventName': 'DescribeParameters',
    'userIdentity.type': 'AssumedRole',
    'requestParameters.withDecryption': false,
  }),
  'secrets-deleted-at-once': createCase(call('secretsmanager', 'DeleteSecret', { secretId: 'db', forceDeleteWithoutRecovery: true }), {
    'eventSource': 'ssm.amazonaws.com',
    'eventName': 'RestoreSecret',
    'requestParameters.forceDeleteWithoutRecovery': false,
    ...BY_CLOUDFORMATION,
  }),
  'secret-policy-changed': createCase(call('secretsmanager', 'PutResourcePolicy', { secretId: 'db' }), {
    eventSource: 'glue.amazonaws.com', eventName: 'GetResourcePolicy', ...BY_CLOUDFORMATION,
  }),
  'kms-key-deletion': createCase(call('kms', 'ScheduleKeyDeletion', { keyId: 'k1', pendingWindowInDays: 7 }), {
    eventSource: 'cloudhsm.amazonaws.com', eventName: 'CancelKeyDeletion',
  }),
  'kms-key-material-deleted': createCase(call('kms', 'DeleteImportedKeyMaterial', { keyId: 'k1' }), {
    eventSource: 'cloudhsm.amazonaws.com', eventName: 'ImportKeyMaterial',
  }),
  'kms-key-policy-changed': createCase(call('kms', 'PutKeyPolicy', { keyId: 'k1', policyName: 'default' }), {
    eventSource: 'iam.amazonaws.com', eventName: 'GetKeyPolicy', ...BY_CLOUDFORMATION,
  }),
  'kms-grant-created': createCase(call('kms', 'CreateGrant', { keyId: 'k1', granteePrincipal: 'arn:aws:iam::444455556666:root' }), {
    'eventSource': 'license-manager.amazonaws.com',
    'eventName': 'ListGrants',
    'userIdentity.invokedBy': 'ec2.amazonaws.com',
    'requestParameters.granteePrincipal': 'dynamodb.eu-west-1.amazonaws.com',
  }),
  'ebs-encryption-disabled': createCase(call('ec2', 'DisableEbsEncryptionByDefault'), {
    eventSource: 'kms.amazonaws.com', eventName: 'EnableEbsEncryptionByDefault',
  }),
  'account-data-settings-weakened': createCase(call('ec2', 'DisableSnapshotBlockPublicAccess'), {
    eventSource: 'rds.amazonaws.com', eventName: 'EnableSnapshotBlockPublicAccess',
  }),
  'bucket-mfa-delete-disabled': createCase(call('s3', 'PutBucketVersioning', {
    bucketName: 'site', VersioningConfiguration: { Status: 'Enabled', MfaDelete: 'Disabled' },
  }), {
    'eventSource': 's3-outposts.amazonaws.com',
    'eventName': 'GetBucketVersioning',
    'requestParameters.VersioningConfiguration.MfaDelete': 'Enabled',
  }),
  'objects-read-by-user': createCase(call('s3', 'GetObject', { bucketName: 'orders', key: 'a' }, { userIdentity: BY_USER }), {
    'eventSource': 's3-outposts.amazonaws.com',
    'eventName': 'HeadObject',
    'userIdentity.type': 'AssumedRole',
    'userIdentity.invokedBy': 'athena.amazonaws.com',
  }),
  'database-backups-removed': createCase(call('rds', 'DeleteDBInstanceAutomatedBackup', { dbiResourceId: 'db-1' }), [
    { eventSource: 'backup.amazonaws.com', eventName: 'StartDBInstanceAutomatedBackupsReplication', ...BY_CLOUDFORMATION },
    { 'requestParameters.backupRetentionPeriod': 7 },
  ],
  { eventName: 'DeleteDBClusterAutomatedBackup' },
  { eventName: 'ModifyDBInstance', requestParameters: { dBInstanceIdentifier: 'orders', backupRetentionPeriod: 0 } }),
  'deletion-protection-disabled': createCase(call('rds', 'ModifyDBInstance', { dBInstanceIdentifier: 'orders', deletionProtection: false }), [
    { 'eventSource': 'redshift.amazonaws.com', 'eventName': 'StopDBInstance', 'requestParameters.deletionProtection': true, ...BY_CLOUDFORMATION },
    { 'requestParameters.deletionProtectionEnabled': true },
  ],
  { eventName: 'ModifyDBCluster' },
  {
    eventSource: 'dynamodb.amazonaws.com', eventName: 'UpdateTable', requestParameters: { tableName: 'orders', deletionProtectionEnabled: false },
  }),
  'tables-deleted': createCase(call('dynamodb', 'DeleteTable', { tableName: 'orders' }), {
    eventSource: 'glue.amazonaws.com', eventName: 'DescribeTable', ...BY_CLOUDFORMATION,
  }, { eventName: 'DeleteBackup' }),
  'table-recovery-disabled': createCase(call('dynamodb', 'UpdateContinuousBackups', {
    tableName: 'orders', pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
  }), {
    'eventSource': 'cassandra.amazonaws.com',
    'eventName': 'DescribeContinuousBackups',
    'requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled': true,
    ...BY_CLOUDFORMATION,
  }),
  'warehouse-snapshot-shared': createCase(call('redshift', 'AuthorizeSnapshotAccess', { accountWithRestoreAccess: '444455556666' }), {
    eventSource: 'rds.amazonaws.com', eventName: 'RevokeSnapshotAccess', ...BY_CLOUDFORMATION,
  }),
  'instance-exported': createCase(call('ec2', 'CreateInstanceExportTask', { instanceId: 'i-1' }), {
    eventSource: 'mgn.amazonaws.com', eventName: 'CancelExportTask', ...BY_CLOUDFORMATION,
  }, { eventName: 'ExportImage' }, { eventName: 'CreateStoreImageTask' }),
  'queue-or-topic-policy-changed': createCase(call('sqs', 'SetQueueAttributes', { attributes: { Policy: PUBLIC_POLICY } }), [
    { eventSource: 'events.amazonaws.com', eventName: 'GetQueueAttributes', ...BY_CLOUDFORMATION },
    { 'requestParameters.attributes': { VisibilityTimeout: '30' } },
    { 'requestParameters.attributeName': 'DisplayName' },
  ],
  { eventName: 'AddPermission', requestParameters: { label: 'open', aWSAccountIds: ['*'] } },
  { eventSource: 'sns.amazonaws.com', eventName: 'AddPermission', requestParameters: { label: 'open' } },
  {
    eventSource: 'sns.amazonaws.com', eventName: 'SetTopicAttributes', requestParameters: { attributeName: 'Policy', attributeValue: PUBLIC_POLICY },
  }),
  'repository-policy-changed': createCase(call('ecr', 'SetRepositoryPolicy', { repositoryName: 'shop', policyText: PUBLIC_POLICY }), {
    eventSource: 'codeartifact.amazonaws.com', eventName: 'GetRepositoryPolicy', ...BY_CLOUDFORMATION,
  }),
  'search-domain-policy-changed': createCase(call('es', 'UpdateDomainConfig', { domainName: 'logs', accessPolicies: PUBLIC_POLICY }), {
    'eventSource': 'aoss.amazonaws.com',
    'eventName': 'DescribeDomainConfig',
    'requestParameters.accessPolicies': undefined,
    ...BY_CLOUDFORMATION,
  }, { eventName: 'UpdateElasticsearchDomainConfig' }),
};
