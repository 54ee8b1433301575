import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { synthesiseAnalytics } from './analytics';
import { ArchiveReplica, AuditTrail, CloudTrailAnalyticsProps, DetectionNotifications, EventNotification, QueryWorkgroup, RecordSource, RulePack } from '../../src';

describe.each<[string, kms.KeyProps]>([
  ['RSA_2048 and keyUsage ENCRYPT_DECRYPT', { keySpec: kms.KeySpec.RSA_2048 }],
  ['ECC_NIST_P256 and keyUsage SIGN_VERIFY', { keySpec: kms.KeySpec.ECC_NIST_P256, keyUsage: kms.KeyUsage.SIGN_VERIFY }],
  ['HMAC_256 and keyUsage GENERATE_VERIFY_MAC', { keySpec: kms.KeySpec.HMAC_256, keyUsage: kms.KeyUsage.GENERATE_VERIFY_MAC }],
])('a key with keySpec %s', (description, keyProps) => {
  const createKey = (scope: Construct): kms.Key => new kms.Key(scope, 'Wrong', keyProps);
  const importBucket = (scope: Construct): s3.IBucket => s3.Bucket.fromBucketName(scope, 'Imported', 'example');

  test.each<[string, (scope: Construct) => CloudTrailAnalyticsProps]>([
    ['operationsKey', (scope) => ({ operationsKey: createKey(scope) })],
    ['encryptionKey', (scope) => ({ source: RecordSource.trail({ encryptionKey: createKey(scope) }) })],
    ['encryptionKey', (scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope), encryptionKey: createKey(scope) }) })],
    ['replicas: encryptionKey', (scope) => ({ source: RecordSource.trail({ replicas: [ArchiveReplica.to(importBucket(scope), createKey(scope))] }) })],
    ['topic: masterKey', (scope) => ({ topic: new sns.Topic(scope, 'MyTopic', { masterKey: createKey(scope) }) })],
    ['encryptionKey', (scope) => {
      new AuditTrail(scope, 'Trail', { trailName: 'audit', bucket: importBucket(scope), encryptionKey: createKey(scope) });
      return {};
    }],
    ['encryptionKey', (scope) => {
      new QueryWorkgroup(scope, 'Queries', { workgroupName: 'audit', databaseName: 'audit', encryptionKey: createKey(scope) });
      return {};
    }],
    ['encryptionKey', (scope) => {
      new DetectionNotifications(scope, 'Notifications', {
        resourceNamePrefix: 'audit',
        detectionRules: [RulePack.recommended()],
        encryptionKey: createKey(scope),
        eventNotifications: [EventNotification.topic(new sns.Topic(scope, 'MyTopic'))],
      });
      return {};
    }],
  ])('is rejected as %s', (prop, props) => {
    expect(() => synthesiseAnalytics(props)).toThrow(`${prop} must be a symmetric encryption key, because AWS services encrypt data only with such keys; `
      + `got a key with keySpec ${description}`);
  });
});

test('an explicit symmetric key is accepted', () => {
  expect(() => synthesiseAnalytics((scope) => ({
    operationsKey: new kms.Key(scope, 'Key', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT, keyUsage: kms.KeyUsage.ENCRYPT_DECRYPT }),
  }))).not.toThrow();
});

test.each<[string, (scope: Construct) => sns.ITopic]>([
  ['of this app', (scope) => new sns.Topic(scope, 'T', { masterKey: kms.Alias.fromAliasName(scope, 'K', 'alias/aws/sns') })],
  ['with an L1 property', (scope) => {
    const topic = new sns.Topic(scope, 'T');
    (topic.node.defaultChild as sns.CfnTopic).kmsMasterKeyId = 'alias/aws/sns';
    return topic;
  }],
])('a topic with the AWS managed key is rejected: %s', (_, createTopic) => {
  expect(() => synthesiseAnalytics((scope) => ({ topic: createTopic(scope) })))
    .toThrow(/^topic must not be encrypted with the AWS managed key, alias\/aws\/sns, .*; got topic Test\/T: use a customer managed key$/);
});

test.each([
  ['AWSLogs', ': omit keyPrefix'], ['AWSLogs/111122223333/CloudTrail', ': omit keyPrefix'], ['trails/AWSLogs', ''], ['trails/AWSLogs/o-exampleorgid', ''],
])("keyPrefix '%s' is rejected, because it is more than the part before AWSLogs", (keyPrefix, remedy) => {
  const message = `keyPrefix must be only the part of the keys before 'AWSLogs/'; got '${keyPrefix}'${remedy}`;
  expect(() => synthesiseAnalytics(() => ({ source: RecordSource.trail({ keyPrefix }) }))).toThrow(message);
  expect(() => synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(scope, 'B', 'logs'), keyPrefix }) })))
    .toThrow(message);
});

test('keyPrefix can contain AWSLogs in a word', () => {
  expect(() => synthesiseAnalytics(() => ({ source: RecordSource.trail({ keyPrefix: 'my-AWSLogs' }) }))).not.toThrow();
});

test.each([
  ['eu-west-1', ['eu-west-1', 'eu-central-1'], 'us-east-1'],
  ['us-gov-east-1', ['us-gov-east-1'], 'us-gov-west-1'],
  ['cn-northwest-1', ['cn-northwest-1'], 'cn-north-1'],
  ['eu-west-1', ['eu-west-1', 'us-east-1'], undefined],
  ['us-gov-west-1', ['us-gov-west-1'], undefined],
  ['eusc-de-east-1', ['eusc-de-east-1'], undefined],
])('in %s, regions %s without the Region of global services is a warning', (region, regions, missing) => {
  const { annotations } = synthesiseAnalytics(() => ({ regions }), { env: { account: '111122223333', region } });
  const warnings = annotations.findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data)).filter((text) => text.includes('globalServiceRegion'));
  expect(warnings).toEqual(missing === undefined ? [] : [expect.stringContaining(`regions does not contain ${missing}, `)]);
});
