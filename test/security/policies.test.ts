import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { deployedBy } from './deployed';
import { policyProblems } from './policy-problems';
import { statementsOf } from './statements';
import { ArchiveReplica, CloudTrailAnalytics, RecordSource } from '../../src';
import { addStacks, CONSTRUCT_ID } from '../../tools/verify/security/stacks';

const app = new App();
const stacks = [...addStacks(app), acrossAccounts(app)];

/** The archive of one account, its copies in a second, and the records of a third. */
function acrossAccounts(scope: App): Stack {
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

test.each(stacks.map((stack) => [stack.stackName, stack] as const))('no policy of stack %s lets in more than is documented', (_, stack) => {
  expect(policyProblems(stack)).toEqual([]);
});

test('every service that has access to something of ours is known', () => {
  const principals = stacks.flatMap((stack) => deployedBy(stack).flatMap(statementsOf)).flatMap((statement) => statement.principals);
  expect([...new Set(principals)].sort()).toEqual([
    '*', 'AWS:arn:aws:iam::111122223333:root',
    ...['cloudtrail', 'cloudwatch', 'encryption.athena', 'events', 'logging.s3', 'logs.eu-central-1', 's3', 'states'].map((name) => `Service:${name}.amazonaws.com`),
  ]);
});

describe('a policy is a problem', () => {
  function problems(statement: iam.PolicyStatement): string[] {
    const stack = new Stack(new App(), 'Test', { env: { account: '111122223333', region: 'eu-central-1' } });
    new CloudTrailAnalytics(stack, CONSTRUCT_ID).archive!.encryptionKey.addToResourcePolicy(statement);
    return policyProblems(stack);
  }

  const service = new iam.ServicePrincipal('example.amazonaws.com');

  test.each<[string, iam.PolicyStatementProps, string]>([
    ['that lets everybody in', { principals: [new iam.AnyPrincipal()], actions: ['kms:Decrypt'] }, 'a statement grants to everybody'],
    ['that lets a service act for anybody', { principals: [service], actions: ['kms:Decrypt'] },
      'a statement lets Service:example.amazonaws.com act for anybody'],
    ['that lets another account in', { principals: [new iam.AccountPrincipal('444455556666')], actions: ['kms:Decrypt'] },
      'a statement lets AWS:arn:aws:iam::444455556666:root in'],
    ['that has wildcards in actions', {
      sid: 'Own', principals: [service], actions: ['kms:De*'], conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    }, 'Own allows kms:De*'],
    ['that allows what is not named', { principals: [new iam.AccountRootPrincipal()], notActions: ['kms:Decrypt'] }, 'a statement has NotAction'],
  ])('%s', (_, props, problem) => {
    expect(problems(new iam.PolicyStatement({ resources: ['*'], ...props }))).toEqual([`Archive/Key: ${problem}`]);
  });

  test('that allows a role what is not named', () => {
    const stack = new Stack(new App(), 'Test', { env: { account: '111122223333', region: 'eu-central-1' } });
    new CloudTrailAnalytics(stack, CONSTRUCT_ID).trail!.deliveryRole.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] }));
    expect(policyProblems(stack)).toEqual(['Trail/DeliveryRole/DefaultPolicy: a statement allows it on everything']);
  });
});
