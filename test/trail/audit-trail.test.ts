import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditTrail, AuditTrailProps } from '../../src';
import { only, statement, synthesise } from '../template';

const { template, stack } = synthesise((scope) => {
  const bucket = new s3.Bucket(scope, 'Bucket', { enforceSSL: true });
  new AuditTrail(scope, 'Source', {
    trailName: 'audit',
    logGroupName: '/cloudtrail/audit',
    bucket,
    encryptionKey: new kms.Key(scope, 'Key'),
  });
}, { env: { account: '111122223333', region: 'eu-west-1' } });

test('records all management events of all Regions with log file validation and encryption', () => {
  template.hasResourceProperties('AWS::CloudTrail::Trail', {
    TrailName: 'audit',
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }],
    KMSKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('LogGroup'), 'Arn'] },
    CloudWatchLogsRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeliveryRole'), 'Arn'] },
  });
});

test('depends on the bucket policy', () => {
  const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
  expect(only(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(policyId);
});

test('formats the ARN of a trail', () => {
  expect(stack.resolve(AuditTrail.formatTrailArn(stack, 'audit'))).toEqual(
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudtrail:eu-west-1:111122223333:trail/audit']] });
});

test('the delivery role can write only to the log streams of the account', () => {
  const { Properties } = only(template, 'AWS::IAM::Role');
  expect(Properties.AssumeRolePolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'cloudtrail.amazonaws.com' } },
  ]);
  expect(Properties.ManagedPolicyArns).toBeUndefined();
  expect(Properties.Policies).toEqual([{
    PolicyName: 'WriteOwnStreams',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{
        Sid: 'WriteOwnStreams',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: {
          'Fn::Join': ['', [
            'arn:', { Ref: 'AWS::Partition' },
            ':logs:eu-west-1:111122223333:log-group:/cloudtrail/audit:log-stream:111122223333_CloudTrail_*',
          ]],
        },
      }],
    },
  }]);
});

test('the log group is encrypted, has a retention of one year, and is deleted with the stack', () => {
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: { LogGroupName: '/cloudtrail/audit', RetentionInDays: 365, KmsKeyId: Match.anyValue() },
    DeletionPolicy: 'Delete',
  });
  expect(statement(only(template, 'AWS::KMS::Key').Properties.KeyPolicy, 'AllowLogGroupEncryption')).toMatchObject({
    Principal: { Service: { 'Fn::Join': ['', ['logs.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
    Condition: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:111122223333:log-group:/cloudtrail/audit']],
        },
      },
    },
  });
});

test.each(['ab', 'x'.repeat(129), 'my--trail', 'my._trail', '-trail', 'trail.', 'my trail', '192.168.5.4'])("rejects trailName '%s'", (trailName) => {
  expect(() => synthesise((scope) => {
    new AuditTrail(scope, 'Source', { trailName, bucket: new s3.Bucket(scope, 'Bucket'), encryptionKey: new kms.Key(scope, 'Key') });
  })).toThrow(`trailName must be 3 to 128 letters and digits, separated by a single '.', '_' or '-', and must not be an IP address; got '${trailName}'`);
});

test.each<[Partial<AuditTrailProps>, string]>([
  [{ logGroupName: 'other' }, 'logGroupName must not be specified with logGroup, because no log group is created; got other'],
  [{ logGroupRetention: logs.RetentionDays.ONE_DAY }, 'logGroupRetention must not be specified with logGroup, because no log group is created; got 1'],
])('rejects settings of an existing log group: %o', (settings, message) => {
  expect(() => synthesise((scope) => {
    new AuditTrail(scope, 'Source', {
      trailName: 'audit',
      bucket: new s3.Bucket(scope, 'Bucket'),
      encryptionKey: new kms.Key(scope, 'Key'),
      logGroup: new logs.LogGroup(scope, 'LogGroup'),
      ...settings,
    });
  })).toThrow(message);
});

test.each<[Partial<AuditTrailProps>, RegExp]>([
  [{ keyPrefix: 'logs/' }, /^keyPrefix must be at most 200 letters, .*; got 'logs\/'$/],
  [{ organizationId: 'o-short' }, /^organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got 'o-short'$/],
  [{ managementAccountId: '111122223333' }, /^managementAccountId must be specified with organizationId; got '111122223333' without an organization$/],
  [{ managementAccountId: '123', organizationId: 'o-exampleorgid' }, /^managementAccountId must be an account ID of 12 digits; got '123'$/],
])('rejects an invalid location or account: %o', (props, message) => {
  expect(() => synthesise((scope) => {
    new AuditTrail(scope, 'Source', { trailName: 'audit', bucket: new s3.Bucket(scope, 'Bucket'), encryptionKey: new kms.Key(scope, 'Key'), ...props });
  })).toThrow(message);
});
