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
const foreignKey = 'arn:aws:kms:us-east-1:444455556666:key/11111111-2222-3333-4444-555555555555';

/** A bucket and a key of another account in another Region. */
function foreign(scope: Construct, options?: ArchiveReplicaOptions, id = 'Copy'): ArchiveReplica {
  return ArchiveReplica.to(
    s3.Bucket.fromBucketAttributes(scope, id, { bucketName: id.toLowerCase(), account: '444455556666', region: 'us-east-1' }),
    kms.Key.fromKeyArn(scope, `${id}Key`, foreignKey),
    options,
  );
}

function archive(props: (scope: Construct) => Partial<LogArchiveProps>): Synthesised {
  return synthesise((scope) => {
    new LogArchive(scope, 'Archive', { trailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit', ...props(scope) });
  }, { env });
}

function rules(template: Template): Record<string, any>[] {
  const [bucket] = Object.values(template.findResources('AWS::S3::Bucket', { Properties: { ReplicationConfiguration: Match.anyValue() } }));
  return bucket.Properties.ReplicationConfiguration.Rules;
}

function rolePolicy(template: Template): { Statement: { Sid: string }[] } {
  return only(template, 'AWS::IAM::Policy').Properties.PolicyDocument;
}

describe('a copy in another account and Region', () => {
  const { template, annotations } = archive((scope) => ({
    replicas: [foreign(scope, { deleteMarkers: true, storageClass: s3.StorageClass.DEEP_ARCHIVE })],
  }));

  test('is made of every new object, encrypted again, and belongs to that account', () => {
    expect(rules(template)).toEqual([{
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
        EncryptionConfiguration: { ReplicaKmsKeyID: foreignKey },
      },
    }]);
  });

  test('is written by a role without a fixed name, that S3 alone can assume', () => {
    const role = only(template, 'AWS::IAM::Role').Properties;
    expect(role.RoleName).toBeUndefined();
    expect(role.AssumeRolePolicyDocument.Statement).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } }]);
  });

  test('needs what S3 documents, and nothing else', () => {
    const policy = rolePolicy(template);
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
      Resource: foreignKey,
      Condition: { StringLike: { 'kms:ViaService': 's3.us-east-1.amazonaws.com*' } },
    });
  });

  test('needs statements in the policies of that account, which are named', () => {
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp('given as replicaBucket cannot be changed.*"Sid":"AllowArchiveToReplicate"'));
    annotations.hasWarning('/Test/Archive', Match.stringLikeRegexp('given as replicaKey cannot be changed.*"Sid":"AllowArchiveToEncryptCopies"'));
    expect(Object.values(template.findOutputs('*')).map(({ Description }) => Description)).toEqual([
      'The policy of the imported replicaBucket must contain this statement', 'The policy of the imported replicaKey must contain this statement',
    ]);
  });
});

test('a copy does not follow deletions unless that is wanted', () => {
  const { template } = archive((scope) => ({ replicas: [foreign(scope)] }));
  expect(rules(template)[0].DeleteMarkerReplication).toEqual({ Status: 'Disabled' });
  expect(statement(rolePolicy(template), 'WriteCopies1').Action).toEqual(['s3:ReplicateObject', 's3:ObjectOwnerOverrideToBucketOwner']);
});

test('a copy in the same account needs no statement in any policy of a bucket or key', () => {
  const { template, annotations } = archive((scope) => ({
    replicas: [ArchiveReplica.to(
      s3.Bucket.fromBucketAttributes(scope, 'Copy', { bucketName: 'copy', region: 'us-east-1' }),
      kms.Key.fromKeyArn(scope, 'CopyKey', 'arn:aws:kms:us-east-1:111122223333:key/1'),
    )],
  }));
  expect(rules(template)[0].Destination).not.toHaveProperty('Account');
  expect(statement(rolePolicy(template), 'WriteCopies1').Action).toBe('s3:ReplicateObject');
  expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
});

test('there can be several copies, each with its priority', () => {
  const { template } = archive((scope) => ({ replicas: [foreign(scope), foreign(scope, {}, 'Other')] }));
  expect(rules(template).map(({ Id, Priority }) => [Id, Priority])).toEqual([['copy-1', 1], ['copy-2', 2]]);
  expect(Object.values(template.findOutputs('*'))).toHaveLength(4);
  template.resourceCountIs('AWS::IAM::Role', 1);
  const sids = rolePolicy(template).Statement.map(({ Sid }) => Sid);
  expect(sids).toEqual(['ListLogFiles', 'ReadLogFiles', 'DecryptLogFiles', 'WriteCopies1', 'EncryptCopies1', 'WriteCopies2', 'EncryptCopies2']);
});

test("a bucket of the app's own in another account lets the role write, and is deployed first", () => {
  const app = new App();
  const other = new Stack(app, 'Other', { env: { account: '444455556666', region: 'eu-west-1' } });
  const key = new kms.Key(other, 'Key', { alias: 'copies' });
  const bucket = new s3.Bucket(other, 'Copy', { bucketName: 'copies', versioned: true, objectLockEnabled: true });
  const stack = new Stack(app, 'Test', { env });
  new LogArchive(stack, 'Archive', {
    trailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit',
    replicas: [ArchiveReplica.to(bucket, kms.Key.fromKeyArn(stack, 'ImportedKey', foreignKey.replace('us-east-1', 'eu-west-1')))],
  });
  const policy = only(Template.fromStack(other), 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
  const role = only(Template.fromStack(stack), 'AWS::IAM::Role').Properties;
  const { Principal, Condition } = statement(policy, 'AllowArchiveToReplicate');
  expect(JSON.stringify(Principal)).toContain(':iam::111122223333:root');
  expect(JSON.stringify(Condition)).toMatch(new RegExp(`^{"ArnEquals":{"aws:PrincipalArn":.*:iam::111122223333:role/${role.RoleName}"`));
  expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Other']);
  expect(key.node.path).toBe('Other/Key');
});

describe('refused is', () => {
  const refused = (make: (scope: Construct) => ArchiveReplica): (() => unknown) => () => archive((scope) => ({ replicas: [make(scope)] }));
  const ownKey = (scope: Construct): kms.IKey => kms.Key.fromKeyArn(scope, 'OwnKey', 'arn:aws:kms:eu-west-1:111122223333:key/1');

  test('a key of another Region than the bucket', () => {
    expect(refused((scope) => ArchiveReplica.to(s3.Bucket.fromBucketName(scope, 'Copy', 'copy'), kms.Key.fromKeyArn(scope, 'Key', foreignKey))))
      .toThrow('replicas: encryptionKey must be in the Region of the bucket, eu-west-1; got one in us-east-1');
  });

  test('a bucket without versions, or without locks', () => {
    expect(refused((scope) => ArchiveReplica.to(new s3.Bucket(scope, 'Copy'), ownKey(scope))))
      .toThrow('replicas: the bucket must be versioned; got one that is not');
    expect(refused((scope) => ArchiveReplica.to(new s3.Bucket(scope, 'Copy', { versioned: true }), ownKey(scope))))
      .toThrow('replicas: the bucket must have Object Lock enabled, as the archive has, or S3 refuses to copy; got one that has not');
  });

  test('a copy of a bucket that is given', () => {
    expect(() => archive((scope) => ({ bucket: s3.Bucket.fromBucketName(scope, 'Mine', 'mine'), replicas: [foreign(scope)] })))
      .toThrow('replicas are copies of a new bucket, and bucket is given: replicate it where it is defined; got 1');
  });
});

test('copies are left out of data events, as the archive is', () => {
  const { template } = synthesise((scope) => new CloudTrailAnalytics(scope, 'Audit', {
    source: RecordSource.trail({
      managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(DataResource.S3_OBJECT)], replicas: [foreign(scope)],
    }),
  }), { env });
  const [selector] = only(template, 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors;
  const { NotStartsWith } = selector.FieldSelectors.find(({ Field }: { Field: string }) => Field === 'resources.ARN');
  expect(NotStartsWith).toContainEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::copy/']] });
});
