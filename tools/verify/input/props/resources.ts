import { RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as fc from 'fast-check';
import { boolean } from './texts';
import { call, Gen, literal, maybe, shared, struct, Value } from './value';
import { ArchiveReplica, ArchiveReplicaOptions } from 'cdk-cloudtrail-analytics';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';
const OTHER_ACCOUNT = '444455556666';
const OTHER_REGION = 'eu-west-1';

/** A removal policy that is valid for a locked archive. */
export const retainingPolicy: Gen<RemovalPolicy> = fc.constantFrom(
  literal(RemovalPolicy.RETAIN, 'RemovalPolicy.RETAIN'),
  literal(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE'),
);

/** A new bucket, an imported bucket, or a bucket of another account. */
export function bucket(id: string): Gen<s3.IBucket> {
  return fc.oneof(
    { weight: 2, arbitrary: sameAccountBucket(id) },
    fc.constant<Value<s3.IBucket>>(shared(id, `s3.Bucket.fromBucketAttributes(this, '${id}', { … account: '${OTHER_ACCOUNT}' })`, (scope) =>
      s3.Bucket.fromBucketAttributes(scope, id, { bucketName: name(id), account: OTHER_ACCOUNT, region: REGION }))),
  );
}

/** A new or imported bucket of the same account. */
export function sameAccountBucket(id: string): Gen<s3.IBucket> {
  return fc.constantFrom<Value<s3.IBucket>>(
    shared(id, `new s3.Bucket(this, '${id}')`, (scope) => new s3.Bucket(scope, id)),
    shared(id, `s3.Bucket.fromBucketName(this, '${id}', '${name(id)}')`, (scope) => s3.Bucket.fromBucketName(scope, id, name(id))),
  );
}

/** A bucket that several selections can use. */
export const selectedBucket: Value<s3.IBucket> = shared('Selected', "s3.Bucket.fromBucketName(this, 'Selected', 'example-selected')", (scope) =>
  s3.Bucket.fromBucketName(scope, 'Selected', 'example-selected'));

export function key(id: string): Gen<kms.IKey> {
  return fc.constantFrom<Value<kms.IKey>>(
    shared(id, `new kms.Key(this, '${id}')`, (scope) => new kms.Key(scope, id)),
    importedKey(id, REGION, ACCOUNT),
  );
}

export function importedKey(id: string, region: string, account: string): Value<kms.IKey> {
  const arn = `arn:aws:kms:${region}:${account}:key/11111111-2222-3333-4444-555555555555`;
  return shared(id, `kms.Key.fromKeyArn(this, '${id}', '${arn}')`, (scope) => kms.Key.fromKeyArn(scope, id, arn));
}

export function logGroup(id: string): Gen<logs.ILogGroup> {
  return fc.constantFrom<Value<logs.ILogGroup>>(
    shared(id, `new logs.LogGroup(this, '${id}')`, (scope) => new logs.LogGroup(scope, id)),
    shared(id, `logs.LogGroup.fromLogGroupName(this, '${id}', '${name(id)}')`, (scope) => logs.LogGroup.fromLogGroupName(scope, id, name(id))),
  );
}

export function topic(id: string): Gen<sns.ITopic> {
  const arn = `arn:aws:sns:${REGION}:${ACCOUNT}:${name(id)}`;
  return fc.constantFrom<Value<sns.ITopic>>(
    shared(id, `new sns.Topic(this, '${id}')`, (scope) => new sns.Topic(scope, id)),
    shared(id, `sns.Topic.fromTopicArn(this, '${id}', '${arn}')`, (scope) => sns.Topic.fromTopicArn(scope, id, arn)),
  );
}

export function eventBus(id: string): Gen<events.IEventBus> {
  return fc.constantFrom<Value<events.IEventBus>>(
    shared(id, `new events.EventBus(this, '${id}')`, (scope) => new events.EventBus(scope, id)),
    shared(id, `events.EventBus.fromEventBusName(this, '${id}', '${name(id)}')`, (scope) => events.EventBus.fromEventBusName(scope, id, name(id))),
  );
}

export function subscription(index: number): Value<sns.ITopicSubscription> {
  const address = `security-${index}@example.com`;
  return call('new EmailSubscription', (given: string) => new EmailSubscription(given), literal(address));
}

export const alarmAction: Gen<cloudwatch.IAlarmAction> = topic('Pager').map((pager) =>
  call('new SnsAction', (given: sns.ITopic) => new SnsAction(given), pager));

/** In the same or another account, and in the same or another Region. */
export const replica: Gen<ArchiveReplica> = fc.record({
  account: fc.constantFrom(ACCOUNT, OTHER_ACCOUNT),
  region: fc.constantFrom(REGION, OTHER_REGION),
  storageClass: maybe(fc.constantFrom(literal(s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, 's3.StorageClass.GLACIER_INSTANT_RETRIEVAL'))),
  deleteMarkers: maybe(boolean),
}).map(({ account, region, storageClass, deleteMarkers }) => call('ArchiveReplica.to', ArchiveReplica.to,
  shared<s3.IBucket>('Copies', `s3.Bucket.fromBucketAttributes(this, 'Copies', { … account: '${account}', region: '${region}' })`, (scope) =>
    s3.Bucket.fromBucketAttributes(scope, 'Copies', { bucketName: 'example-copies', account, region })),
  importedKey('CopiesKey', region, account),
  struct<ArchiveReplicaOptions>('ArchiveReplicaOptions')({ storageClass, deleteMarkers })));

function name(id: string): string {
  return `example-${id.toLowerCase()}`;
}
