import { App, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AccountScope, CloudTrailAnalytics, CloudTrailAnalyticsProps, QueryResults, RecordSource, RetentionPolicy } from '../../src';
import { synthesise, Synthesised } from '../template';

const env = { account: '111122223333', region: 'eu-west-1' };

function analytics(props: (stack: Construct) => CloudTrailAnalyticsProps): Synthesised {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', { queryPacks: [], ...props(stack) }), { env });
}

function bucketIn(scope: Construct, place: { account?: string; region?: string }): s3.IBucket {
  return s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'mine', ...place });
}

function keyIn(scope: Construct, region: string): kms.IKey {
  return kms.Key.fromKeyArn(scope, 'MyKey', `arn:aws:kms:${region}:111122223333:key/1234`);
}

const NEEDS_KEY = 'encryptionKey must be given for a bucket in another Region, as a key there encrypts the log files; the bucket is in us-east-1';
const NEEDS_LOG_GROUP = 'logGroup must be given for a bucket in another Region, as encryptionKey, in us-east-1, cannot encrypt a new one in eu-west-1';

describe('refused, as AWS would refuse it at deployment, is', () => {
  test.each<[string, (stack: Construct) => CloudTrailAnalyticsProps, string]>([
    ['a topic elsewhere', (stack) => ({ topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:111122223333:mine') }),
      'topic must be in the Region of the stack, eu-west-1; got one in us-east-1'],
    ['an operations key elsewhere', (stack) => ({ operationsKey: keyIn(stack, 'us-east-1') }),
      'operationsKey must be in the Region of the stack, eu-west-1; got one in us-east-1'],
    ['a bucket for results elsewhere', (stack) => ({ queryResults: QueryResults.expiring({ bucket: bucketIn(stack, { region: 'us-east-1' }) }) }),
      'queryResults: bucket must be in the Region of the workgroup, eu-west-1; got one in us-east-1'],
    ['a bucket for access logs in another Region', (stack) => ({ accessLogBucket: bucketIn(stack, { region: 'us-east-1' }) }),
      'accessLogBucket must be in the Region of the bucket whose access it logs, eu-west-1; got one in us-east-1'],
    ['a bucket for access logs in another account', (stack) => ({ accessLogBucket: bucketIn(stack, { account: '444455556666' }) }),
      'accessLogBucket must be in the account of the bucket whose access it logs, 111122223333; got one in 444455556666'],
    ['a bucket for access logs with Object Lock', (stack) => ({ accessLogBucket: new s3.Bucket(stack, 'Locked', { objectLockEnabled: true }) }),
      'accessLogBucket must not have Object Lock enabled, or S3 delivers no access logs; got one that has'],
    ['a bucket for access logs with a key of KMS', (stack) => ({ accessLogBucket: new s3.Bucket(stack, 'Encrypted', { encryption: s3.BucketEncryption.KMS }) }),
      "accessLogBucket must be encrypted by S3's own key (SSE-S3), or S3 delivers no access logs; got one with a key of KMS"],
    ['a new trail with a bucket in another Region, and a new key', (stack) => ({ source: RecordSource.trail({ bucket: bucketIn(stack, { region: 'us-east-1' }) }) }), NEEDS_KEY],
    ['the same with a key there, and a new log group',
      (stack) => ({ source: RecordSource.trail({ bucket: bucketIn(stack, { region: 'us-east-1' }), encryptionKey: keyIn(stack, 'us-east-1') }) }), NEEDS_LOG_GROUP],
    ['more actions than an alarm takes',
      (stack) => ({ alarmActions: [1, 2, 3, 4, 5].map((index) => new SnsAction(new sns.Topic(stack, `Topic${index}`))) }),
      'alarmActions must be at most 4, beside the topic; got 5'],
  ])('%s', (_, props, message) => {
    expect(() => analytics(props)).toThrow(message);
  });

  test.each<[string, (stack: Construct) => kms.IKey]>([
    ['by its name', (stack) => kms.Alias.fromAliasName(stack, 'Alias', 'alias/mine')],
    ['by its ARN', (stack) => kms.Key.fromKeyArn(stack, 'Alias', 'arn:aws:kms:eu-west-1:111122223333:alias/mine')],
    ['of the app', (stack) => new kms.Alias(stack, 'Alias', { aliasName: 'alias/mine', targetKey: new kms.Key(stack, 'Target') })],
  ])('an alias in the place of a key: %s', (_, alias) => {
    const refusal = (prop: string): RegExp => new RegExp(`^${prop} must be a key and not an alias, .*; got (alias/mine|an alias)$`);
    expect(() => analytics((stack) => ({ source: RecordSource.trail({ encryptionKey: alias(stack) }) }))).toThrow(refusal('encryptionKey'));
    expect(() => analytics((stack) => ({ operationsKey: alias(stack) }))).toThrow(refusal('operationsKey'));
  });
});

test('a new trail delivers to a bucket in another Region with a key there and a log group here', () => {
  const { template } = analytics((stack) => ({
    source: RecordSource.trail({
      bucket: bucketIn(stack, { region: 'us-east-1' }), encryptionKey: keyIn(stack, 'us-east-1'), logGroup: logs.LogGroup.fromLogGroupName(stack, 'Logs', 'mine'),
    }),
  }));
  template.hasResourceProperties('AWS::CloudTrail::Trail', { S3BucketName: 'mine', KMSKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234' });
});

test('results are not kept in the bucket of the log files, where whoever asks could write', () => {
  expect(() => analytics((stack) => {
    const bucket = bucketIn(stack, {});
    return { source: RecordSource.trail({ bucket }), queryResults: QueryResults.expiring({ bucket, keyPrefix: 'results' }) };
  })).toThrow('queryResults: bucket must be another one than that of the log files, as whoever runs queries writes there; got Test/Bucket for both');
});

test('a bucket for access logs can be in another stack of the app', () => {
  const app = new App();
  const logging = new Stack(app, 'Logging', { env });
  const stack = new Stack(app, 'Test', { env });
  new CloudTrailAnalytics(stack, 'Audit', { queryPacks: [], accessLogBucket: new s3.Bucket(logging, 'Logs') });
  Template.fromStack(logging).hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({
        Sid: 'ServerAccessLogsOfarchive',
        Condition: {
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] } },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      })]),
    },
  });
  expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Logging']);
  expect(logging.dependencies).toEqual([]);
});

test("the policy of another account's topic lets the alarms of this account publish", () => {
  const app = new App();
  const other = new Stack(app, 'Other', { env: { ...env, account: '444455556666' } });
  const topic = new sns.Topic(other, 'Topic', { topicName: 'mine' });
  new CloudTrailAnalytics(new Stack(app, 'Test', { env }), 'Audit', { queryPacks: [], topic });
  Template.fromStack(other).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({
        Sid: 'AllowAlarmsToPublish',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([':cloudwatch:eu-west-1:111122223333:alarm:*'])] } },
        },
      })]),
    },
  });
});

describe('what is only known at deployment is refused where it is compared at synth', () => {
  const period = (stack: Construct): Duration => Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber);
  const list = Fn.split(',', Fn.importValue('list'));

  test.each<[string, (stack: Construct) => CloudTrailAnalyticsProps]>([
    ['retention: the searchable period', (stack) => ({ retention: RetentionPolicy.searchable(period(stack)) })],
    ...['archiveFor', 'infrequentAccessAfter', 'glacierInstantRetrievalAfter', 'glacierAfter', 'deepArchiveAfter'].map((prop) =>
      [`retention: ${prop}`, (stack: Construct) => ({ retention: RetentionPolicy.searchable(Duration.days(90), { [prop]: period(stack) }) })] as const),
  ] as [string, (stack: Construct) => CloudTrailAnalyticsProps][])('%s', (what, props) => {
    expect(() => analytics(props)).toThrow(`${what} must be known at synth; got a token`);
  });

  test('a list of Regions or accounts', () => {
    expect(() => analytics(() => ({ regions: list }))).toThrow('regions must be a list that is known at synth; got a token');
    expect(() => AccountScope.listed(list)).toThrow('accounts must be a list that is known at synth; got a token');
  });
});

test('a path that makes too short a name needs a base name', () => {
  const audit = (): unknown => new CloudTrailAnalytics(new Stack(new App(), 'AB'), 'Default');
  expect(audit).toThrow("resourceNamePrefix must be given where the path of the construct makes a name of fewer than 3 characters; got 'ab'");
});
