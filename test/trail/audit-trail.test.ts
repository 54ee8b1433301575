import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditTrail } from '../../src';
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

test('records all management events of all Regions, validated and encrypted', () => {
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

test('is created after the policy that lets it write', () => {
  const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
  expect(only(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(policyId);
});

test('knows its ARN before it exists', () => {
  expect(stack.resolve(AuditTrail.formatTrailArn(stack, 'audit'))).toEqual(
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudtrail:eu-west-1:111122223333:trail/audit']] });
});

test("its role writes the account's streams of its log group, and nothing else", () => {
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

test('its log group is encrypted with a key that may encrypt that group alone, kept a year, and goes with the stack', () => {
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

test.each(['ab', 'x'.repeat(129), 'my--trail', 'my._trail', '-trail', 'trail.', 'my trail', '192.168.5.4'])("trailName '%s' is refused", (trailName) => {
  expect(() => synthesise((scope) => {
    new AuditTrail(scope, 'Source', { trailName, bucket: new s3.Bucket(scope, 'Bucket'), encryptionKey: new kms.Key(scope, 'Key') });
  })).toThrow(`trailName must be 3 to 128 letters and digits, in words joined by a single '.', '_' or '-', and not look like an IP address; got '${trailName}'`);
});
