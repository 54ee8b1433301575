import { App, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { analytics, refused, Row, rule } from './row';
import {
  AccountScope, ArchiveReplica, CloudTrailAnalytics, DetectionNotifications, EventNotification, QueryResults, RecordSource, RetentionPolicy, RulePack,
  TrailOptions,
} from 'cdk-cloudtrail-analytics';

const ELSEWHERE = 'us-east-1';
const bucketIn = (scope: Construct, place: { account?: string; region?: string }): s3.IBucket =>
  s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'example-bucket', ...place });
const key = (scope: Construct, region: string): kms.IKey => kms.Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${region}:111122223333:key/1`);
const actions = (scope: Construct, count: number): SnsAction[] =>
  Array.from({ length: count }, (_, index) => new SnsAction(new sns.Topic(scope, `Topic${index}`)));
const period = (scope: Construct): Duration => Duration.days(new CfnParameter(scope, 'Days', { type: 'Number' }).valueAsNumber);
const remote = (scope: Construct, options: TrailOptions = {}): RecordSource =>
  RecordSource.trail({ bucket: bucketIn(scope, { region: ELSEWHERE }), ...options });

/** Aliases of keys. */
const ALIASES: readonly ((scope: Construct) => kms.IKey)[] = [
  (scope) => kms.Alias.fromAliasName(scope, 'Alias', 'alias/example'),
  (scope) => new kms.Alias(scope, 'Alias', { aliasName: 'alias/example', targetKey: key(scope, 'eu-central-1') }),
];

/** What is given is right, but not there, not of that kind, or not with the rest. */
export const PLACE_FAULTS: readonly Row[] = [
  ...refused('topic', [ELSEWHERE], (region, scope, base) =>
    analytics(scope, base, { topic: sns.Topic.fromTopicArn(scope, 'Topic', `arn:aws:sns:${region}:111122223333:example`) })),
  ...refused('operationsKey', [ELSEWHERE], (region, scope, base) => analytics(scope, base, { operationsKey: key(scope, region) })),
  ...refused('queryResults', [ELSEWHERE], (region, scope, base) =>
    analytics(scope, base, { queryResults: QueryResults.expiring({ bucket: bucketIn(scope, { region }) }) })),
  ...refused('accessLogBucket', [{ region: ELSEWHERE }, { account: '444455556666' }], (place, scope, base) =>
    analytics(scope, base, { accessLogBucket: bucketIn(scope, place) })),
  ...refused('accessLogBucket', [{ objectLockEnabled: true }, { encryption: s3.BucketEncryption.KMS }], (props, scope, base) =>
    analytics(scope, base, { accessLogBucket: new s3.Bucket(scope, 'AccessLogs', props) })),
  ...refused('encryptionKey', [ELSEWHERE], (_, scope, base) => analytics(scope, base, { source: remote(scope) })),
  ...refused('logGroup', [ELSEWHERE], (region, scope, base) => analytics(scope, base, { source: remote(scope, { encryptionKey: key(scope, region) }) })),
  ...refused('encryptionKey', ALIASES, (alias, scope, base) => analytics(scope, base, { source: RecordSource.trail({ encryptionKey: alias(scope) }) })),
  ...refused('operationsKey', ALIASES, (alias, scope, base) => analytics(scope, base, { operationsKey: alias(scope) })),
  ...refused('replicas', ALIASES, (alias, scope) => ArchiveReplica.to(bucketIn(scope, {}), alias(scope))),
  ...refused('queryResults', ['Bucket'], (_, scope, base) => {
    const bucket = bucketIn(scope, {});
    return analytics(scope, base, { source: RecordSource.trail({ bucket }), queryResults: QueryResults.expiring({ bucket, keyPrefix: 'results' }) });
  }),
  ...refused('grantee', ['User'], (id, scope, base) => analytics(scope, base, {}).grantQuery(new iam.User(scope, id))),
  ...refused('alarmActions', [5, 7], (count, scope, base) => analytics(scope, base, { alarmActions: actions(scope, count) })),
  ...refused('alarmActions', [6], (count, scope) => new DetectionNotifications(scope, 'Events', {
    resourceNamePrefix: 'example',
    alarmRules: [RulePack.of('acme', [rule()])],
    eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
    alarmActions: actions(scope, count),
  })),
  ...refused('retention', ['Days'], (_, scope) => RetentionPolicy.searchable(period(scope))),
  ...(['archiveFor', 'infrequentAccessAfter', 'glacierInstantRetrievalAfter', 'glacierAfter', 'deepArchiveAfter'] as const).flatMap((prop) =>
    refused(prop, [prop], (_, scope) => RetentionPolicy.searchable(Duration.days(30), { [prop]: period(scope) }))),
  ...refused('regions', ['list'], (name, scope, base) => analytics(scope, base, { regions: Fn.split(',', Fn.importValue(name)) })),
  ...refused('accounts', ['list'], (name) => AccountScope.listed(Fn.split(',', Fn.importValue(name)))),
  ...refused('resourceNamePrefix', ['AB'], (name) => new CloudTrailAnalytics(new Stack(new App(), name), 'Default')),
];
