import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { accounts, analytics, organizationId } from './analytics';
import {
  CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, QueryPack, QueryResults, RecordSource, RecordSourceConfig,
  RecordSourceContext, RetentionPolicy, RulePack,
} from '../../src';
import { synthesise } from '../template';

describe('a log group alone', () => {
  const source = (scope: Construct): RecordSource => RecordSource.logGroup(logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws/cloudtrail/all'));

  test('is watched, and nothing else is made', () => {
    const { template, audit } = analytics((scope) => ({ source: source(scope), alarmRules: [RulePack.securityHub()], tamperDetection: false }));
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.securityHub().rules.length);
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::S3::Bucket', 'AWS::Glue::Database', 'AWS::Athena::WorkGroup', 'AWS::Logs::LogGroup']) {
      template.resourceCountIs(type, 0);
    }
    expect([audit.trail, audit.archive, audit.catalog, audit.workgroup]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each<Partial<CloudTrailAnalyticsProps>>([
    { retention: RetentionPolicy.searchable(Duration.days(30)) },
    { detectionRules: [] },
    { queryPacks: [QueryPack.security()] },
    { regions: ['eu-west-1'] },
    { bytesScannedCutoffPerQuery: Size.gibibytes(1) },
    { queryResults: QueryResults.expiring() },
  ])('refuses what needs log files', (props) => {
    expect(() => analytics((scope) => ({ source: source(scope), ...props })))
      .toThrow(`${Object.keys(props)[0]} needs log files, and the source, a log group, has none`);
  });

  test("needs no key where the topic is one's own", () => {
    const { template, audit } = analytics((scope) => ({
      source: source(scope),
      topic: sns.Topic.fromTopicAttributes(scope, 'Topic', {
        topicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms', keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      }),
    }));
    template.resourceCountIs('AWS::KMS::Key', 0);
    expect(audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`))
      .toEqual(['topic: AllowAlarmsToPublish', 'topicKey: AllowAlarmsToEncrypt']);
  });
});

describe.each([
  ['aws', 'eu-west-1', 'amazonaws.com'], ['aws-cn', 'cn-north-1', 'amazonaws.com'], ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com'],
])('in partition %s', (partition, region) => {
  test.each<[string, (scope: Construct) => RecordSource]>([
    ['a trail', () => RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT)] })],
    ['an organization trail', () => RecordSource.organizationTrail({ organizationId, accounts })],
    ['imported resources', (scope) => RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(scope, 'MyBucket', 'my-bucket'),
      logGroup: logs.LogGroup.fromLogGroupName(scope, 'MyLogs', 'my-logs'),
      encryptionKey: kms.Key.fromKeyArn(scope, 'MyKey', `arn:${partition}:kms:${region}:111122223333:key/1`),
    })],
    ['an existing trail', (scope) => RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(scope, 'MyBucket', 'my-bucket') })],
  ])('%s names no other partition', (_, source) => {
    const json = JSON.stringify(analytics((scope) => ({ source: source(scope) }), { env: { account: '111122223333', region } }).template.toJSON());
    expect(json.match(/arn:aws[a-z-]*:/g)?.filter((found) => found !== `arn:${partition}:`) ?? []).toEqual([]);
  });
});

test.each<[string, (scope: Construct) => RecordSource]>([
  ['a trail', () => RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT)] })],
  ['an organization trail', () => RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '999999999999' })],
  ['an existing trail', (scope) => RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(scope, 'B', 'logs') })],
  ['Control Tower', (scope) => RecordSource.controlTower({ organizationId, accounts, bucket: s3.Bucket.fromBucketName(scope, 'B', 'logs') })],
  ['a log group', (scope) => RecordSource.logGroup(logs.LogGroup.fromLogGroupName(scope, 'G', 'g'))],
])('%s needs no explicit environment', (_, source) => {
  const { template, annotations } = analytics((scope) => ({ source: source(scope) }), {});
  expect(JSON.stringify(template.toJSON())).not.toContain('${Token');
  expect(annotations.findError('*', Match.anyValue())).toEqual([]);
});

test("a source of one's own yields what it finds", () => {
  class Elsewhere extends RecordSource {
    public readonly description = 'a bucket that something else fills';

    public bind(scope: Construct, { trailName }: RecordSourceContext): RecordSourceConfig {
      return { files: { bucket: s3.Bucket.fromBucketName(scope, 'Filled', `filled-for-${trailName}`) } };
    }
  }
  const { template, annotations } = analytics(() => ({ source: new Elsewhere() }));
  template.hasResourceProperties('AWS::Glue::Table', { TableInput: { StorageDescriptor: { Location: Match.stringLikeRegexp('^s3://filled-for-audit/') } } });
  annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('the source, a bucket that something else fills, has none'));
});

test('two constructs can share a bucket and a key', () => {
  const { template } = synthesise((scope) => {
    const [bucket, encryptionKey] = [new s3.Bucket(scope, 'Shared'), new kms.Key(scope, 'SharedKey')];
    for (const id of ['One', 'Two']) new CloudTrailAnalytics(scope, id, { source: RecordSource.trail({ bucket, encryptionKey, keyPrefix: id }) });
  });
  const [bucketId] = Object.keys(template.findResources('AWS::S3::Bucket')).filter((id) => id.startsWith('Shared'));
  const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy', { Properties: { Bucket: { Ref: bucketId } } }));
  const [key] = Object.entries(template.findResources('AWS::KMS::Key')).filter(([id]) => id.startsWith('Shared')).map(([, resource]) => resource);
  for (const { Statement } of [policy.Properties.PolicyDocument, key.Properties.KeyPolicy]) {
    const sids = Statement.flatMap(({ Sid }: { Sid?: string }) => Sid ?? []);
    expect(sids.filter((sid: string) => /Write|EncryptLogs/.test(sid))).toHaveLength(2);
    expect(new Set(sids).size).toBe(sids.length);
  }
});

test('sources can stand side by side in one stack', () => {
  const { template } = synthesise((scope) => {
    const first = new CloudTrailAnalytics(scope, 'One', { source: RecordSource.trail() });
    new CloudTrailAnalytics(scope, 'Two', { source: RecordSource.existingTrail({ bucket: first.archive!.bucket, logGroup: first.logGroup }) });
  });
  template.resourceCountIs('AWS::CloudTrail::Trail', 1);
  template.resourceCountIs('AWS::Glue::Database', 2);
});

describe('what stands elsewhere', () => {
  test('a log group of another account or Region is refused', () => {
    for (const [account, region] of [['444455556666', 'eu-west-1'], ['111122223333', 'us-east-1']]) {
      expect(() => analytics((scope) => ({
        source: RecordSource.trail({ logGroup: logs.LogGroup.fromLogGroupArn(scope, 'Group', `arn:aws:logs:${region}:${account}:log-group:theirs`) }),
      }))).toThrow('logGroup must be in the account and the Region of the stack, 111122223333 and eu-west-1; '
        + `got one in ${account} and ${region}`);
    }
  });

  test('a log group keeps the retention that it has', () => {
    expect(() => analytics((scope) => ({
      source: RecordSource.trail({ logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'mine') }),
      retention: RetentionPolicy.searchable(Duration.days(365), { logGroupRetention: logs.RetentionDays.ONE_DAY }),
    }))).toThrow('retention: the log group is given, and keeps the settings that it has: set them where it is defined; got logGroupRetention');
  });

  test('a log group without metric filters is refused', () => {
    expect(() => analytics((scope) => ({
      source: RecordSource.trail({ logGroup: new logs.LogGroup(scope, 'Group', { logGroupClass: logs.LogGroupClass.INFREQUENT_ACCESS }) }),
    }))).toThrow('logGroup must be of log class STANDARD, the only one with metric filters; got INFREQUENT_ACCESS');
  });

  test('a key of another Region than the bucket is refused', () => {
    expect(() => analytics((scope) => ({
      source: RecordSource.trail({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1') }),
    }))).toThrow('encryptionKey must be in the Region of the bucket, eu-west-1; got one in us-east-1');
  });

  test('a bucket of another Region is read, and the cost is named', () => {
    const { annotations } = analytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'theirs', region: 'us-east-1' }) }),
    }));
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('bucket is in us-east-1 and queries run in eu-west-1.*S3 bills what each query reads'));
  });

  test('nothing is compared that is not known at synth', () => {
    const stack = new Stack(new App(), 'Agnostic');
    expect(() => new CloudTrailAnalytics(stack, 'Audit', {
      source: RecordSource.trail({
        logGroup: logs.LogGroup.fromLogGroupArn(stack, 'Group', 'arn:aws:logs:us-east-1:444455556666:log-group:theirs'),
        encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1'),
      }),
    })).not.toThrow();
  });
});
