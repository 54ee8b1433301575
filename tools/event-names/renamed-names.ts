/** Names of operations or permissions, with the event names that CloudTrail logs. The list is empty if there is no event. */
export type RenamedNames = Readonly<Record<string, readonly string[]>>;

/**
 * API operations that CloudTrail logs only with a different event name, by event source.
 *
 * From the S3 and Lambda guides on logging with CloudTrail.
 */
export const RENAMED_OPERATIONS: Readonly<Record<string, RenamedNames>> = {
  s3: {
    DeleteBucketLifecycleConfiguration: ['DeleteBucketLifecycle'],
    DeletePublicAccessBlock: ['DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock'],
    GetBucketLifecycleConfiguration: ['GetBucketLifecycle'],
    GetBucketNotificationConfiguration: ['GetBucketNotification'],
    GetPublicAccessBlock: ['GetBucketPublicAccessBlock', 'GetAccountPublicAccessBlock'],
    ListObjectsV2: ['ListObjects'],
    PutBucketLifecycleConfiguration: ['PutBucketLifecycle'],
    PutBucketNotificationConfiguration: ['PutBucketNotification'],
    PutPublicAccessBlock: ['PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock'],
  },
  lambda: {
    AddPermission: ['AddPermission20150331v2'],
    CreateAlias: ['CreateAlias20150331'],
    CreateEventSourceMapping: ['CreateEventSourceMapping20150331'],
    CreateFunction: ['CreateFunction20150331'],
    DeleteAlias: ['DeleteAlias20150331'],
    DeleteEventSourceMapping: ['DeleteEventSourceMapping20150331'],
    DeleteFunction: ['DeleteFunction20150331'],
    DeleteFunctionConcurrency: ['DeleteFunctionConcurrency20171031'],
    GetAlias: ['GetAlias20150331'],
    PublishLayerVersion: ['PublishLayerVersion20181031'],
    PublishVersion: ['PublishVersion20150331'],
    PutFunctionConcurrency: ['PutFunctionConcurrency20171031'],
    RemovePermission: ['RemovePermission20150331v2'],
    TagResource: ['TagResource20170331v2'],
    UntagResource: ['UntagResource20170331v2'],
    UpdateAlias: ['UpdateAlias20150331'],
    UpdateEventSourceMapping: ['UpdateEventSourceMapping20150331'],
    UpdateFunctionCode: ['UpdateFunctionCode20150331v2'],
    UpdateFunctionConfiguration: ['UpdateFunctionConfiguration20150331v2'],
  },
};

/** Event names with an API version, of Lambda operations that CloudTrail logs with and without the version. */
export const VERSIONED_NAMES: Readonly<Record<string, readonly string[]>> = {
  lambda: [
    'AddLayerVersionPermission20181031', 'DeleteLayerVersion20181031', 'GetAccountSettings20160819', 'GetEventSourceMapping20150331',
    'GetFunction20150331v2', 'GetFunctionConfiguration20150331v2', 'GetLayerVersion20181031', 'GetLayerVersionByArn20181031',
    'GetLayerVersionPolicy20181031', 'GetPolicy20150331v2', 'Invoke20150331', 'ListAliases20150331', 'ListEventSourceMappings20150331',
    'ListFunctions20150331', 'ListLayerVersions20181031', 'ListLayers20181031', 'ListTags20170331', 'ListVersionsByFunction20150331',
    'RemoveLayerVersionPermission20181031',
  ],
};

/** IAM permissions whose names differ from the event name, by event source. */
export const IAM_ACTIONS: Readonly<Record<string, RenamedNames>> = {
  dynamodb: {
    PartiQLDelete: ['ExecuteStatement'],
    PartiQLInsert: ['ExecuteStatement'],
    PartiQLSelect: ['ExecuteStatement'],
    PartiQLUpdate: ['ExecuteStatement'],
  },
  elasticfilesystem: { ClientMount: ['NewClientConnection'], ClientRootAccess: ['NewClientConnection'], ClientWrite: ['NewClientConnection'] },
  iam: { PassRole: [] },
  kms: { ReEncryptFrom: ['ReEncrypt'], ReEncryptTo: ['ReEncrypt'] },
  lambda: { InvokeFunction: ['Invoke'] },
  s3: {
    BypassGovernanceRetention: [],
    DeleteObjectVersion: ['DeleteObject'],
    GetAnalyticsConfiguration: ['GetBucketAnalyticsConfiguration'],
    GetBucketCORS: ['GetBucketCors'],
    GetEncryptionConfiguration: ['GetBucketEncryption'],
    GetIntelligentTieringConfiguration: ['GetBucketIntelligentTieringConfiguration'],
    GetInventoryConfiguration: ['GetBucketInventoryConfiguration'],
    GetLifecycleConfiguration: ['GetBucketLifecycle'],
    GetMetricsConfiguration: ['GetBucketMetricsConfiguration'],
    GetObjectVersion: ['GetObject'],
    GetObjectVersionAcl: ['GetObjectAcl'],
    GetReplicationConfiguration: ['GetBucketReplication'],
    ListAllMyBuckets: ['ListBuckets'],
    ListBucket: ['ListObjects', 'HeadBucket'],
    ListBucketMultipartUploads: ['ListMultipartUploads'],
    ListBucketVersions: ['ListObjectVersions'],
    ListMultipartUploadParts: ['ListParts'],
    PutAnalyticsConfiguration: ['PutBucketAnalyticsConfiguration'],
    PutBucketCORS: ['PutBucketCors', 'DeleteBucketCors'],
    PutEncryptionConfiguration: ['PutBucketEncryption', 'DeleteBucketEncryption'],
    PutIntelligentTieringConfiguration: ['PutBucketIntelligentTieringConfiguration'],
    PutInventoryConfiguration: ['PutBucketInventoryConfiguration'],
    PutLifecycleConfiguration: ['PutBucketLifecycle', 'DeleteBucketLifecycle'],
    PutMetricsConfiguration: ['PutBucketMetricsConfiguration'],
    PutObjectVersionAcl: ['PutObjectAcl'],
    PutReplicationConfiguration: ['PutBucketReplication', 'DeleteBucketReplication'],
    ReplicateDelete: [],
    ReplicateObject: [],
    ReplicateTags: [],
  },
  sts: { SetSourceIdentity: ['AssumeRole'], TagSession: ['AssumeRole'] },
};
