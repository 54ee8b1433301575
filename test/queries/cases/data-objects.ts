import { QueryCase } from './case';
import { call, Changes, Fields } from '../../records';

const IN_ANOTHER_ACCOUNT: Changes = { 'userIdentity.accountId': '444455556666' };

/** A request on an object, where data events are logged. */
function onObject(eventName: string, requestParameters: Fields, additionalEventData: Fields = {}, more: Changes = {}): Fields {
  return call('s3', eventName, { bucketName: 'invoices', ...requestParameters }, {
    additionalEventData, eventCategory: 'Data', managementEvent: false, readOnly: /^(Get|Head|List|Select)/.test(eventName), ...more,
  });
}

/** Objects that are read, written and deleted, and requests to S3 as a whole. */
export const OBJECT_CASES: Readonly<Record<string, QueryCase>> = {
  'object-reads': {
    records: [
      onObject('GetObject', { key: '2026/march/1.pdf' }, { bytesTransferredOut: 100 }),
      onObject('GetObject', { key: '2026/march/2.pdf' }, { bytesTransferredOut: 20 }),
      onObject('CopyObject', { 'bucketName': 'elsewhere', 'key': 'x', 'x-amz-copy-source': '/invoices/2026/3.pdf' }),
      onObject('GetObject', { key: '2026/march/2.pdf' }, { bytesTransferredOut: 5 }, { errorCode: 'AccessDenied' }),
    ],
    row: { bucket: 'invoices', prefix: '2026/', actor: 'Developer', objects: 3, bytes_read: 125, events: 4, failed: 1 },
    miss: {
      '0.additionalEventData.bytesTransferredOut': 99,
      '1.requestParameters.key': 'march/2.pdf',
      '2.requestParameters.x-amz-copy-source': 'other/2026/3.pdf',
      '3.errorCode': undefined,
      'eventName': 'HeadObject',
    },
  },
  'object-writes': {
    records: [
      onObject('PutObject', { key: 'in/1.pdf' }, { bytesTransferredIn: 70 }, IN_ANOTHER_ACCOUNT),
      onObject('CompleteMultipartUpload', { key: 'in/2.pdf' }, { bytesTransferredIn: 1 }, IN_ANOTHER_ACCOUNT),
    ],
    row: { bucket: 'invoices', prefix: 'in/', actor_account: '444455556666', other_account: true, objects: 2, bytes_written: 71, events: 2 },
    miss: { '0.eventName': 'GetObject', '1.requestParameters.key': 'in/1.pdf', 'userIdentity.accountId': '111122223333' },
  },
  'object-deletions': {
    records: [
      onObject('DeleteObject', { key: 'a', versionId: 'v1' }),
      onObject('DeleteObject', { key: 'b' }),
      onObject('DeleteObjects', { delete: '' }),
    ],
    row: { bucket: 'invoices', actor: 'Developer', objects: 2, versions: 1, batches: 1, events: 3, failed: 0, example_key: 'b' },
    miss: { '0.requestParameters.versionId': undefined, '1.errorCode': 'AccessDenied', '2.eventName': 'PutObject' },
  },
  'top-objects': {
    records: [
      onObject('GetObject', { key: 'logo.png' }),
      onObject('GetObject', { key: 'logo.png' }, {}, { sourceIPAddress: '203.0.113.9', errorCode: 'AccessDenied' }),
      onObject('PutObject', { key: 'logo.png' }),
    ],
    row: { bucket: 'invoices', object_key: 'logo.png', events: 3, reads: 2, writes: 1, failed: 1, actors: 1, addresses: 2 },
    miss: { '0.requestParameters.key': 'logo.svg', 'eventCategory': 'Management', '2.readOnly': true },
  },
  'top-s3-actions': {
    records: [
      onObject('HeadObject', { key: 'a' }, {}, { errorCode: 'NoSuchKey' }),
      onObject('HeadObject', { bucketName: 'backups', key: 'a' }, {}, { recipientAccountId: '444455556666' }),
    ],
    row: { event: 'HeadObject', event_category: 'Data', read_only: true, events: 2, failed: 1, accounts: 2, buckets: 2, actors: 1 },
    miss: { '0.errorCode': undefined, '1.eventName': 'GetObject', 'eventSource': 'glacier.amazonaws.com' },
  },
  's3-errors': {
    records: [call('s3', 'GetBucketPolicy', { bucketName: 'invoices' }, { errorCode: 'NoSuchBucketPolicy', errorMessage: 'no bucket policy' })],
    row: { bucket: 'invoices', event: 'GetBucketPolicy', error: 'NoSuchBucketPolicy', events: 1, example_message: 'no bucket policy' },
    miss: { errorCode: undefined, eventSource: 'ec2.amazonaws.com' },
  },
  'denied-s3-requests': {
    records: [onObject('GetObject', { key: 'payroll.csv' }, {}, { ...IN_ANOTHER_ACCOUNT, errorCode: 'AccessDenied' })],
    row: { event: 'GetObject', error: 'AccessDenied', bucket: 'invoices', object_key: 'payroll.csv', external_caller: true, event_id: 'event-0' },
    miss: {
      'errorCode': 'NoSuchKey',
      'userIdentity.accountId': '111122223333',
      'userIdentity.invokedBy': 'cloudtrail.amazonaws.com',
      'sourceIPAddress': 'delivery.logs.amazonaws.com',
    },
  },
  's3-use-by-access-key': {
    records: [
      onObject('GetObject', { key: 'a' }, {}, { 'userIdentity.accessKeyId': 'AKIAEXAMPLE' }),
      onObject('GetObject', { key: 'b' }, {}, { 'userIdentity.accessKeyId': 'AKIAEXAMPLE', 'sourceIPAddress': '203.0.113.9' }),
    ],
    row: { access_key: 'AKIAEXAMPLE', event: 'GetObject', events: 2, buckets: 1, objects: 2, addresses: 2, example_bucket: 'invoices' },
    miss: { '1.userIdentity.accessKeyId': '', '0.requestParameters.key': 'b', 'eventSource': 'sqs.amazonaws.com' },
  },
  'put-encryption': {
    records: [onObject('PutObject', { 'key': 'a', 'x-amz-server-side-encryption': 'aws:kms' }, { SSEApplied: 'SSE_KMS' }, {
      responseElements: { 'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:444455556666:key/1' },
    })],
    row: { bucket: 'invoices', encryption: 'SSE_KMS', key_id: 'arn:aws:kms:eu-west-1:444455556666:key/1', encryption_requested: true, events: 1 },
    miss: {
      'eventName': 'GetObject',
      'errorCode': 'AccessDenied',
      'additionalEventData.SSEApplied': 'Default_SSE_KMS',
      'requestParameters.x-amz-server-side-encryption': undefined,
    },
  },
  'acl-use': {
    records: [onObject('GetObject', { key: 'a' }, { aclRequired: 'Yes' }, IN_ANOTHER_ACCOUNT)],
    row: { bucket: 'invoices', actor_account: '444455556666', event: 'GetObject', canned_acl: null, acl_required: true, events: 1 },
    miss: { 'additionalEventData.aclRequired': undefined, 'eventSource': 'sqs.amazonaws.com' },
  },
  'acl-changes': {
    records: [call('s3', 'PutBucketAcl', {
      bucketName: 'invoices',
      AccessControlPolicy: {
        AccessControlList: {
          Grant: [
            { Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' },
            { Grantee: { ID: 'a1' }, Permission: 'FULL_CONTROL' },
          ],
        },
      },
    })],
    row: { event: 'PutBucketAcl', resource: 'invoices', group_grantees: 'AllUsers', permissions: 'READ, FULL_CONTROL', public: true },
    miss: {
      'eventName': 'PutBucketPolicy',
      'requestParameters.AccessControlPolicy.AccessControlList.Grant.0.Grantee.URI': 'http://acs.amazonaws.com/groups/s3/LogDelivery',
    },
  },
  'dynamodb-scans': {
    records: [
      call('dynamodb', 'Scan', { tableName: 'customers' }, { eventCategory: 'Data', readOnly: true }),
      call('dynamodb', 'Scan', { tableName: 'customers' }, {
        'eventTime': '2026-02-10T09:30:00Z', 'userIdentity.sessionContext.sessionIssuer.userName': 'Reports',
      }),
    ],
    row: { table_name: 'customers', actor: 'Developer', event: 'Scan', is_new: true, events: 1, failed: 0 },
    miss: { '0.eventName': 'Query', '1.userIdentity.sessionContext.sessionIssuer.userName': 'Developer' },
  },
};
