import { JsonObject } from '../../../replay/template/json';
import { Call, Place, service, Shape } from '../operation';

export function bucketRequest({ region }: Place, bucketName: string, more: JsonObject = {}): JsonObject {
  return { bucketName, Host: `${bucketName}.s3.${region}.amazonaws.com`, ...more };
}

const details = ({ random, request }: Call): JsonObject => ({
  'SignatureVersion': 'SigV4',
  'CipherSuite': 'TLS_AES_128_GCM_SHA256',
  'bytesTransferredIn': 0,
  'AuthenticationMethod': 'AuthHeader',
  'x-amz-id-2': `${random.base64(75)}=`,
  'bytesTransferredOut': request === null ? 0 : random.between(0, 700),
});

function resources({ request, account }: Call): JsonObject[] {
  return [{ accountId: account.id, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${String(request?.bucketName)}` }];
}

/** What is asked of a bucket: the part of the address that says so is a parameter without a value. */
function ofBucket(part: string, fails?: { readonly code: string; readonly message: string; readonly chance: number }): Shape {
  return {
    request: (place) => bucketRequest(place, place.random.pick(place.things.buckets), part === '' ? {} : { [part]: '' }),
    resources,
    extra: details,
    fails,
  };
}

const absent = (code: string, message: string): { code: string; message: string; chance: number } => ({ code, message, chance: 0.25 });

export const S3 = service('s3', {
  reads: {
    ListBuckets: { request: ({ region }) => ({ Host: `s3.${region}.amazonaws.com` }), extra: details, action: 's3:ListAllMyBuckets' },
    GetBucketAcl: ofBucket('acl'),
    GetBucketLocation: ofBucket('location'),
    GetBucketPolicy: ofBucket('policy', absent('NoSuchBucketPolicy', 'The bucket policy does not exist')),
    GetBucketPolicyStatus: ofBucket('policyStatus', absent('NoSuchBucketPolicy', 'The bucket policy does not exist')),
    GetBucketEncryption: ofBucket('encryption'),
    GetBucketLogging: ofBucket('logging'),
    GetBucketVersioning: ofBucket('versioning'),
    GetBucketTagging: ofBucket('tagging', absent('NoSuchTagSet', 'The TagSet does not exist')),
    GetBucketLifecycle: ofBucket('lifecycle', absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist')),
    GetBucketReplication: ofBucket('replication', absent(
      'ReplicationConfigurationNotFoundError', 'The replication configuration was not found',
    )),
    GetBucketPublicAccessBlock: ofBucket('publicAccessBlock'),
    GetBucketOwnershipControls: ofBucket('ownershipControls'),
    GetBucketNotification: ofBucket('notification'),
    GetBucketObjectLockConfiguration: ofBucket('object-lock', absent(
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
    CreateBucket: { resources, extra: details },
    PutBucketTagging: ofBucket('tagging'),
    PutBucketPolicy: {
      request: (place) => {
        const bucket = place.random.pick(place.things.buckets);
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
        return bucketRequest(place, bucket, { bucketPolicy, policy: '' });
      },
      resources,
      extra: details,
    },
    PutBucketPublicAccessBlock: {
      request: (place) => bucketRequest(place, place.random.pick(place.things.buckets), {
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: {
          xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
      resources,
      extra: details,
    },
    PutBucketLifecycle: { resources, extra: details },
    PutBucketVersioning: { resources, extra: details },
    DeleteBucketPublicAccessBlock: { resources, extra: details },
    DeleteBucketEncryption: { resources, extra: details },
    DeleteBucket: { resources, extra: details },
  },
});

export const S3_CONTROL_PLANE = Object.values(S3).filter(({ readOnly, name }) => readOnly && name !== 'ListBuckets');

