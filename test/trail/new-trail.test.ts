import { App, Aws, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { accounts, env, findArchivePolicy, formatArn, organizationId, synthesiseAnalytics } from './analytics';
import { AccountScope, AuditTrail, CloudTrailAnalytics, DataEvents, DataResource, ManagementEvents, RecordSource } from '../../src';
import { only, statement } from '../template';

describe('an organization trail', () => {
  const source = RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '999999999999' });
  const { template, audit } = synthesiseAnalytics(() => ({ source }), { env: { account: '999999999999', region: 'eu-west-1' } });
  const trailArn = formatArn('cloudtrail:eu-west-1:999999999999:trail/audit');

  test('records all accounts of the organization', () => {
    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: true, IsMultiRegionTrail: true });
    expect(audit.trail).toBeDefined();
  });

  test('has an ARN in the management account in all policies', () => {
    const policy = findArchivePolicy(template);
    for (const [sid, folder] of [['AWSCloudTrailWrite20150319', '999999999999'], ['AWSCloudTrailOrganizationWrite20150319', organizationId]]) {
      expect(statement(policy, sid)).toMatchObject({
        Resource: { 'Fn::Join': ['', [expect.anything(), `/AWSLogs/${folder}/*`]] },
        Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
      });
    }
    expect(statement(policy, 'AWSCloudTrailAclCheck20150319')).toMatchObject({ Condition: { StringEquals: { 'aws:SourceArn': trailArn } } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Sid: 'AllowCloudTrailEncryptLogs',
          Condition: {
            StringEquals: { 'aws:SourceArn': trailArn },
            StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': formatArn('cloudtrail:*:999999999999:trail/*') },
          },
        })]),
      },
    });
  });

  test('has tables with the specified accounts', () => {
    template.hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        Name: 'events',
        Parameters: {
          'projection.account.values': '111122223333,444455556666',
          'storage.location.template': { 'Fn::Join': ['', Match.arrayWith([`/AWSLogs/${organizationId}/\${account}/CloudTrail/\${region}/\${day}/`])] },
        },
      },
    });
  });

  test('has saved queries with a condition on injected accounts', () => {
    const { template: injected } = synthesiseAnalytics(() => ({
      source: RecordSource.organizationTrail({ organizationId, accounts: AccountScope.injected(['444455556666']) }),
    }));
    injected.allResourcesProperties('AWS::Athena::NamedQuery', { QueryString: Match.stringLikeRegexp("account IN \\('444455556666'\\)") });
  });

  test('can write to the log streams of the organization and of the management account', () => {
    const [{ PolicyDocument }] = only(template, 'AWS::IAM::Role').Properties.Policies;
    expect(PolicyDocument.Statement[0].Resource).toEqual(['999999999999_CloudTrail_*', `${organizationId}_*`]
      .map((stream) => formatArn(`logs:eu-west-1:999999999999:log-group:/cloudtrail/audit:log-stream:${stream}`)));
  });

  test('has an ARN in the account of the stack by default', () => {
    const own = synthesiseAnalytics(() => ({ source: RecordSource.organizationTrail({ organizationId, accounts }) })).template;
    expect(statement(findArchivePolicy(own), 'AWSCloudTrailOrganizationWrite20150319'))
      .toMatchObject({ Condition: { StringEquals: { 'aws:SourceArn': formatArn('cloudtrail:eu-west-1:111122223333:trail/audit') } } });
  });

  test.each(['o-short', 'exampleorgid', 'o-EXAMPLEORGID'])("rejects organizationId '%s'", (id) => {
    expect(() => synthesiseAnalytics(() => ({ source: RecordSource.organizationTrail({ organizationId: id, accounts }) })))
      .toThrow(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${id}'`);
  });

  test('rejects an invalid management account', () => {
    expect(() => synthesiseAnalytics(() => ({ source: RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '123' }) })))
      .toThrow("managementAccountId must be an account ID of 12 digits; got '123'");
  });

  test('rejects a management account that is not the account of the stack', () => {
    const message = /^managementAccountId must be the account of the stack, 111122223333, .*; got '999999999999': create the trail in a stack of the /;
    expect(() => synthesiseAnalytics(() => ({ source }))).toThrow(message);
    const stack = new Stack(new App(), 'Test', { env });
    expect(() => new AuditTrail(stack, 'Trail', {
      trailName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), encryptionKey: new kms.Key(stack, 'Key'), organizationId, managementAccountId: '999999999999',
    })).toThrow(message);
  });

  test('does not compare accounts that are not known at synthesis', () => {
    expect(() => synthesiseAnalytics(() => ({ source }), {})).not.toThrow();
    for (const stackProps of [{}, { env }]) {
      expect(() => synthesiseAnalytics(() => ({
        source: RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: Aws.ACCOUNT_ID }),
      }), stackProps)).not.toThrow();
    }
  });
});

describe('a new trail', () => {
  test('delivers with a key prefix, and can write only there', () => {
    const { template } = synthesiseAnalytics(() => ({ source: RecordSource.trail({ keyPrefix: 'trails/audit' }) }));
    template.hasResourceProperties('AWS::CloudTrail::Trail', { S3KeyPrefix: 'trails/audit' });
    expect(statement(findArchivePolicy(template), 'AWSCloudTrailWrite20150319')).toMatchObject({
      Resource: { 'Fn::Join': ['', [expect.anything(), '/trails/audit/AWSLogs/111122223333/*']] },
    });
  });

  test.each(['', '/x', 'x/', 'x'.repeat(201)])("rejects keyPrefix '%s'", (keyPrefix) => {
    expect(() => synthesiseAnalytics(() => ({ source: RecordSource.trail({ keyPrefix }) })))
      .toThrow(/keyPrefix must be at most 200 letters, digits and .*; got /);
  });

  test('uses an existing bucket, key and log group, and adds statements to their policies', () => {
    const { template, audit } = synthesiseAnalytics((scope) => ({
      source: RecordSource.trail({
        bucket: new s3.Bucket(scope, 'MyBucket'),
        encryptionKey: new kms.Key(scope, 'MyKey'),
        logGroup: new logs.LogGroup(scope, 'MyLogs'),
      }),
    }));
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      S3BucketName: { Ref: Match.stringLikeRegexp('^MyBucket') },
      KMSKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MyKey'), 'Arn'] },
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MyLogs'), 'Arn'] },
    });
    expect(statement(findArchivePolicy(template), 'AWSCloudTrailWrite20150319')).toBeDefined();
    expect(audit.requiredStatements).toEqual([]);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCloudTrailEncryptLogs' })]) },
    });
  });
});

describe('imported resources', () => {
  const { template, audit, annotations } = synthesiseAnalytics((scope) => ({
    source: RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(scope, 'MyBucket', 'my-bucket'),
      encryptionKey: kms.Key.fromKeyArn(scope, 'MyKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
    }),
    accessLogBucket: s3.Bucket.fromBucketName(scope, 'MyAccessLogs', 'my-access-logs'),
  }));
  const required = audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`);

  test('require statements in their policies', () => {
    expect(required).toEqual([
      'encryptionKey: AllowCloudTrailEncryptLogs',
      'encryptionKey: AllowCloudTrailDecryptTrail',
      'encryptionKey: AllowCloudTrailDescribeKey',
      'bucket: AWSCloudTrailAclCheck20150319',
      'bucket: AWSCloudTrailWrite20150319',
      'encryptionKey: AllowLogGroupEncryption',
      'accessLogBucket: ServerAccessLogsOfresults',
    ]);
  });

  test('have an output for each required statement', () => {
    const outputs = Object.values(template.findOutputs('*'));
    expect(outputs).toHaveLength(required.length);
    expect(outputs).toContainEqual({
      Description: 'The policy of the imported bucket must contain this statement',
      Value: {
        'Fn::Join': ['', [
          '{"Action":"s3:PutObject","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control","aws:SourceArn":"arn:',
          { Ref: 'AWS::Partition' },
          ':cloudtrail:eu-west-1:111122223333:trail/audit"}},"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Resource":"arn:',
          { Ref: 'AWS::Partition' },
          ':s3:::my-bucket/AWSLogs/111122223333/*","Sid":"AWSCloudTrailWrite20150319"}',
        ]],
      },
    });
  });

  test('have a warning for each required statement', () => {
    annotations.hasWarning('/Test/Audit/Archive', Match.stringLikeRegexp(
      String.raw`imported resource in bucket cannot be changed.*"Resource":"arn:\$\{AWS::Partition\}:s3:::my-bucket/AWSLogs/111122223333/\*"`));
  });

  test('are not created', () => {
    expect(Object.keys(template.findResources('AWS::S3::Bucket'))).toEqual([expect.stringContaining('Results')]);
    template.resourceCountIs('AWS::KMS::Key', 1);
  });
});

describe('a second trail', () => {
  function findWarnings(account?: string, source?: RecordSource): readonly string[] {
    const app = new App();
    const second = ['eu-west-1', 'us-east-1'].map((region) => {
      const stack = new Stack(app, region, account ? { env: { account, region } } : {});
      new CloudTrailAnalytics(stack, 'Audit', region === 'us-east-1' ? { source } : {});
      return stack;
    })[1];
    return Annotations.fromStack(second).findWarning('*', Match.stringLikeRegexp('secondTrail')).map(({ entry }) => entry.data as string);
  }

  test('of the same account adds a warning in any Region', () => {
    for (const warnings of [findWarnings('111122223333'), findWarnings()]) {
      expect(warnings).toEqual([expect.stringContaining(
        'this trail and eu-west-1/Audit/Trail both record the management events of all Regions, and CloudTrail charges for each additional copy')]);
    }
  });

  test('adds no warning in another account or without management events', () => {
    const app = new App();
    const [, second] = ['111122223333', '444455556666'].map((account) => {
      const stack = new Stack(app, `In${account}`, { env: { account } });
      new CloudTrailAnalytics(stack, 'Audit');
      return stack;
    });
    expect(Annotations.fromStack(second).findWarning('*', Match.stringLikeRegexp('secondTrail'))).toEqual([]);
    const dataOnly = RecordSource.trail({ managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(DataResource.SQS_QUEUE)] });
    expect(findWarnings('111122223333', dataOnly)).toEqual([]);
  });
});
