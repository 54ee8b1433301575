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

function synthesizeAnalytics(props: (stack: Construct) => CloudTrailAnalyticsProps): Synthesised {
  return synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', { queryPacks: [], ...props(stack) }), { env });
}

function importBucket(scope: Construct, location: { account?: string; region?: string }): s3.IBucket {
  return s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'mine', ...location });
}

function importKey(scope: Construct, region: string): kms.IKey {
  return kms.Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${region}:111122223333:key/1234`);
}

const NEEDS_KEY = 'encryptionKey must be a key in the Region of the bucket, because the bucket is in us-east-1 and the stack is in eu-west-1; '
  + 'got no key';
const NEEDS_LOG_GROUP = 'logGroup must be an existing log group, because the bucket is in us-east-1 and the stack is in eu-west-1, and encryptionKey '
  + 'cannot encrypt a log group in another Region; got no log group';

describe('combinations that AWS rejects at deployment are errors', () => {
  test.each<[string, (stack: Construct) => CloudTrailAnalyticsProps, string]>([
    ['a topic in another Region', (stack) => ({ topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:111122223333:mine') }),
      'topic must be in the Region of the stack, eu-west-1; got one in us-east-1'],
    ['an operations key in another Region', (stack) => ({ operationsKey: importKey(stack, 'us-east-1') }),
      'operationsKey must be in the Region of the stack, eu-west-1; got one in us-east-1'],
    ['a results bucket in another Region',
      (stack) => ({ queryResults: QueryResults.expiring({ bucket: importBucket(stack, { region: 'us-east-1' }) }) }),
      'queryResults: bucket must be in the Region of the workgroup, eu-west-1; got one in us-east-1'],
    ['an access log bucket in another Region', (stack) => ({ accessLogBucket: importBucket(stack, { region: 'us-east-1' }) }),
      'accessLogBucket must be in the Region of the source bucket, eu-west-1; got one in us-east-1'],
    ['an access log bucket in another account', (stack) => ({ accessLogBucket: importBucket(stack, { account: '444455556666' }) }),
      'accessLogBucket must be in the account of the source bucket, 111122223333; got one in 444455556666'],
    ['an access log bucket with Object Lock', (stack) => ({ accessLogBucket: new s3.Bucket(stack, 'Locked', { objectLockEnabled: true }) }),
      'accessLogBucket must not have Object Lock enabled, because S3 does not deliver access logs to such a bucket; '
        + 'got a bucket with Object Lock'],
    ['an access log bucket with SSE-KMS',
      (stack) => ({ accessLogBucket: new s3.Bucket(stack, 'Encrypted', { encryption: s3.BucketEncryption.KMS }) }),
      'accessLogBucket must use SSE-S3 encryption, because S3 does not deliver access logs with other encryption; got a bucket with SSE-KMS'],
    ['a new trail with a bucket in another Region and a new key',
      (stack) => ({ source: RecordSource.trail({ bucket: importBucket(stack, { region: 'us-east-1' }) }) }), NEEDS_KEY],
    ['a new trail with a bucket and a key in another Region and a new log group',
      (stack) => ({
        source: RecordSource.trail({ bucket: importBucket(stack, { region: 'us-east-1' }), encryptionKey: importKey(stack, 'us-east-1') }),
      }), NEEDS_LOG_GROUP],
    ['more than five actions for an alarm',
      (stack) => ({ alarmActions: [1, 2, 3, 4, 5].map((index) => new SnsAction(new sns.Topic(stack, `Topic${index}`))) }),
      'alarmActions must have at most 4 actions, because CloudWatch supports 5 actions for an alarm state and the alarms already have 1; got 5'],
  ])('%s', (_, props, message) => {
    expect(() => synthesizeAnalytics(props)).toThrow(message);
  });

  test.each<[string, (stack: Construct) => kms.IKey]>([
    ['by name', (stack) => kms.Alias.fromAliasName(stack, 'Alias', 'alias/mine')],
    ['by ARN', (stack) => kms.Key.fromKeyArn(stack, 'Alias', 'arn:aws:kms:eu-west-1:111122223333:alias/mine')],
    ['created in the app', (stack) => new kms.Alias(stack, 'Alias', { aliasName: 'alias/mine', targetKey: new kms.Key(stack, 'Target') })],
  ])('an alias instead of a key: %s', (_, alias) => {
    const matchMessage = (prop: string): RegExp => new RegExp(`^${prop} must be a key, not an alias, because policies require the key ARN: `
      + 'use Key.fromKeyArn or Key.fromLookup; got (alias/mine|an alias)$');
    expect(() => synthesizeAnalytics((stack) => ({ source: RecordSource.trail({ encryptionKey: alias(stack) }) })))
      .toThrow(matchMessage('encryptionKey'));
    expect(() => synthesizeAnalytics((stack) => ({ operationsKey: alias(stack) }))).toThrow(matchMessage('operationsKey'));
  });
});

test('a new trail can deliver to a bucket and a key in another Region with an existing log group', () => {
  const { template } = synthesizeAnalytics((stack) => ({
    source: RecordSource.trail({
      bucket: importBucket(stack, { region: 'us-east-1' }),
      encryptionKey: importKey(stack, 'us-east-1'),
      logGroup: logs.LogGroup.fromLogGroupName(stack, 'Logs', 'mine'),
    }),
  }));
  template.hasResourceProperties('AWS::CloudTrail::Trail', { S3BucketName: 'mine', KMSKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234' });
});

test('query results cannot be stored in the bucket of the log files', () => {
  expect(() => synthesizeAnalytics((stack) => {
    const bucket = importBucket(stack, {});
    return { source: RecordSource.trail({ bucket }), queryResults: QueryResults.expiring({ bucket, keyPrefix: 'results' }) };
  })).toThrow('queryResults: bucket must not be the bucket of the log files, because every user of the workgroup can write to it; '
    + 'got Test/Bucket for both');
});

test('the access log bucket can be in another stack of the app', () => {
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

test('the policy of a topic in another account allows the alarms of this account to publish', () => {
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

describe('values that are compared at synthesis cannot be tokens', () => {
  const createPeriod = (stack: Construct): Duration => Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber);
  const list = Fn.split(',', Fn.importValue('list'));

  test.each<[string, (stack: Construct) => CloudTrailAnalyticsProps]>([
    ['retention: the searchable period', (stack) => ({ retention: RetentionPolicy.searchable(createPeriod(stack)) })],
    ...['archiveFor', 'infrequentAccessAfter', 'glacierInstantRetrievalAfter', 'glacierAfter', 'deepArchiveAfter'].map((prop) =>
      [`retention: ${prop}`, (stack: Construct) => ({
        retention: RetentionPolicy.searchable(Duration.days(90), { [prop]: createPeriod(stack) }),
      })] as const),
  ] as [string, (stack: Construct) => CloudTrailAnalyticsProps][])('%s', (prop, props) => {
    expect(() => synthesizeAnalytics(props)).toThrow(`${prop} must be known at synthesis; got a token`);
  });

  test('a list of Regions or accounts', () => {
    expect(() => synthesizeAnalytics(() => ({ regions: list }))).toThrow('regions must be a list that is known at synthesis; got a token');
    expect(() => AccountScope.listed(list)).toThrow('accounts must be a list that is known at synthesis; got a token');
  });
});
