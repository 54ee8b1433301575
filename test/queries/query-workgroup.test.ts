import { Duration, Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { QueryPack, QueryWorkgroup, QueryWorkgroupProps, RetentionPolicy } from '../../src';
import { only, Synthesised, synthesise } from '../template';

function workgroup(props: Partial<QueryWorkgroupProps> = {}): Synthesised {
  return synthesise((stack) => {
    new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', ...props });
  });
}

test('the workgroup binds every client to encryption, metrics and the limit', () => {
  const { template } = workgroup();
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: 'audit',
    RecursiveDeleteOption: true,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      BytesScannedCutoffPerQuery: 100 * 1024 ** 3,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        OutputLocation: { 'Fn::Join': ['', ['s3://', { Ref: Match.anyValue() }]] },
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } },
      },
    },
  });
});

test('results expire, in a bucket that stays', () => {
  const bucket = only(workgroup({ retention: RetentionPolicy.searchable(Duration.days(30), { queryResultsFor: Duration.days(7) }) }).template, 'AWS::S3::Bucket');
  expect(bucket.DeletionPolicy).toBe('Retain');
  expect(bucket.Properties.LifecycleConfiguration.Rules).toEqual([expect.objectContaining({ ExpirationInDays: 7, Status: 'Enabled' })]);
});

test('each saved query is named, explained and rendered for the database', () => {
  const { template } = workgroup({ queryPacks: [QueryPack.security()] });
  template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.security().queries.length);
  template.hasResource('AWS::Athena::NamedQuery', {
    Properties: {
      Name: 'security/root-activity',
      Database: 'audit',
      WorkGroup: 'audit',
      Description: Match.stringLikeRegexp('.{20,}'),
      QueryString: Match.stringLikeRegexp('FROM "audit"."activity"'),
    },
    Metadata: { CloudTrailAnalytics: { Query: 'root-activity', Pack: 'security', Window: Match.stringLikeRegexp('^\\d+d$') } },
    DependsOn: [Match.stringLikeRegexp('^Queries')],
  });
});

test.each([Size.bytes(9_999_999), Size.kibibytes(1)])('a limit below what Athena takes is refused', (scanLimit) => {
  expect(() => workgroup({ scanLimit })).toThrow(`scanLimit must be at least 10000000 bytes; got ${scanLimit.toBytes()}`);
});

test('a window longer than what is searchable is refused', () => {
  expect(() => workgroup({ queryPacks: [QueryPack.security()], retention: RetentionPolicy.searchable(Duration.days(1)) }))
    .toThrow(/query 'security\/.*': its window .* searchable/);
});

test('a pack given twice is refused', () => {
  expect(() => workgroup({ queryPacks: [QueryPack.security(), QueryPack.security()] }))
    .toThrow("queryPacks: pack ids must be unique; got 'security' twice");
});
