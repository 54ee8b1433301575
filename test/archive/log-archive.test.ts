import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LogArchive, LogArchiveProps, ObjectLock, RecordSource, RetentionOptions, RetentionPolicy } from '../../src';
import { only, statement, synthesise } from '../template';
import { synthesiseAnalytics } from '../trail/analytics';

const trailArn = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit';

describe('a new archive', () => {
  const { template } = synthesise((stack) => {
    new LogArchive(stack, 'Archive', { trailArn, retention: RetentionPolicy.searchable(Duration.days(90), { archiveFor: Duration.days(400) }) });
  });
  const [bucketId] = Object.keys(template.findResources('AWS::S3::Bucket', { Properties: { VersioningConfiguration: Match.anyValue() } }));

  test('has a versioned, encrypted bucket without public access and ACLs', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
        }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LoggingConfiguration: { LogFilePrefix: 'archive/' },
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ Id: 'log-files', ExpirationInDays: 400 })]) },
    });
  });

  test('is retained by default', () => {
    const policies = ['AWS::S3::Bucket', 'AWS::KMS::Key'].flatMap((type) => Object.entries(template.findResources(type)))
      .map(([id, { DeletionPolicy, UpdateReplacePolicy }]) => [id.replace(/[0-9A-F]{8}$/, ''), DeletionPolicy, UpdateReplacePolicy]);
    // A failed first deployment leaves no bucket for access logs behind.
    expect(policies.sort()).toEqual([
      ['ArchiveAccessLogs', 'RetainExceptOnCreate', 'Retain'], ['ArchiveBucket', 'Retain', 'Retain'], ['ArchiveKey', 'Retain', 'Retain'],
    ]);
  });

  test('allows only the trail to write, and requires TLS 1.2', () => {
    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy', { Properties: { Bucket: { Ref: bucketId } } }));
    const document = policy.Properties.PolicyDocument;
    expect(document.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')).toHaveLength(2);
    expect(statement(document, 'AWSCloudTrailAclCheck20150319')).toEqual({
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Resource: { 'Fn::GetAtt': [bucketId, 'Arn'] },
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    });
    expect(statement(document, 'AWSCloudTrailWrite20150319')).toEqual({
      Sid: 'AWSCloudTrailWrite20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, '/AWSLogs/', { Ref: 'AWS::AccountId' }, '/*']] },
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn } },
    });
    expect(document.Statement).toEqual(expect.arrayContaining([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
    ]));
  });

  test('has a key with rotation and the documented statements', () => {
    const { Properties } = only(template, 'AWS::KMS::Key');
    expect(Properties.EnableKeyRotation).toBe(true);
    expect(statement(Properties.KeyPolicy, 'AllowCloudTrailEncryptLogs')).toMatchObject({
      Action: 'kms:GenerateDataKey*',
      Condition: {
        StringEquals: { 'aws:SourceArn': trailArn },
        StringLike: {
          'kms:EncryptionContext:aws:cloudtrail:arn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudtrail:*:', { Ref: 'AWS::AccountId' }, ':trail/*']],
          },
        },
      },
    });
    expect(statement(Properties.KeyPolicy, 'AllowCloudTrailDecryptTrail')).toMatchObject({ Action: 'kms:Decrypt' });
    expect(statement(Properties.KeyPolicy, 'AllowCloudTrailDescribeKey')).toMatchObject({ Action: 'kms:DescribeKey' });
  });

  test('has a bucket for access logs that allows only log delivery from the archive', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Condition: {
            ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [bucketId, 'Arn'] } },
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          },
        })]),
      },
    });
  });
});

test('an imported key adds a warning for each required statement', () => {
  const { template, annotations } = synthesise((stack) => {
    const key = kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555');
    new LogArchive(stack, 'Archive', { trailArn, encryptionKey: key });
  });
  template.resourceCountIs('AWS::KMS::Key', 0);
  for (const sid of ['AllowCloudTrailEncryptLogs', 'AllowCloudTrailDecryptTrail', 'AllowCloudTrailDescribeKey']) {
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp(`imported resource in encryptionKey cannot be changed.*"Sid":"${sid}"`));
  }
});

describe('Object Lock', () => {
  function synthesiseArchive(objectLock?: ObjectLock): Template {
    return synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn, retention: RetentionPolicy.searchable(Duration.days(90), { objectLock }),
    })).template;
  }

  test('is enabled without a default retention', () => {
    synthesiseArchive().hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: Match.absent() },
    });
  });

  test.each([
    [ObjectLock.governance(Duration.days(7)), 'GOVERNANCE', 7],
    [ObjectLock.compliance(Duration.days(365), { acknowledgeIrreversible: true }), 'COMPLIANCE', 365],
  ])('has the default retention of the policy', (lock, mode, days) => {
    synthesiseArchive(lock).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: mode, Days: days } } },
    });
  });

  test('is not enabled for the bucket for access logs, because S3 would not deliver to it', () => {
    const buckets = Object.values(synthesiseArchive(ObjectLock.governance(Duration.days(7))).findResources('AWS::S3::Bucket'));
    expect(buckets.filter(({ Properties }) => Properties.ObjectLockEnabled)).toHaveLength(1);
  });
});

describe('an existing bucket', () => {
  test.each<RetentionOptions>([
    { archiveFor: Duration.days(365) },
    { infrequentAccessAfter: Duration.days(30) },
    { glacierInstantRetrievalAfter: Duration.days(30) },
    { glacierAfter: Duration.days(100) },
    { deepArchiveAfter: Duration.days(100) },
    { objectLock: ObjectLock.governance(Duration.days(1)) },
  ])('rejects a retention policy with options for log files', (options) => {
    expect(() => synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn, bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine'), retention: RetentionPolicy.searchable(Duration.days(90), options),
    }))).toThrow('retention must not configure the bucket for log files, because no new bucket for log files is created; '
      + `got ${Object.keys(options)[0]}`);
  });

  test('for access logs rejects a retention of access logs', () => {
    expect(() => synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn,
      accessLogBucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine'),
      retention: RetentionPolicy.searchable(Duration.days(90), { accessLogsFor: Duration.days(1) }),
    }))).toThrow('retention must not configure the bucket for access logs, because no new bucket for access logs is created; got accessLogsFor');
  });
});

describe('the removal policy', () => {
  const importBucket = (scope: Construct): s3.IBucket => s3.Bucket.fromBucketName(scope, 'Existing', 'existing');
  const importKey = (scope: Construct): kms.IKey => kms.Key.fromKeyArn(scope, 'ExistingKey', 'arn:aws:kms:eu-west-1:111122223333:key/1');

  function synthesiseArchive(props: (scope: Construct) => Partial<LogArchiveProps>): Template {
    return synthesise((scope) => new LogArchive(scope, 'Archive', { trailArn, ...props(scope) })).template;
  }

  function listPolicies(template: Template): [string, unknown, unknown][] {
    return ['AWS::S3::Bucket', 'AWS::KMS::Key'].flatMap((type) => Object.values(template.findResources(type))
      .map((resource): [string, unknown, unknown] => [type, resource.DeletionPolicy, resource.UpdateReplacePolicy]));
  }

  test.each([
    [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
    [RemovalPolicy.RETAIN, 'Retain', 'Retain'],
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', 'Retain'],
  ])('%s applies to the bucket, the bucket for access logs and the key', (removalPolicy, deletion, replacement) => {
    const template = synthesiseArchive(() => ({ removalPolicy }));
    expect(listPolicies(template)).toEqual(['AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::KMS::Key'].map((type) => [type, deletion, replacement]));
  });

  test('destroys buckets without a function that empties them', () => {
    const template = synthesiseArchive(() => ({ removalPolicy: RemovalPolicy.DESTROY }));
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('can be specified for a new trail', () => {
    const { template } = synthesiseAnalytics(() => ({ source: RecordSource.trail({ removalPolicy: RemovalPolicy.DESTROY }) }));
    const archive = ['AWS::S3::Bucket', 'AWS::KMS::Key'].flatMap((type) => Object.entries(template.findResources(type)))
      .filter(([id]) => id.startsWith('AuditArchive'));
    expect(archive.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(['Delete', 'Delete', 'Delete']);
  });

  test('applies to the new resources if some are existing', () => {
    const removalPolicy = RemovalPolicy.DESTROY;
    expect(listPolicies(synthesiseArchive((scope) => ({ removalPolicy, bucket: importBucket(scope) })))).toEqual([['AWS::KMS::Key', 'Delete', 'Delete']]);
    expect(listPolicies(synthesiseArchive((scope) => ({ removalPolicy, encryptionKey: importKey(scope) }))))
      .toEqual([['AWS::S3::Bucket', 'Delete', 'Delete'], ['AWS::S3::Bucket', 'Delete', 'Delete']]);
    expect(listPolicies(synthesiseArchive((scope) => ({ removalPolicy, accessLogBucket: importBucket(scope) }))))
      .toEqual([['AWS::S3::Bucket', 'Delete', 'Delete'], ['AWS::KMS::Key', 'Delete', 'Delete']]);
  });

  test('is rejected if no resource is created', () => {
    expect(() => synthesiseArchive((scope) => ({
      removalPolicy: RemovalPolicy.DESTROY, bucket: importBucket(scope), encryptionKey: importKey(scope),
    }))).toThrow('removalPolicy must not be specified with bucket and encryptionKey, because no resource is created; got destroy');
  });

  test('must retain an archive that is locked in compliance mode', () => {
    const createPolicy = (objectLock: ObjectLock): RetentionPolicy => RetentionPolicy.searchable(Duration.days(90), { objectLock });
    const compliance = createPolicy(ObjectLock.compliance(Duration.days(365), { acknowledgeIrreversible: true }));
    const governance = createPolicy(ObjectLock.governance(Duration.days(365)));
    expect(() => synthesiseArchive(() => ({ removalPolicy: RemovalPolicy.DESTROY, retention: compliance }))).toThrow(
      'removalPolicy must retain an archive with objectLock in compliance mode, because the bucket cannot be emptied; got destroy');
    expect(() => synthesiseArchive(() => ({ removalPolicy: RemovalPolicy.RETAIN, retention: compliance }))).not.toThrow();
    expect(() => synthesiseArchive(() => ({ removalPolicy: RemovalPolicy.DESTROY, retention: governance }))).not.toThrow();
  });
});
