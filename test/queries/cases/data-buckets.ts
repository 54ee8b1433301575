import { QueryCase } from './case';
import { BY_CLOUDFORMATION, call } from '../../records';

const SETTINGS = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

/** Settings of a whole bucket. */
export const BUCKET_CASES: Readonly<Record<string, QueryCase>> = {
  'public-access-block-history': {
    records: [call('s3', 'PutAccountPublicAccessBlock', { PublicAccessBlockConfiguration: { ...SETTINGS, BlockPublicPolicy: undefined } })],
    row: { resource: '111122223333', scope: 'account', block_acls: 'true', block_policy: null, removed: true, event_id: 'event-0' },
    miss: {
      'eventName': 'GetAccountPublicAccessBlock', 'requestParameters.PublicAccessBlockConfiguration.BlockPublicPolicy': true, 'errorCode': 'AccessDenied',
    },
  },
  'bucket-policy-changes': {
    records: [call('s3', 'PutBucketPolicy', {
      bucketName: 'invoices',
      bucketPolicy: {
        Statement: [
          { Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: ['s3:GetObject'] },
        ],
      },
    }, BY_CLOUDFORMATION)],
    row: {
      resource: 'invoices',
      effect: 'Allow',
      principal: '{"AWS":["*"]}',
      actions: '["s3:GetObject"]',
      has_condition: false,
      public: true,
      invoked_by: 'cloudformation.amazonaws.com',
    },
    miss: {
      'eventName': 'PutBucketAcl',
      'requestParameters.bucketPolicy.Statement.1.Effect': 'Deny',
      'requestParameters.bucketPolicy.Statement.1.Condition': { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      'requestParameters.bucketPolicy.Statement.1.Principal.AWS': 'arn:aws:iam::444455556666:root',
    },
  },
  'bucket-lifecycle-changes': {
    records: [call('s3', 'PutBucketLifecycle', {
      bucketName: 'invoices',
      LifecycleConfiguration: {
        Rule: [
          { ID: 'old', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 30 } },
          { ID: 'all', NoncurrentVersionExpiration: { NoncurrentDays: 2 }, Expiration: { Days: 1 } },
        ],
      },
    })],
    row: { resource: 'invoices', expires_after_days: 1, versions_expire_after_days: 2, rules: 'old, all', prefixes: 'tmp/' },
    miss: {
      'eventName': 'GetBucketLifecycle',
      'requestParameters.LifecycleConfiguration.Rule.1.Expiration.Days': 31,
      'requestParameters.LifecycleConfiguration.Rule.1.NoncurrentVersionExpiration': undefined,
    },
  },
  'bucket-replication-changes': {
    records: [call('s3', 'PutBucketReplication', {
      bucketName: 'invoices',
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::111122223333:role/Copy',
        Rule: { Destination: { Bucket: 'arn:aws:s3:::theirs', Account: '444455556666' } },
      },
    })],
    row: {
      destinations: 'arn:aws:s3:::theirs',
      destination_accounts: '444455556666',
      replication_role: 'arn:aws:iam::111122223333:role/Copy',
    },
    miss: {
      'eventName': 'PutBucketNotification',
      'requestParameters.ReplicationConfiguration.Rule.Destination.Account': undefined,
    },
  },
  'bucket-versioning-changes': {
    records: [call('s3', 'PutBucketVersioning', { bucketName: 'invoices', VersioningConfiguration: { Status: 'Suspended' } })],
    row: { resource: 'invoices', versioning: 'Suspended', weakened: true },
    miss: { 'eventName': 'GetBucketVersioning', 'requestParameters.VersioningConfiguration.Status': 'Enabled' },
  },
  'bucket-encryption-changes': {
    records: [call('s3', 'PutBucketEncryption', {
      bucketName: 'invoices',
      ServerSideEncryptionConfiguration: {
        Rule: {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:eu-west-1:444455556666:key/1',
          },
        },
      },
    })],
    row: { algorithm: 'aws:kms', key_account: '444455556666', external_key: true },
    miss: {
      eventName: 'PutBucketLogging',
      recipientAccountId: '444455556666',
      requestParameters: { bucketName: 'invoices' },
    },
  },
};
