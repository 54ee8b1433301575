import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ArchiveReplica, ArchiveReplicaOptions, CloudTrailAnalytics, DataEvents, DataResource, LogArchive, LogArchiveProps, ManagementEvents, RecordSource,
} from '../../src';
import { only, statement, synthesise, Synthesised } from '../template';

const env = { account: '111122223333', region: 'eu-west-1' };
const FOREIGN_KEY = 'arn:aws:kms:us-east-1:444455556666:key/11111111-2222-3333-4444-555555555555';

/** Creates a replica in a bucket of another account in another Region. */
function createReplica(scope: Construct, options?: ArchiveReplicaOptions, id = 'Copy'): ArchiveReplica {
  return ArchiveReplica.to(
    s3.Bucket.fromBucketAttributes(scope, id, { bucketName: id.toLowerCase(), account: '444455556666', region: 'us-east-1' }),
    kms.Key.fromKeyArn(scope, `${id}Key`, FOREIGN_KEY),
    options,
  );
}

function synthesiseArchive(props: (scope: Construct) => Partial<LogArchiveProps>): Synthesised {
  return synthesise((scope) => {
    new LogArchive(scope, 'Archive', { trailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit', ...props(scope) });
  }, { env });
}

function findRules(template: Template): Record<string, any>[] {
  const [bucket] = Object.values(template.findResources('AWS::S3::Bucket', { Properties: { ReplicationConfiguration: Match.anyValue() } }));
  return bucket.Properties.ReplicationConfiguration.Rules;
}

function findRolePolicy(template: Template): { Statement: { Sid: string }[] } {
  return only(template, 'AWS::IAM::Policy').Properties.PolicyDocument;
}

describe('a replica in another account and Region', () => {
  const { template, annotations } = synthesiseArchive((scope) => ({
    replicas: [createReplica(scope, { deleteMarkers: true, storageClass: s3.StorageClass.DEEP_ARCHIVE })],
  }));

  test('contains all new objects, is encrypted with another key, and is owned by the other account', () => {
    expect(findRules(template)).toEqual([{
      Id: 'copy-1',
      Priority: 1,
      Status: 'Enabled',
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Enabled' },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      Destination: {
        Bucket: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::copy']] },
        Account: '444455556666',
        AccessControlTranslation: { Owner: 'Destination' },
        StorageClass: 'DEEP_ARCHIVE',
        EncryptionConfiguration: { ReplicaKmsKeyID: FOREIGN_KEY },
      },
    }]);
  });

  test('is written by a role without a fixed name that only S3 can assume', () => {
    const role = only(template, 'AWS::IAM::Role').Properties;
    expect(role.RoleName).toBeUndefined();
    expect(role.AssumeRolePolicyDocument.Statement).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } }]);
  });

  test('requires only the documented permissions', () => {
    const policy = findRolePolicy(template);
    const [sourceId] = Object.keys(template.findResources('AWS::S3::Bucket', { Properties: { ReplicationConfiguration: Match.anyValue() } }));
    const source = { 'Fn::GetAtt': [sourceId, 'Arn'] };
    expect(policy.Statement.map(({ Sid }) => Sid)).toEqual(['ListLogFiles', 'ReadLogFiles', 'DecryptLogFiles', 'WriteCopies1', 'EncryptCopies1']);
    expect(statement(policy, 'ListLogFiles')).toMatchObject({ Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: source });
    expect(statement(policy, 'ReadLogFiles')).toMatchObject({
      Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging', 's3:GetObjectRetention', 's3:GetObjectLegalHold'],
      Resource: { 'Fn::Join': ['', [source, '/*']] },
    });
    expect(statement(policy, 'DecryptLogFiles')).toMatchObject({
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] },
      Condition: { StringLike: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com*' } },
    });
    expect(statement(policy, 'WriteCopies1')).toMatchObject({
      Action: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ObjectOwnerOverrideToBucketOwner'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::copy/*']] },
    });
    expect(statement(policy, 'EncryptCopies1')).toMatchObject({
      Action: ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: FOREIGN_KEY,
      Condition: { StringLike: { 'kms:ViaService': 's3.us-east-1.amazonaws.com*' } },
    });
  });

  test('adds warnings for the required statements in the other account', () => {
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp('imported resource in replicaBucket cannot be changed.*"Sid":"AllowArchiveToReplicate"'));
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp('imported resource in replicaKey cannot be changed.*"Sid":"AllowArchiveToEncryptCopies"'));
    expect(Object.values(template.findOutputs('*')).map(({ Description }) => Description)).toEqual([
      'The policy of the imported replicaBucket must contain this statement', 'The policy of the imported replicaKey must contain this statement',
    ]);
  });
});

test('delete markers are not replicated by default', () => {
  const { template } = synthesiseArchive((scope) => ({ replicas: [createReplica(scope)] }));
  expect(findRules(template)[0].DeleteMarkerReplication).toEqual({ Status: 'Disabled' });
  expect(statement(findRolePolicy(template), 'WriteCopies1').Action).toEqual(['s3:ReplicateObject', 's3:ObjectOwnerOverrideToBucketOwner']);
});

test('a replica in the same account requires no statements in resource policies', () => {
  const { template, annotations } = synthesiseArchive((scope) => ({
    replicas: [ArchiveReplica.to(
      s3.Bucket.fromBucketAttributes(scope, 'Copy', { bucketName: 'copy', region: 'us-east-1' }),
      kms.Key.fromKeyArn(scope, 'CopyKey', 'arn:aws:kms:us-east-1:111122223333:key/1'),
    )],
  }));
  expect(findRules(template)[0].Destination).not.toHaveProperty('Account');
  expect(statement(findRolePolicy(template), 'WriteCopies1').Action).toBe('s3:ReplicateObject');
  expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
});

test('several replicas have different priorities', () => {
  const { template } = synthesiseArchive((scope) => ({ replicas: [createReplica(scope), createReplica(scope, {}, 'Other')] }));
  expect(findRules(template).map(({ Id, Priority }) => [Id, Priority])).toEqual([['copy-1', 1], ['copy-2', 2]]);
  expect(Object.values(template.findOutputs('*'))).toHaveLength(4);
  template.resourceCountIs('AWS::IAM::Role', 1);
  const sids = findRolePolicy(template).Statement.map(({ Sid }) => Sid);
  expect(sids).toEqual(['ListLogFiles', 'ReadLogFiles', 'DecryptLogFiles', 'WriteCopies1', 'EncryptCopies1', 'WriteCopies2', 'EncryptCopies2']);
});

test('a bucket in another stack allows the role to write, and is deployed first', () => {
  const app = new App();
  const other = new Stack(app, 'Other', { env: { account: '444455556666', region: 'eu-west-1' } });
  const key = new kms.Key(other, 'Key', { alias: 'copies' });
  const bucket = new s3.Bucket(other, 'Copy', { bucketName: 'copies', versioned: true, objectLockEnabled: true });
  const stack = new Stack(app, 'Test', { env });
  new LogArchive(stack, 'Archive', {
    trailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit',
    replicas: [ArchiveReplica.to(bucket, kms.Key.fromKeyArn(stack, 'ImportedKey', FOREIGN_KEY.replace('us-east-1', 'eu-west-1')))],
  });
  const policy = only(Template.fromStack(other), 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
  const role = only(Template.fromStack(stack), 'AWS::IAM::Role').Properties;
  const { Principal, Condition } = statement(policy, 'AllowArchiveToReplicate');
  expect(JSON.stringify(Principal)).toContain(':iam::111122223333:root');
  expect(JSON.stringify(Condition)).toMatch(new RegExp(`^{"ArnEquals":{"aws:PrincipalArn":.*:iam::111122223333:role/${role.RoleName}"`));
  expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Other']);
  expect(key.node.path).toBe('Other/Key');
});

describe('invalid replicas', () => {
  const synthesiseReplica = (create: (scope: Construct) => ArchiveReplica): (() => unknown) => () =>
    synthesiseArchive((scope) => ({ replicas: [create(scope)] }));
  const importKey = (scope: Construct): kms.IKey => kms.Key.fromKeyArn(scope, 'OwnKey', 'arn:aws:kms:eu-west-1:111122223333:key/1');

  test('rejects a key in another Region than the bucket', () => {
    expect(synthesiseReplica((scope) => ArchiveReplica.to(s3.Bucket.fromBucketName(scope, 'Copy', 'copy'), kms.Key.fromKeyArn(scope, 'Key', FOREIGN_KEY))))
      .toThrow('replicas: encryptionKey must be in the Region of the bucket, eu-west-1; got one in us-east-1');
  });

  test('rejects a bucket without versioning or Object Lock', () => {
    expect(synthesiseReplica((scope) => ArchiveReplica.to(new s3.Bucket(scope, 'Copy'), importKey(scope))))
      .toThrow('replicas: bucket must have versioning enabled; got a bucket without versioning');
    expect(synthesiseReplica((scope) => ArchiveReplica.to(new s3.Bucket(scope, 'Copy', { versioned: true }), importKey(scope))))
      .toThrow('replicas: bucket must have Object Lock enabled, because it is enabled for the archive; got a bucket without Object Lock');
  });

  test('rejects replication of an existing bucket', () => {
    expect(() => synthesiseArchive((scope) => ({ bucket: s3.Bucket.fromBucketName(scope, 'Mine', 'mine'), replicas: [createReplica(scope)] })))
      .toThrow('replicas must not be specified with bucket, because an existing bucket keeps its settings; got 1');
  });
});

test('replicas are excluded from data events', () => {
  const { template } = synthesise((scope) => new CloudTrailAnalytics(scope, 'Audit', {
    source: RecordSource.trail({
      managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(DataResource.S3_OBJECT)], replicas: [createReplica(scope)],
    }),
  }), { env });
  const [selector] = only(template, 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors;
  const { NotStartsWith } = selector.FieldSelectors.find(({ Field }: { Field: string }) => Field === 'resources.ARN');
  expect(NotStartsWith).toContainEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::copy/']] });
});
