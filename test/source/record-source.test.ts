import { App, Duration, Size, Stack, StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  AccountScope, CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, ManagementEvents, QueryPack, QueryResults, RecordSource,
  RecordSourceConfig, RecordSourceContext, RetentionPolicy, RulePack,
} from '../../src';
import { only, statement, Synthesised, synthesise } from '../template';

const env = { account: '111122223333', region: 'eu-west-1' };
const organizationId = 'o-exampleorgid';
const accounts = AccountScope.listed(['111122223333', '444455556666']);

interface Made extends Synthesised {
  readonly audit: CloudTrailAnalytics;
}

function analytics(props: (scope: Construct) => CloudTrailAnalyticsProps, stackProps: StackProps = { env }): Made {
  let audit!: CloudTrailAnalytics;
  const synthesised = synthesise((scope) => {
    audit = new CloudTrailAnalytics(scope, 'Audit', { baseName: 'audit', ...props(scope) });
  }, stackProps);
  return { ...synthesised, audit };
}

function archivePolicy(template: Template): { Statement: { Sid?: string }[] } {
  const policies = Object.values(template.findResources('AWS::S3::BucketPolicy')).map(({ Properties }) => Properties.PolicyDocument);
  return policies.find(({ Statement }) => Statement.some(({ Sid }: { Sid?: string }) => Sid === 'AWSCloudTrailAclCheck20150319'));
}

function arn(rest: string): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${rest}`]] };
}

describe('an organization trail', () => {
  const source = RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '999999999999' });
  const { template, audit } = analytics(() => ({ source }));
  const trailArn = arn('cloudtrail:eu-west-1:999999999999:trail/audit');

  test('records the whole organization', () => {
    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: true, IsMultiRegionTrail: true });
    expect(audit.trail).toBeDefined();
  });

  test('is named, in every policy, as the trail of the management account', () => {
    const policy = archivePolicy(template);
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
            StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': arn('cloudtrail:*:999999999999:trail/*') },
          },
        })]),
      },
    });
  });

  test('is read with the accounts that were named', () => {
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

  test('names accounts in saved queries where each query must', () => {
    const named = analytics(() => ({
      source: RecordSource.organizationTrail({ organizationId, accounts: AccountScope.namedByQuery(['444455556666']) }),
    })).template;
    named.allResourcesProperties('AWS::Athena::NamedQuery', { QueryString: Match.stringLikeRegexp("account IN \\('444455556666'\\)") });
  });

  test("writes the streams of the organization and of both accounts' own", () => {
    const [{ PolicyDocument }] = only(template, 'AWS::IAM::Role').Properties.Policies;
    expect(PolicyDocument.Statement[0].Resource).toEqual(['111122223333_CloudTrail_*', '999999999999_CloudTrail_*', `${organizationId}_*`]
      .map((stream) => arn(`logs:eu-west-1:111122223333:log-group:/cloudtrail/audit:log-stream:${stream}`)));
  });

  test('belongs to the stack where that is in the management account', () => {
    const own = analytics(() => ({ source: RecordSource.organizationTrail({ organizationId, accounts }) })).template;
    expect(statement(archivePolicy(own), 'AWSCloudTrailOrganizationWrite20150319'))
      .toMatchObject({ Condition: { StringEquals: { 'aws:SourceArn': arn('cloudtrail:eu-west-1:111122223333:trail/audit') } } });
  });

  test.each(['o-short', 'exampleorgid', 'o-EXAMPLEORGID'])("organizationId '%s' is refused", (id) => {
    expect(() => analytics(() => ({ source: RecordSource.organizationTrail({ organizationId: id, accounts }) })))
      .toThrow(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${id}'`);
  });

  test('a management account that is none is refused', () => {
    expect(() => analytics(() => ({ source: RecordSource.organizationTrail({ organizationId, accounts, managementAccountId: '123' }) })))
      .toThrow("managementAccountId must be an id of 12 digits; got '123'");
  });
});

describe('a new trail', () => {
  test('delivers below a prefix, and may write there alone', () => {
    const { template } = analytics(() => ({ source: RecordSource.trail({ keyPrefix: 'trails/audit' }) }));
    template.hasResourceProperties('AWS::CloudTrail::Trail', { S3KeyPrefix: 'trails/audit' });
    expect(statement(archivePolicy(template), 'AWSCloudTrailWrite20150319')).toMatchObject({
      Resource: { 'Fn::Join': ['', [expect.anything(), '/trails/audit/AWSLogs/111122223333/*']] },
    });
  });

  test.each(['', '/x', 'x/', 'x'.repeat(201)])("keyPrefix '%s' is refused", (keyPrefix) => {
    expect(() => analytics(() => ({ source: RecordSource.trail({ keyPrefix }) })))
      .toThrow(/keyPrefix must be at most 200 letters, digits and .*; got /);
  });

  test("takes a bucket, a key and a log group of one's own, and adds to their policies", () => {
    const { template, audit } = analytics((scope) => ({
      source: RecordSource.trail({
        bucket: new s3.Bucket(scope, 'MyBucket'),
        evidenceKey: new kms.Key(scope, 'MyKey'),
        logGroup: new logs.LogGroup(scope, 'MyLogs'),
      }),
    }));
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      S3BucketName: { Ref: Match.stringLikeRegexp('^MyBucket') },
      KMSKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MyKey'), 'Arn'] },
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MyLogs'), 'Arn'] },
    });
    expect(statement(archivePolicy(template), 'AWSCloudTrailWrite20150319')).toBeDefined();
    expect(audit.requiredStatements).toEqual([]);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCloudTrailEncryptLogs' })]) },
    });
  });
});

describe('what is imported', () => {
  const { template, audit, annotations } = analytics((scope) => ({
    source: RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(scope, 'MyBucket', 'my-bucket'),
      evidenceKey: kms.Key.fromKeyArn(scope, 'MyKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
    }),
    accessLogBucket: s3.Bucket.fromBucketName(scope, 'MyAccessLogs', 'my-access-logs'),
  }));
  const required = audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`);

  test('must contain statements, each of which is known', () => {
    expect(required).toEqual([
      'evidenceKey: AllowCloudTrailEncryptLogs',
      'evidenceKey: AllowCloudTrailDecryptTrail',
      'evidenceKey: AllowCloudTrailDescribeKey',
      'bucket: AWSCloudTrailAclCheck20150319',
      'bucket: AWSCloudTrailWrite20150319',
      'evidenceKey: AllowLogGroupEncryption',
      'accessLogBucket: ServerAccessLogsOfresults',
    ]);
  });

  test('each statement is an output', () => {
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

  test('each statement is in a warning, in words', () => {
    annotations.hasWarning('/Test/Audit/Archive', Match.stringLikeRegexp(
      String.raw`given as bucket cannot be changed.*"Resource":"arn:\$\{AWS::Partition\}:s3:::my-bucket/AWSLogs/111122223333/\*"`));
  });

  test('and nothing of it is created', () => {
    expect(Object.keys(template.findResources('AWS::S3::Bucket'))).toEqual([expect.stringContaining('Results')]);
    template.resourceCountIs('AWS::KMS::Key', 1);
  });
});

describe('an existing trail', () => {
  function existing(scope: Construct): s3.IBucket {
    return s3.Bucket.fromBucketName(scope, 'Logs', 'their-logs');
  }

  test('becomes tables and queries alone where there is no log group', () => {
    const { template, audit, annotations } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }) }));
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm', 'AWS::SNS::Topic']) {
      template.resourceCountIs(type, 0);
    }
    template.hasResourceProperties('AWS::Glue::Table', { TableInput: { StorageDescriptor: { Location: Match.stringLikeRegexp('^s3://their-logs/') } } });
    expect([audit.trail, audit.archive, audit.logGroup, audit.rules]).toEqual([undefined, undefined, undefined, undefined]);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('there are no alarms, as they need a log group, and the source, an existing trail, has none'));
    expect(() => audit.alarmFor('root-usage')).toThrow("ruleId: there are no alarms, as the source has no log group; got 'root-usage'");
  });

  test('has rules in the detections view all the same', () => {
    const view = (props: Partial<CloudTrailAnalyticsProps>): string => {
      const { template } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), ...props }));
      const [table] = Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: 'detections' } } }));
      const encoded = /Presto View: (\S+)/.exec(table.Properties.TableInput.ViewOriginalText)![1];
      return Buffer.from(encoded, 'base64').toString();
    };
    const sql = view({});
    for (const { id } of RulePack.recommended().rules) expect(sql).toContain(`'${id}'`);
    expect(view({ detectionRules: [RulePack.recommended().only(['root-usage'])] })).not.toContain("'trail-stopped'");
  });

  test('refuses alarms without a log group', () => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), alarmRules: [RulePack.recommended()] })))
      .toThrow('alarmRules need a log group, and the source, an existing trail, has none: give it one, or give the rules as detectionRules; got recommended');
  });

  test.each<[Partial<CloudTrailAnalyticsProps>, string]>([
    [{ subscriptions: [] }, 'a log group'],
    [{ deliveryTimeout: Duration.hours(1) }, 'a log group'],
    [{ alarmActions: [] }, 'a log group or eventNotifications'],
  ])('refuses what needs alarms', (props, need) => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), ...props })))
      .toThrow(`${Object.keys(props)[0]} needs ${need}, and the source, an existing trail, has none`);
  });

  test("in another account must let the stack's account read, and decrypt", () => {
    const { audit } = analytics((scope) => ({
      source: RecordSource.existingTrail({
        bucket: s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'their-logs', account: '444455556666' }),
        evidenceKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/1'),
      }),
    }));
    expect(audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`)).toEqual([
      'bucket: AllowQueriesToListRecords', 'bucket: AllowQueriesToReadRecords', 'evidenceKey: AllowQueriesToDecryptRecords',
    ]);
  });

  test('says nothing where an empty list says that no alarms are wanted', () => {
    const { annotations } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), alarmRules: [] }));
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('of an organization is read below its prefix, with what it records', () => {
    const { template } = analytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: existing(scope), keyPrefix: 'trails', organizationId, accounts, networkActivity: true, insights: true }),
    }));
    for (const [name, folder] of [['events', 'CloudTrail'], ['network_activity', 'CloudTrail-NetworkActivity'], ['insights', 'CloudTrail-Insight']]) {
      template.hasResourceProperties('AWS::Glue::Table', {
        TableInput: {
          Name: name,
          Parameters: { 'storage.location.template': `s3://their-logs/trails/AWSLogs/${organizationId}/\${account}/${folder}/\${region}/\${day}/` },
        },
      });
    }
  });

  test('of an organization must say whose records are read', () => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope), organizationId }) })))
      .toThrow(`accounts must say whose records can be queried where organizationId is given; got none for '${organizationId}'`);
  });

  test('keeps the lifecycle that it has', () => {
    const retention = RetentionPolicy.searchable(Duration.days(30), { archiveFor: Duration.days(60) });
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), retention })))
      .toThrow('retention: the bucket for log files is given, and keeps the settings that it has: set them where it is defined; got archiveFor');
  });

  test('is watched where it has a log group', () => {
    const { template, audit } = analytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: existing(scope), logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'their-group') }),
      guardEvidence: false,
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'their-group' });
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.recommended().rules.length);
    expect(audit.logGroup?.logGroupName).toBe('their-group');
  });
});

describe('Control Tower', () => {
  const options = { organizationId, accounts, bucket: 'aws-controltower-logs-111122223333-eu-west-1' };
  function locations(template: Template): string[] {
    return Object.values(template.findResources('AWS::Glue::Table'))
      .flatMap(({ Properties }) => Properties.TableInput.Parameters['storage.location.template'] ?? []);
  }
  function controlTower(keyPrefix?: string): Made {
    return analytics((scope) => ({
      source: RecordSource.controlTower({ ...options, keyPrefix, bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket) }),
    }));
  }

  test("has the organization's id twice in its keys", () => {
    expect(locations(controlTower().template))
      .toEqual([`s3://${options.bucket}/${organizationId}/AWSLogs/${organizationId}/\${account}/CloudTrail/\${region}/\${day}/`]);
  });

  test('can have another prefix', () => {
    expect(locations(controlTower('cloudtrail').template)[0]).toContain(`${options.bucket}/cloudtrail/AWSLogs/${organizationId}/`);
  });

  test('is watched in the management account, where its log group is', () => {
    const { template } = analytics((scope) => ({
      source: RecordSource.controlTower({
        ...options,
        bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket),
        logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws-controltower/CloudTrailLogs'),
      }),
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'aws-controltower/CloudTrailLogs' });
  });
});

describe('a log group alone', () => {
  const source = (scope: Construct): RecordSource => RecordSource.logGroup(logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws/cloudtrail/all'));

  test('is watched, and nothing else is made', () => {
    const { template, audit } = analytics((scope) => ({ source: source(scope), alarmRules: [RulePack.securityHub()], guardEvidence: false }));
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.securityHub().rules.length);
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::S3::Bucket', 'AWS::Glue::Database', 'AWS::Athena::WorkGroup', 'AWS::Logs::LogGroup']) {
      template.resourceCountIs(type, 0);
    }
    expect([audit.trail, audit.archive, audit.catalog, audit.queries]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each<Partial<CloudTrailAnalyticsProps>>([
    { retention: RetentionPolicy.searchable(Duration.days(30)) },
    { detectionRules: [] },
    { queryPacks: [QueryPack.security()] },
    { regions: ['eu-west-1'] },
    { scanLimit: Size.gibibytes(1) },
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

describe('a second trail', () => {
  function twoTrails(account?: string, source?: RecordSource): readonly string[] {
    const app = new App();
    const second = ['eu-west-1', 'us-east-1'].map((region) => {
      const stack = new Stack(app, region, account ? { env: { account, region } } : {});
      new CloudTrailAnalytics(stack, 'Audit', region === 'us-east-1' ? { source } : {});
      return stack;
    })[1];
    return Annotations.fromStack(second).findWarning('*', Match.stringLikeRegexp('secondTrail')).map(({ entry }) => entry.data as string);
  }

  test('of one account, in whatever Region, is warned of', () => {
    for (const warnings of [twoTrails('111122223333'), twoTrails()]) {
      expect(warnings).toEqual([expect.stringContaining(
        'this trail and that of eu-west-1/Audit/Trail both record the management events of all Regions, and CloudTrail bills every copy')]);
    }
  });

  test('is nothing to warn of in another account, or without management events', () => {
    const app = new App();
    const [, second] = ['111122223333', '444455556666'].map((account) => {
      const stack = new Stack(app, `In${account}`, { env: { account } });
      new CloudTrailAnalytics(stack, 'Audit');
      return stack;
    });
    expect(Annotations.fromStack(second).findWarning('*', Match.stringLikeRegexp('secondTrail'))).toEqual([]);
    const dataAlone = RecordSource.trail({ managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(DataResource.SQS_QUEUE)] });
    expect(twoTrails('111122223333', dataAlone)).toEqual([]);
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
      evidenceKey: kms.Key.fromKeyArn(scope, 'MyKey', `arn:${partition}:kms:${region}:111122223333:key/1`),
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
    const [bucket, evidenceKey] = [new s3.Bucket(scope, 'Shared'), new kms.Key(scope, 'SharedKey')];
    for (const id of ['One', 'Two']) new CloudTrailAnalytics(scope, id, { source: RecordSource.trail({ bucket, evidenceKey, keyPrefix: id }) });
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
      source: RecordSource.trail({ evidenceKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1') }),
    }))).toThrow('evidenceKey must be in the Region of the bucket, eu-west-1; got one in us-east-1');
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
        evidenceKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1'),
      }),
    })).not.toThrow();
  });
});
