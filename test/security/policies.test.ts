import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { listResources } from './deployed';
import { findPolicyProblems } from './policy-problems';
import { listStatements } from './statements';
import { ArchiveReplica, CloudTrailAnalytics, RecordSource } from '../../src';
import { addStacks, CONSTRUCT_ID } from '../../tools/verify/security/stacks';

const app = new App();
const stacks = [...addStacks(app), addCrossAccountStack(app)];

/** Adds a stack with an archive in one account, a replica in a second account, and the trail of a third account. */
function addCrossAccountStack(scope: App): Stack {
  const stack = new Stack(scope, 'AcrossAccounts', { env: { account: '111122223333', region: 'eu-central-1' } });
  const copies = s3.Bucket.fromBucketAttributes(stack, 'Copies', { bucketName: 'example-copies', account: '444455556666', region: 'eu-west-1' });
  const copiesKey = kms.Key.fromKeyArn(stack, 'CopiesKey', 'arn:aws:kms:eu-west-1:444455556666:key/1');
  const own = s3.Bucket.fromBucketAttributes(stack, 'OwnCopies', { bucketName: 'example-own-copies', region: 'eu-west-1' });
  const ownKey = kms.Key.fromKeyArn(stack, 'OwnCopiesKey', 'arn:aws:kms:eu-west-1:111122223333:key/1');
  const replicas = [ArchiveReplica.to(copies, copiesKey, { deleteMarkers: true }), ArchiveReplica.to(own, ownKey)];
  new CloudTrailAnalytics(stack, CONSTRUCT_ID, { source: RecordSource.trail({ replicas }) });
  const theirs = new CloudTrailAnalytics(stack, 'Theirs', {
    source: RecordSource.existingTrail({
      bucket: s3.Bucket.fromBucketAttributes(stack, 'Logs', { bucketName: 'example-logs', account: '777788889999', region: 'eu-central-1' }),
      encryptionKey: kms.Key.fromKeyArn(stack, 'LogsKey', 'arn:aws:kms:eu-central-1:777788889999:key/1'),
    }),
  });
  theirs.grantQuery(new iam.Role(theirs, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  return stack;
}

test.each(stacks.map((stack) => [stack.stackName, stack] as const))('the policies of stack %s allow only documented access', (_, stack) => {
  expect(findPolicyProblems(stack)).toEqual([]);
});

test('the policies contain only known principals', () => {
  const principals = stacks.flatMap((stack) => listResources(stack).flatMap(listStatements)).flatMap((statement) => statement.principals);
  expect([...new Set(principals)].sort()).toEqual([
    '*', 'AWS:arn:aws:iam::111122223333:root',
    ...['cloudtrail', 'cloudwatch', 'encryption.athena', 'events', 'logging.s3', 'logs.eu-central-1', 's3', 'states'].map((name) => `Service:${name}.amazonaws.com`),
  ]);
});

describe('a policy has a problem', () => {
  function findProblems(statement: iam.PolicyStatement): string[] {
    const stack = new Stack(new App(), 'Test', { env: { account: '111122223333', region: 'eu-central-1' } });
    new CloudTrailAnalytics(stack, CONSTRUCT_ID).archive!.encryptionKey.addToResourcePolicy(statement);
    return findPolicyProblems(stack);
  }

  const service = new iam.ServicePrincipal('example.amazonaws.com');

  test.each<[string, iam.PolicyStatementProps, string]>([
    ['with all principals', { principals: [new iam.AnyPrincipal()], actions: ['kms:Decrypt'] }, 'a statement grants access to all principals'],
    ['with a service and no source condition', { principals: [service], actions: ['kms:Decrypt'] },
      'a statement allows Service:example.amazonaws.com without a source condition'],
    ['with another account', { principals: [new iam.AccountPrincipal('444455556666')], actions: ['kms:Decrypt'] },
      'a statement allows AWS:arn:aws:iam::444455556666:root'],
    ['with wildcards in actions', {
      sid: 'Own', principals: [service], actions: ['kms:De*'], conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    }, 'Own allows kms:De*'],
    ['with negated actions', { principals: [new iam.AccountRootPrincipal()], notActions: ['kms:Decrypt'] }, 'a statement has NotAction'],
  ])('%s', (_, props, problem) => {
    expect(findProblems(new iam.PolicyStatement({ resources: ['*'], ...props }))).toEqual([`Archive/Key: ${problem}`]);
  });

  test('that allows a role all resources', () => {
    const stack = new Stack(new App(), 'Test', { env: { account: '111122223333', region: 'eu-central-1' } });
    new CloudTrailAnalytics(stack, CONSTRUCT_ID).trail!.deliveryRole.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] }));
    expect(findPolicyProblems(stack)).toEqual(['Trail/DeliveryRole/DefaultPolicy: a statement allows all resources']);
  });
});
