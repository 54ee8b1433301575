import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { accounts, organizationId, synthesiseAnalytics } from './analytics';
import {
  CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, IRecordSource, ObjectLock, QueryPack, QueryResults, RecordSource,
  RecordSourceConfig, RecordSourceContext, RetentionOptions, RetentionPolicy, RulePack,
} from '../../src';
import { synthesise } from '../template';

describe('a log group', () => {
  const createSource = (scope: Construct): RecordSource => RecordSource.logGroup(logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws/cloudtrail/all'));

  test('creates only alarms', () => {
    const { template, audit } = synthesiseAnalytics((scope) => ({
      source: createSource(scope), alarmRules: [RulePack.securityHub()], tamperDetection: false,
    }));
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
  ])('rejects props that require log files', (props) => {
    expect(() => synthesiseAnalytics((scope) => ({ source: createSource(scope), ...props })))
      .toThrow(`${Object.keys(props)[0]} requires log files, and the source, a log group, has none`);
  });

  test('creates no key with an existing topic', () => {
    const { template, audit } = synthesiseAnalytics((scope) => ({
      source: createSource(scope),
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
  ])('%s has no ARN of another partition', (_, createSource) => {
    const json = JSON.stringify(synthesiseAnalytics((scope) => ({ source: createSource(scope) }), { env: { account: '111122223333', region } }).template.toJSON());
    expect(json.match(/arn:aws[a-z-]*:/g)?.filter((found) => found !== `arn:${partition}:`) ?? []).toEqual([]);
  });
});

test.each<[string, (scope: Construct) => RecordSource]>([
  ['a trail', () => RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT)] })],
  ['an organization trail', () => RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '999999999999' })],
  ['an existing trail', (scope) => RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(scope, 'B', 'logs') })],
  ['AWS Control Tower', (scope) => RecordSource.controlTower({ organizationId, accounts, bucket: s3.Bucket.fromBucketName(scope, 'B', 'logs') })],
  ['a log group', (scope) => RecordSource.logGroup(logs.LogGroup.fromLogGroupName(scope, 'G', 'g'))],
])('%s supports stacks without an explicit environment', (_, createSource) => {
  const { template, annotations } = synthesiseAnalytics((scope) => ({ source: createSource(scope) }), {});
  expect(JSON.stringify(template.toJSON())).not.toContain('${Token');
  expect(annotations.findError('*', Match.anyValue())).toEqual([]);
});

describe('a custom source', () => {
  /** Another system fills the bucket and the log group. */
  class CustomSource implements IRecordSource {
    public readonly description = 'a central log account';

    constructor(private readonly hasLogGroup: boolean) {}

    public bind(scope: Construct, { trailName, logGroupName }: RecordSourceContext): RecordSourceConfig {
      return {
        files: { bucket: s3.Bucket.fromBucketName(scope, 'Central', `central-${trailName}`), keyPrefix: 'trails' },
        logGroup: this.hasLogGroup ? logs.LogGroup.fromLogGroupName(scope, 'CentralLogs', logGroupName) : undefined,
      };
    }
  }

  test('creates alarms and tables', () => {
    const { template, audit } = synthesiseAnalytics(() => ({ source: new CustomSource(true), tamperDetection: false }));
    template.hasResourceProperties('AWS::Glue::Table', {
      TableInput: { Name: 'events', StorageDescriptor: { Location: 's3://central-audit/trails/AWSLogs/' } },
    });
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.recommended().rules.length);
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: '/cloudtrail/audit' });
    template.resourceCountIs('AWS::CloudTrail::Trail', 0);
    expect(audit.alarmFor('root-usage')).toBeDefined();
    expect(audit.summary).toContain('a central log account');
  });

  test('creates only tables without a log group', () => {
    const { template, annotations } = synthesiseAnalytics(() => ({ source: new CustomSource(false) }));
    template.hasResourceProperties('AWS::Glue::Table', { TableInput: { Name: 'events' } });
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('a central log account'));
  });

  test('must have log files or a log group', () => {
    const source: IRecordSource = { description: 'an empty source', bind: () => ({}) };
    expect(() => synthesiseAnalytics(() => ({ source }))).toThrow('source must have log files or a log group; got neither for the source, an empty source');
  });

  test('rejects a retention policy for existing resources', () => {
    const synthesiseWith = (options: RetentionOptions): unknown => synthesiseAnalytics((scope) => ({
      source: new CustomSource(true),
      retention: RetentionPolicy.searchable(Duration.days(30), options),
      accessLogBucket: s3.Bucket.fromBucketName(scope, 'AccessLogs', 'access-logs'),
    }));
    expect(() => synthesiseWith({ archiveFor: Duration.days(60), objectLock: ObjectLock.governance(Duration.days(1)) })).toThrow(
      'retention must not configure the bucket for log files, because no new bucket for log files is created; got archiveFor, objectLock');
    expect(() => synthesiseWith({ logGroupRetention: logs.RetentionDays.ONE_DAY })).toThrow(
      'retention must not configure the log group, because no new log group is created; got logGroupRetention');
    expect(() => synthesiseWith({ accessLogsFor: Duration.days(60) })).toThrow(
      'retention must not configure the bucket for access logs, because no new bucket for access logs is created; got accessLogsFor');
  });

  test('can create a trail and an archive', () => {
    class CustomTrail implements IRecordSource {
      public readonly description = 'a custom trail';

      public bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig {
        return RecordSource.trail({ keyPrefix: 'custom' }).bind(scope, context);
      }
    }
    const options = { archiveFor: Duration.days(60), logGroupRetention: logs.RetentionDays.ONE_WEEK };
    const retention = RetentionPolicy.searchable(Duration.days(30), options);
    const { template } = synthesiseAnalytics(() => ({ source: new CustomTrail(), retention }));
    template.hasResourceProperties('AWS::CloudTrail::Trail', { S3KeyPrefix: 'custom' });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });
});

test('two constructs can use the same bucket and key', () => {
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

test('one stack can have several sources', () => {
  const { template } = synthesise((scope) => {
    const first = new CloudTrailAnalytics(scope, 'One', { source: RecordSource.trail() });
    new CloudTrailAnalytics(scope, 'Two', { source: RecordSource.existingTrail({ bucket: first.archive!.bucket, logGroup: first.logGroup }) });
  });
  template.resourceCountIs('AWS::CloudTrail::Trail', 1);
  template.resourceCountIs('AWS::Glue::Database', 2);
});

describe('resources in another account or Region', () => {
  test('rejects a log group in another account or Region', () => {
    for (const [account, region] of [['444455556666', 'eu-west-1'], ['111122223333', 'us-east-1']]) {
      expect(() => synthesiseAnalytics((scope) => ({
        source: RecordSource.trail({ logGroup: logs.LogGroup.fromLogGroupArn(scope, 'Group', `arn:aws:logs:${region}:${account}:log-group:theirs`) }),
      }))).toThrow('logGroup must be in the account and the Region of the stack, 111122223333 and eu-west-1; '
        + `got a log group in ${account} and ${region}`);
    }
  });

  test('rejects a retention for an existing log group', () => {
    expect(() => synthesiseAnalytics((scope) => ({
      source: RecordSource.trail({ logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'mine') }),
      retention: RetentionPolicy.searchable(Duration.days(365), { logGroupRetention: logs.RetentionDays.ONE_DAY }),
    }))).toThrow('retention must not configure the log group, because no new log group is created; got logGroupRetention');
  });

  test('rejects a log class without metric filters', () => {
    expect(() => synthesiseAnalytics((scope) => ({
      source: RecordSource.trail({ logGroup: new logs.LogGroup(scope, 'Group', { logGroupClass: logs.LogGroupClass.INFREQUENT_ACCESS }) }),
    }))).toThrow('logGroup must be of log class STANDARD, the only log class that supports metric filters; got INFREQUENT_ACCESS');
  });

  test('rejects a key in another Region than the bucket', () => {
    expect(() => synthesiseAnalytics((scope) => ({
      source: RecordSource.trail({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1') }),
    }))).toThrow('encryptionKey must be in the Region of the bucket, eu-west-1; got one in us-east-1');
  });

  test('adds a warning for a bucket in another Region', () => {
    const { annotations } = synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'theirs', region: 'us-east-1' }) }),
    }));
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('bucket is in us-east-1 and queries run in eu-west-1.*S3 charges for the data'));
  });

  test('does not validate unresolved environments', () => {
    const stack = new Stack(new App(), 'Agnostic');
    expect(() => new CloudTrailAnalytics(stack, 'Audit', {
      source: RecordSource.trail({
        logGroup: logs.LogGroup.fromLogGroupArn(stack, 'Group', 'arn:aws:logs:us-east-1:444455556666:log-group:theirs'),
        encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1'),
      }),
    })).not.toThrow();
  });
});
