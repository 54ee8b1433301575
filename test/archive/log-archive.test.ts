import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LogArchive, ObjectLock, RetentionOptions, RetentionPolicy } from '../../src';
import { only, statement, synthesise } from '../template';

const trailArn = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit';

describe('a new archive', () => {
  const { template } = synthesise((stack) => {
    new LogArchive(stack, 'Archive', { trailArn, retention: RetentionPolicy.searchable(Duration.days(90), { archiveFor: Duration.days(400) }) });
  });
  const [bucketId] = Object.keys(template.findResources('AWS::S3::Bucket', { Properties: { VersioningConfiguration: Match.anyValue() } }));

  test('keeps log files versioned, encrypted with its key, without public access or ACLs', () => {
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

  test('everything in it stays when the stack goes', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::KMS::Key']) {
      for (const resource of Object.values(template.findResources(type))) {
        expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    }
  });

  test('only the trail may write, and only over TLS 1.2 or newer', () => {
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

  test('the key rotates and lets the trail use it as documented', () => {
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

  test('reads of the archive are logged by S3, to a bucket that takes them from there alone', () => {
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

test('an imported key is used, and the statements that its policy needs are named', () => {
  const { template, annotations } = synthesise((stack) => {
    const key = kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555');
    new LogArchive(stack, 'Archive', { trailArn, encryptionKey: key });
  });
  template.resourceCountIs('AWS::KMS::Key', 0);
  for (const sid of ['AllowCloudTrailEncryptLogs', 'AllowCloudTrailDecryptTrail', 'AllowCloudTrailDescribeKey']) {
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp(`encryptionKey cannot be changed.*"Sid":"${sid}"`));
  }
});

describe('locks', () => {
  function archive(objectLock?: ObjectLock): Template {
    return synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn, retention: RetentionPolicy.searchable(Duration.days(90), { objectLock }),
    })).template;
  }

  test('are possible from the start, though none is set', () => {
    archive().hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: Match.absent() },
    });
  });

  test.each([
    [ObjectLock.governance(Duration.days(7)), 'GOVERNANCE', 7],
    [ObjectLock.compliance(Duration.days(365), { acknowledgeIrreversible: true }), 'COMPLIANCE', 365],
  ])('are set by the policy, in either mode', (lock, mode, days) => {
    archive(lock).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: mode, Days: days } } },
    });
  });

  test('are not set on the bucket for access logs, which could then receive none', () => {
    const buckets = Object.values(archive(ObjectLock.governance(Duration.days(7))).findResources('AWS::S3::Bucket'));
    expect(buckets.filter(({ Properties }) => Properties.ObjectLockEnabled)).toHaveLength(1);
  });
});

describe("a bucket of one's own", () => {
  test.each<RetentionOptions>([
    { archiveFor: Duration.days(365) },
    { infrequentAccessAfter: Duration.days(30) },
    { glacierInstantRetrievalAfter: Duration.days(30) },
    { glacierAfter: Duration.days(100) },
    { deepArchiveAfter: Duration.days(100) },
    { objectLock: ObjectLock.governance(Duration.days(1)) },
  ])('keeps the settings that it has', (options) => {
    expect(() => synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn, bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine'), retention: RetentionPolicy.searchable(Duration.days(90), options),
    }))).toThrow('retention: the bucket for log files is given, and keeps the settings that it has: set them where it is defined; '
      + `got ${Object.keys(options)[0]}`);
  });

  test('for access logs does, too', () => {
    expect(() => synthesise((stack) => new LogArchive(stack, 'Archive', {
      trailArn,
      accessLogBucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine'),
      retention: RetentionPolicy.searchable(Duration.days(90), { accessLogsFor: Duration.days(1) }),
    }))).toThrow('retention: the bucket for access logs is given, and keeps the settings that it has: set them where it is defined; got accessLogsFor');
  });
});
