import { JsonObject } from '../../../../replay/template/json';
import {
  AGENTS, Caller, callOnBehalf, createConsoleCaller, createServiceCaller, createServiceRoleCaller, createSession, createUserIdentity,
  createWorkforceCaller,
} from '../../../generate/fixtures/callers';
import { Failure, Operation, Location } from '../../../generate/operation';
import { Invocation } from '../../../generate/record';

/** Activity in a normal week, in addition to the generated baseline traffic. */
export interface Scenario {
  /** The start times, in hours since Monday 00:00 UTC. */
  readonly at: readonly number[];
  /** The time between two requests, in seconds. */
  readonly pace: number;
  readonly invocations: (location: Location, time: number) => Invocation[];
}

const HOURS_PER_WEEK = 7 * 24;
const OFFICE_DAYS = 5;
const hourly = Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hour + 0.3);
const atOfficeHours = (...hours: readonly number[]): number[] =>
  Array.from({ length: OFFICE_DAYS }, (_, day) => hours.map((hour) => day * 24 + hour)).flat();

/** Creates an operation with fixed request parameters. */
function createOperation(source: string, name: string, parameters?: JsonObject, readOnly = false): Operation {
  return { source, name, readOnly, eventType: 'AwsApiCall', global: source === 'iam', request: parameters && (() => parameters) };
}

function invoke(caller: Caller, ...operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller }));
}

function deny(caller: Caller, ...operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller, failure: createDenial(operation) }));
}

function createDenial({ source }: Operation): Failure {
  return { code: source === 'ec2' ? 'Client.UnauthorizedOperation' : source === 'lambda' ? 'AccessDeniedException' : 'AccessDenied' };
}

function repeat(count: number, create: (index: number) => Invocation[]): Invocation[] {
  return Array.from({ length: count }, (_, index) => create(index)).flat();
}

/** CloudFormation deletes the stack of a branch. */
function deleteStack(location: Location, time: number): Invocation[] {
  const caller = createServiceRoleCaller(location, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  return invoke(
    caller,
    createOperation('monitoring', 'DeleteAlarms', { alarmNames: ['preview-errors'] }),
    createOperation('logs', 'DeleteMetricFilter', { logGroupName: '/shop/preview', filterName: 'errors' }),
    createOperation('logs', 'DeleteLogGroup', { logGroupName: '/shop/preview' }),
    createOperation('events', 'RemoveTargets', { rule: 'preview-nightly', ids: ['Target0'] }),
    createOperation('events', 'DeleteRule', { name: 'preview-nightly' }),
    createOperation('sns', 'DeleteTopic', { topicArn: `arn:aws:sns:${location.region}:${location.account.id}:preview` }),
    createOperation('s3', 'DeleteBucketPolicy', { bucketName: 'shop-preview-assets', policy: '' }),
    createOperation('s3', 'DeleteBucket', { bucketName: 'shop-preview-assets' }),
    createOperation('dynamodb', 'DeleteTable', { tableName: 'preview-orders' }),
    createOperation('iam', 'DeleteRolePolicy', { roleName: 'shop-preview-task', policyName: 'access' }),
    createOperation('iam', 'DeleteRole', { roleName: 'shop-preview-task' }),
    createOperation('secretsmanager', 'DeleteSecret', { secretId: 'preview/database', forceDeleteWithoutRecovery: false, recoveryWindowInDays: 7 }),
    createOperation('kms', 'ScheduleKeyDeletion', { keyId: location.random.uuid(), pendingWindowInDays: 7 }),
  );
}

/** A pipeline runs Terraform. */
function applyTerraform(location: Location, time: number): Invocation[] {
  const caller: Caller = {
    identity: createSession(location, location.account.role('terraform-deploy'), 'gitlab-runner', time),
    address: '198.51.100.231',
    agent: 'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.21.0',
  };
  const partner = 'arn:aws:iam::999900001111:root';
  return invoke(
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
      groupId: location.random.pick(location.resources.groups),
      ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: {} }] },
    }),
    createOperation('kms', 'EnableKeyRotation', { keyId: location.random.pick(location.resources.keys) }),
    createOperation('kms', 'PutKeyPolicy', { keyId: location.random.pick(location.resources.keys), policyName: 'default' }),
  );
}

/** CloudFormation makes changes that are suspicious in other contexts. */
function deployStack(location: Location, time: number): Invocation[] {
  const caller = createServiceRoleCaller(location, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  const provider = `arn:aws:iam::${location.account.id}:oidc-provider/token.actions.githubusercontent.com`;
  return invoke(
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

/** A user opens console pages without all permissions. */
function openConsolePages(location: Location, time: number): Invocation[] {
  const person = location.account.workforceUsers[6];
  const reads = [
    ['ec2', 'DescribeInstances'], ['ec2', 'DescribeVolumes'], ['ec2', 'DescribeAddresses'], ['ec2', 'DescribeKeyPairs'], ['ec2', 'DescribeSnapshots'],
    ['autoscaling', 'DescribeAutoScalingGroups'], ['elasticloadbalancing', 'DescribeLoadBalancers'], ['monitoring', 'DescribeAlarms'],
    ['ce', 'GetCostAndUsage'], ['health', 'DescribeEventAggregates'], ['support', 'DescribeTrustedAdvisorChecks'], ['lambda', 'ListFunctions20150331'],
    ['kms', 'ListAliases'], ['organizations', 'DescribeOrganization'], ['compute-optimizer', 'GetEnrollmentStatus'], ['cloudtrail', 'DescribeTrails'],
  ];
  return deny(createWorkforceCaller(location, person, time, true), ...reads.map(([source, name]) => createOperation(source, name, undefined, true)));
}

/** Denied requests are based on real accounts: services that try an operation, console pages, and programs. */
export const SCENARIOS: readonly Scenario[] = [
  // Log delivery tries to write to buckets without permission.
  { at: hourly, pace: 2, invocations: () => repeat(100, () => deny(createServiceCaller('delivery.logs'), createOperation('s3', 'PutObject', { bucketName: 'shop-access-logs' }))) },
  {
    at: hourly,
    pace: 3,
    invocations: (location) => repeat(60, () => deny(
      { identity: createUserIdentity(location.account, location.account.users.reports), address: '203.0.113.80', agent: AGENTS.boto },
      createOperation('s3', 'HeadBucket', { bucketName: 'shop-of-others' }, true),
    )),
  },
  { at: atOfficeHours(8.1, 9.4, 10.7, 13.2, 14.6, 15.9), pace: 0.4, invocations: openConsolePages },
  // A new version of a program lacks a permission for two hours.
  {
    at: [28.5],
    pace: 15,
    invocations: (location, time) => repeat(480, () => deny(
      { identity: createSession(location, location.account.role('shop-search-task'), 'search', time), address: '198.51.100.101', agent: AGENTS.go },
      createOperation('sqs', 'ReceiveMessage', undefined, true),
    )),
  },
  { at: atOfficeHours(12.4), pace: 2, invocations: deployStack },
  { at: [61.5], pace: 3, invocations: deleteStack },
  { at: [82.2], pace: 2, invocations: applyTerraform },
  // A user enters a wrong password.
  {
    at: [7.6],
    pace: 12,
    invocations: ({ account }) => repeat(3, () => [{
      operation: { source: 'signin', name: 'ConsoleLogin', readOnly: false, eventType: 'AwsConsoleSignIn', global: true },
      caller: { identity: { ...createUserIdentity(account, account.users.operator), accessKeyId: '' }, address: '203.0.113.40', agent: account.workforceUsers[0].browser },
      failure: { message: 'Failed authentication' },
      response: { ConsoleLogin: 'Failure' },
      extra: { MFAUsed: 'No', MobileVersion: 'No' },
    }]),
  },
  // A user rotates an access key with the AWS CLI, without a user name in the requests.
  {
    at: [58.9],
    pace: 20,
    invocations: ({ account }) => invoke(
      { identity: createUserIdentity(account, account.users.backup), address: '203.0.113.81', agent: AGENTS.cli },
      createOperation('iam', 'ListAccessKeys', undefined, true),
      createOperation('iam', 'CreateAccessKey'),
      createOperation('iam', 'UpdateAccessKey', { accessKeyId: account.users.backup.accessKey, status: 'Inactive', userName: account.users.backup.name }),
      createOperation('iam', 'DeleteAccessKey', { accessKeyId: account.users.backup.accessKey }),
    ),
  },
  // AWS Backup shares snapshots with another account, and EC2 Image Builder shares images.
  {
    at: [2.1, 26.1, 50.1, 74.1, 98.1, 122.1, 146.1],
    pace: 5,
    invocations: (location, time) => [
      ...invoke(
        createServiceRoleCaller(location, 'AWSBackupDefaultServiceRole', 'AWSBackup', 'backup', time),
        createOperation('ec2', 'ModifySnapshotAttribute', { snapshotId: 'snap-1', createVolumePermission: { add: { items: [{ userId: '888800002222' }] } } }),
        createOperation('rds', 'ModifyDBSnapshotAttribute', { dBSnapshotIdentifier: 'nightly', attributeName: 'restore', valuesToAdd: ['888800002222'] }),
      ),
      ...invoke(
        createServiceRoleCaller(location, 'AWSServiceRoleForImageBuilder', 'Ec2ImageBuilder', 'imagebuilder', time),
        createOperation('ec2', 'ModifyImageAttribute', { imageId: 'ami-1', launchPermission: { add: { items: [{ userId: '888800002222' }] } } }),
      ),
    ],
  },
  // Amazon EC2 Auto Scaling starts GPU instances for a queue.
  {
    at: atOfficeHours(9.5, 16.2),
    pace: 4,
    invocations: (location, time) => invoke(
      callOnBehalf({ identity: createSession(location, location.account.role('batch-worker'), 'training', time), address: '', agent: '' }, 'autoscaling'),
      createOperation('ec2', 'RunInstances', { instanceType: 'g6.12xlarge', instancesSet: { items: [{ minCount: 1, maxCount: 12 }] } }),
    ),
  },
  // A user reads the user data of several instances.
  {
    at: atOfficeHours(11.1),
    pace: 30,
    invocations: (location, time) => repeat(4, () => invoke(
      createWorkforceCaller(location, location.account.workforceUsers[0], time, true),
      createOperation('ec2', 'DescribeInstanceAttribute', { instanceId: location.random.pick(location.resources.instances).id, attribute: 'userData' }, true),
    )),
  },
  {
    at: atOfficeHours(14.1),
    pace: 10,
    invocations: (location, time) => repeat(4, () => invoke(
      createConsoleCaller(location, location.account.users.operator, time, true, '203.0.113.40', location.account.workforceUsers[0].browser),
      createOperation('secretsmanager', 'GetSecretValue', { secretId: location.random.pick(location.resources.secrets) }, true),
      createOperation('ssm', 'GetParameter', { name: location.random.pick(location.resources.parameters), withDecryption: true }, true),
    )),
  },
];
