import { JsonObject } from '../../../replay/template/json';
import { RequestContext, Location, createService, Shape } from '../operation';

export function createBucketRequest({ region }: Location, bucketName: string, more: JsonObject = {}): JsonObject {
  return { bucketName, Host: `${bucketName}.s3.${region}.amazonaws.com`, ...more };
}

const createDetails = ({ random, request }: RequestContext): JsonObject => ({
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

/** Creates the shape of a bucket operation. The subresource is a request parameter without a value. */
function createBucketShape(subresource: string, fails?: { readonly code: string; readonly message: string; readonly chance: number }): Shape {
  return {
    request: (location) => createBucketRequest(location, location.random.pick(location.resources.buckets), subresource === '' ? {} : { [subresource]: '' }),
    recordResources: listBucketResources,
    extra: createDetails,
    fails,
  };
}

const createNotFoundFailure = (code: string, message: string): { code: string; message: string; chance: number } => ({ code, message, chance: 0.25 });

export const S3 = createService('s3', {
  reads: {
    ListBuckets: { request: ({ region }) => ({ Host: `s3.${region}.amazonaws.com` }), extra: createDetails, action: 's3:ListAllMyBuckets' },
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
      extra: createDetails,
    },
  },
  changes: {
    PutBucketTagging: createBucketShape('tagging'),
    PutBucketPolicy: {
      request: (location) => {
        const bucket = location.random.pick(location.resources.buckets);
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
        return createBucketRequest(location, bucket, { bucketPolicy, policy: '' });
      },
      recordResources: listBucketResources,
      extra: createDetails,
    },
    PutBucketPublicAccessBlock: {
      request: (location) => createBucketRequest(location, location.random.pick(location.resources.buckets), {
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: {
          xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
      recordResources: listBucketResources,
      extra: createDetails,
    },
    PutBucketLifecycle: { recordResources: listBucketResources, extra: createDetails },
    PutBucketVersioning: { recordResources: listBucketResources, extra: createDetails },
    DeleteBucketPublicAccessBlock: { recordResources: listBucketResources, extra: createDetails },
    DeleteBucketEncryption: { recordResources: listBucketResources, extra: createDetails },
    DeleteBucket: { recordResources: listBucketResources, extra: createDetails },
  },
});

export const S3_CONTROL_PLANE = Object.values(S3).filter(({ readOnly, name }) => readOnly && name !== 'ListBuckets');

