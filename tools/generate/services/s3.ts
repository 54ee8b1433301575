import { JsonObject } from '../../../replay/template/json';
import { RequestContext, Location, createService, Shape } from '../operation';

export function createBucketRequest({ region }: Location, bucketName: string, more: JsonObject = {}): JsonObject {
  return { bucketName, Host: `${bucketName}.s3.${region}.amazonaws.com`, ...more };
}

const details = ({ random, request }: RequestContext): JsonObject => ({
  'SignatureVersion': 'SigV4',
  'CipherSuite': 'TLS_AES_128_GCM_SHA256',
  'bytesTransferredIn': 0,
  'AuthenticationMethod': 'AuthHeader',
  'x-amz-id-2': `${random.base64(75)}=`,
  'bytesTransferredOut': request === null ? 0 : random.between(0, 700),
});

function listBucketResources({ request, account }: RequestContext): JsonObject[] {
  return [{ accountId: account.id, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${String(request?.bucketName)}` }];
}

/** What is asked of a bucket: the part of the address that says so is a parameter without a value. */
function createBucketShape(part: string, fails?: { readonly code: string; readonly message: string; readonly chance: number }): Shape {
  return {
    request: (place) => createBucketRequest(place, place.random.pick(place.resources.buckets), part === '' ? {} : { [part]: '' }),
    recordResources,
    extra: details,
    fails,
  };
}

const createNotFoundFailure = (code: string, message: string): { code: string; message: string; chance: number } => ({ code, message, chance: 0.25 });

export const S3 = createService('s3', {
  reads: {
    ListBuckets: { request: ({ region }) => ({ Host: `s3.${region}.amazonaws.com` }), extra: details, action: 's3:ListAllMyBuckets' },
    GetBucketAcl: createBucketShape('acl'),
    GetBucketLocation: createBucketShape('location'),
    GetBucketPolicy: createBucketShape('policy', createNotFoundFailure('NoSuchBucketPolicy', 'The bucket policy does not exist')),
    GetBucketPolicyStatus: createBucketShape('policyStatus', createNotFoundFailure('NoSuchBucketPolicy', 'The bucket policy does not exist')),
    GetBucketEncryption: createBucketShape('encryption'),
    GetBucketLogging: createBucketShape('logging'),
    GetBucketVersioning: createBucketShape('versioning'),
    GetBucketTagging: createBucketShape('tagging', createNotFoundFailure('NoSuchTagSet', 'The TagSet does not exist')),
    GetBucketLifecycle: createBucketShape('lifecycle', createNotFoundFailure('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist')),
    GetBucketReplication: createBucketShape('replication', createNotFoundFailure(
      'ReplicationConfigurationNotFoundError', 'The replication configuration was not found',
    )),
    GetBucketPublicAccessBlock: createBucketShape('publicAccessBlock'),
    GetBucketOwnershipControls: createBucketShape('ownershipControls'),
    GetBucketNotification: createBucketShape('notification'),
    GetBucketObjectLockConfiguration: createBucketShape('object-lock', createNotFoundFailure(
      'ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket',
    )),
    GetAccountPublicAccessBlock: {
      request: ({ account, region }) => ({
        Host: `${account.id}.s3-control.${region}.amazonaws.com`,
        publicAccessBlock: '',
      }),
      extra: details,
    },
  },
  changes: {
    CreateBucket: { recordResources, extra: details },
    PutBucketTagging: createBucketShape('tagging'),
    PutBucketPolicy: {
      request: (place) => {
        const bucket = place.random.pick(place.resources.buckets);
        const bucketPolicy = {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'OnlyEncrypted',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }],
        };
        return createBucketRequest(place, bucket, { bucketPolicy, policy: '' });
      },
      recordResources,
      extra: details,
    },
    PutBucketPublicAccessBlock: {
      request: (place) => createBucketRequest(place, place.random.pick(place.resources.buckets), {
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: {
          xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
      recordResources,
      extra: details,
    },
    PutBucketLifecycle: { recordResources, extra: details },
    PutBucketVersioning: { recordResources, extra: details },
    DeleteBucketPublicAccessBlock: { recordResources, extra: details },
    DeleteBucketEncryption: { recordResources, extra: details },
    DeleteBucket: { recordResources, extra: details },
  },
});

export const S3_CONTROL_PLANE = Object.values(S3).filter(({ readOnly, name }) => readOnly && name !== 'ListBuckets');

