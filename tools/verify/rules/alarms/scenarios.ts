import { JsonObject } from '../../../../replay/template/json';
import { Failure, Operation, Place } from '../../../generate/operation';
import { Step } from '../../../generate/record';
import { AGENTS, Caller, consoleUser, onBehalf, ownService, serviceRole, session, ssoSession, userIdentity } from '../../../generate/world/callers';

/** Something that is part of an ordinary week in many accounts, beside what the generated life does all day. */
export interface Scenario {
  /** Hours after the beginning of Monday, in UTC. */
  readonly at: readonly number[];
  /** Seconds from one request to the next. */
  readonly pace: number;
  readonly steps: (place: Place, time: number) => Step[];
}

const HOURS_A_WEEK = 7 * 24;
const OFFICE_DAYS = 5;
const hourly = Array.from({ length: HOURS_A_WEEK }, (_, hour) => hour + 0.3);
const atOfficeHours = (...hours: readonly number[]): number[] =>
  Array.from({ length: OFFICE_DAYS }, (_, day) => hours.map((hour) => day * 24 + hour)).flat();

/** A request by its names, and what its record tells of it. */
function createOperation(source: string, name: string, parameters?: JsonObject, readOnly = false): Operation {
  return { source, name, readOnly, eventType: 'AwsApiCall', global: source === 'iam', request: parameters && (() => parameters) };
}

function requests(caller: Caller, ...operations: readonly Operation[]): Step[] {
  return operations.map((operation) => ({ operation, caller }));
}

function deniedRequests(caller: Caller, ...operations: readonly Operation[]): Step[] {
  return operations.map((operation) => ({ operation, caller, failure: createDenial(operation) }));
}

function createDenial({ source }: Operation): Failure {
  return { code: source === 'ec2' ? 'Client.UnauthorizedOperation' : source === 'lambda' ? 'AccessDeniedException' : 'AccessDenied' };
}

function repeat(count: number, steps: (index: number) => Step[]): Step[] {
  return Array.from({ length: count }, (_, index) => steps(index)).flat();
}

/** What a stack of a branch leaves behind when it is taken down. */
function deleteStack(place: Place, time: number): Step[] {
  const caller = serviceRole(place, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  return requests(
    caller,
    createOperation('monitoring', 'DeleteAlarms', { alarmNames: ['preview-errors'] }),
    createOperation('logs', 'DeleteMetricFilter', { logGroupName: '/shop/preview', filterName: 'errors' }),
    createOperation('logs', 'DeleteLogGroup', { logGroupName: '/shop/preview' }),
    createOperation('events', 'RemoveTargets', { rule: 'preview-nightly', ids: ['Target0'] }),
    createOperation('events', 'DeleteRule', { name: 'preview-nightly' }),
    createOperation('sns', 'DeleteTopic', { topicArn: `arn:aws:sns:${place.region}:${place.account.id}:preview` }),
    createOperation('s3', 'DeleteBucketPolicy', { bucketName: 'shop-preview-assets', policy: '' }),
    createOperation('s3', 'DeleteBucket', { bucketName: 'shop-preview-assets' }),
    createOperation('dynamodb', 'DeleteTable', { tableName: 'preview-orders' }),
    createOperation('iam', 'DeleteRolePolicy', { roleName: 'shop-preview-task', policyName: 'access' }),
    createOperation('iam', 'DeleteRole', { roleName: 'shop-preview-task' }),
    createOperation('secretsmanager', 'DeleteSecret', { secretId: 'preview/database', forceDeleteWithoutRecovery: false, recoveryWindowInDays: 7 }),
    createOperation('kms', 'ScheduleKeyDeletion', { keyId: place.random.uuid(), pendingWindowInDays: 7 }),
  );
}

/** A pipeline that calls the services itself. */
function applyTerraform(place: Place, time: number): Step[] {
  const caller: Caller = {
    identity: session(place, place.account.role('terraform-deploy'), 'gitlab-runner', time),
    address: '198.51.100.231',
    agent: 'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.21.0',
  };
  const partner = 'arn:aws:iam::999900001111:root';
  return requests(
    caller,
    createOperation('iam', 'GetRole', { roleName: 'reporting' }, true),
    createOperation('iam', 'CreateRole', { roleName: 'reporting' }),
    createOperation('iam', 'AttachRolePolicy', { roleName: 'reporting', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
    createOperation('iam', 'UpdateAssumeRolePolicy', {
      roleName: 'posture-vendor',
      policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: partner }, Action: 'sts:AssumeRole' }] }),
    }),
    createOperation('s3', 'PutBucketPublicAccessBlock', {
      bucketName: 'shop-reports',
      publicAccessBlock: '',
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    }),
    createOperation('s3', 'PutBucketLifecycle', {
      bucketName: 'shop-reports', lifecycle: '', LifecycleConfiguration: { Rule: { ID: 'old', Status: 'Enabled', Expiration: { Days: 90 } } },
    }),
    createOperation('s3', 'PutBucketVersioning', { bucketName: 'shop-reports', versioning: '', VersioningConfiguration: { Status: 'Enabled' } }),
    createOperation('logs', 'PutRetentionPolicy', { logGroupName: '/shop/reports', retentionInDays: 30 }),
    createOperation('logs', 'PutMetricFilter', { logGroupName: '/shop/reports', filterName: 'errors' }),
    createOperation('ec2', 'AuthorizeSecurityGroupIngress', {
      groupId: place.random.pick(place.things.groups),
      ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: {} }] },
    }),
    createOperation('kms', 'EnableKeyRotation', { keyId: place.random.pick(place.things.keys) }),
    createOperation('kms', 'PutKeyPolicy', { keyId: place.random.pick(place.things.keys), policyName: 'default' }),
  );
}

/** CloudFormation changes what others are watched for. */
function deployStack(place: Place, time: number): Step[] {
  const caller = serviceRole(place, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  const provider = `arn:aws:iam::${place.account.id}:oidc-provider/token.actions.githubusercontent.com`;
  return requests(
    caller,
    createOperation('iam', 'UpdateAssumeRolePolicy', {
      roleName: 'github-deploy', policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Federated: provider } }] }),
    }),
    createOperation('s3', 'PutBucketLifecycle', {
      bucketName: 'shop-scratch', lifecycle: '', LifecycleConfiguration: { Rule: { ID: 'scratch', Status: 'Enabled', Expiration: { Days: 1 } } },
    }),
    createOperation('logs', 'DeleteSubscriptionFilter', { logGroupName: '/shop/checkout', filterName: 'old-collector' }),
    createOperation('lambda', 'AddPermission20150331v2', { functionName: 'order-intake', principal: 'events.amazonaws.com', action: 'lambda:InvokeFunction' }),
    createOperation('lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: 'order-intake', layers: ['arn:aws:lambda:eu-west-1:1:layer:otel:9'] }),
  );
}

/** Pages of a console, of which a person may see a part. */
function openConsole(place: Place, time: number): Step[] {
  const person = place.account.people[6];
  const reads = [
    ['ec2', 'DescribeInstances'], ['ec2', 'DescribeVolumes'], ['ec2', 'DescribeAddresses'], ['ec2', 'DescribeKeyPairs'], ['ec2', 'DescribeSnapshots'],
    ['autoscaling', 'DescribeAutoScalingGroups'], ['elasticloadbalancing', 'DescribeLoadBalancers'], ['monitoring', 'DescribeAlarms'],
    ['ce', 'GetCostAndUsage'], ['health', 'DescribeEventAggregates'], ['support', 'DescribeTrustedAdvisorChecks'], ['lambda', 'ListFunctions20150331'],
    ['kms', 'ListAliases'], ['organizations', 'DescribeOrganization'], ['compute-optimizer', 'GetEnrollmentStatus'], ['cloudtrail', 'DescribeTrails'],
  ];
  return deniedRequests(ssoSession(place, person, time, true), ...reads.map(([source, name]) => createOperation(source, name, undefined, true)));
}

/** In no particular order. What is denied, is denied as it is in real accounts: by services that try, by consoles, by programs. */
export const SCENARIOS: readonly Scenario[] = [
  // the delivery of logs tries buckets that it may not write to
  { at: hourly, pace: 2, steps: () => repeat(100, () => deniedRequests(ownService('delivery.logs'), createOperation('s3', 'PutObject', { bucketName: 'shop-access-logs' }))) },
  {
    at: hourly,
    pace: 3,
    steps: (place) => repeat(60, () => deniedRequests(
      { identity: userIdentity(place.account, place.account.users.reports), address: '203.0.113.80', agent: AGENTS.boto },
      createOperation('s3', 'HeadBucket', { bucketName: 'shop-of-others' }, true),
    )),
  },
  { at: atOfficeHours(8.1, 9.4, 10.7, 13.2, 14.6, 15.9), pace: 0.4, steps: openConsole },
  // a new version lacks a permission until somebody sees it
  {
    at: [28.5],
    pace: 15,
    steps: (place, time) => repeat(480, () => deniedRequests(
      { identity: session(place, place.account.role('shop-search-task'), 'search', time), address: '198.51.100.101', agent: AGENTS.go },
      createOperation('sqs', 'ReceiveMessage', undefined, true),
    )),
  },
  { at: atOfficeHours(12.4), pace: 2, steps: deployStack },
  { at: [61.5], pace: 3, steps: deleteStack },
  { at: [82.2], pace: 2, steps: applyTerraform },
  // somebody forgot a password over the weekend
  {
    at: [7.6],
    pace: 12,
    steps: ({ account }) => repeat(3, () => [{
      operation: { source: 'signin', name: 'ConsoleLogin', readOnly: false, eventType: 'AwsConsoleSignIn', global: true },
      caller: { identity: { ...userIdentity(account, account.users.operator), accessKeyId: '' }, address: '203.0.113.40', agent: account.people[0].browser },
      failure: { message: 'Failed authentication' },
      response: { ConsoleLogin: 'Failure' },
      extra: { MFAUsed: 'No', MobileVersion: 'No' },
    }]),
  },
  // a user renews a key with the command line, which names nobody
  {
    at: [58.9],
    pace: 20,
    steps: ({ account }) => requests(
      { identity: userIdentity(account, account.users.backup), address: '203.0.113.81', agent: AGENTS.cli },
      createOperation('iam', 'ListAccessKeys', undefined, true),
      createOperation('iam', 'CreateAccessKey'),
      createOperation('iam', 'UpdateAccessKey', { accessKeyId: account.users.backup.accessKey, status: 'Inactive', userName: account.users.backup.name }),
      createOperation('iam', 'DeleteAccessKey', { accessKeyId: account.users.backup.accessKey }),
    ),
  },
  // a service keeps copies in another account, and another one hands out images
  {
    at: [2.1, 26.1, 50.1, 74.1, 98.1, 122.1, 146.1],
    pace: 5,
    steps: (place, time) => [
      ...requests(
        serviceRole(place, 'AWSBackupDefaultServiceRole', 'AWSBackup', 'backup', time),
        createOperation('ec2', 'ModifySnapshotAttribute', { snapshotId: 'snap-1', createVolumePermission: { add: { items: [{ userId: '888800002222' }] } } }),
        createOperation('rds', 'ModifyDBSnapshotAttribute', { dBSnapshotIdentifier: 'nightly', attributeName: 'restore', valuesToAdd: ['888800002222'] }),
      ),
      ...requests(
        serviceRole(place, 'AWSServiceRoleForImageBuilder', 'Ec2ImageBuilder', 'imagebuilder', time),
        createOperation('ec2', 'ModifyImageAttribute', { imageId: 'ami-1', launchPermission: { add: { items: [{ userId: '888800002222' }] } } }),
      ),
    ],
  },
  // machines for learning come and go with their queue
  {
    at: atOfficeHours(9.5, 16.2),
    pace: 4,
    steps: (place, time) => requests(
      onBehalf({ identity: session(place, place.account.role('batch-worker'), 'training', time), address: '', agent: '' }, 'autoscaling'),
      createOperation('ec2', 'RunInstances', { instanceType: 'g6.12xlarge', instancesSet: { items: [{ minCount: 1, maxCount: 12 }] } }),
    ),
  },
  // a person looks how some machines were set up
  {
    at: atOfficeHours(11.1),
    pace: 30,
    steps: (place, time) => repeat(4, () => requests(
      ssoSession(place, place.account.people[0], time, true),
      createOperation('ec2', 'DescribeInstanceAttribute', { instanceId: place.random.pick(place.things.instances).id, attribute: 'userData' }, true),
    )),
  },
  {
    at: atOfficeHours(14.1),
    pace: 10,
    steps: (place, time) => repeat(4, () => requests(
      consoleUser(place, place.account.users.operator, time, true, '203.0.113.40', place.account.people[0].browser),
      createOperation('secretsmanager', 'GetSecretValue', { secretId: place.random.pick(place.things.secrets) }, true),
      createOperation('ssm', 'GetParameter', { name: place.random.pick(place.things.parameters), withDecryption: true }, true),
    )),
  },
];
