import { JsonObject } from '../../../../replay/template/json';
import {
  AGENTS, Caller, createConsoleCaller, callOnBehalf, createServiceCaller, createServiceRoleCaller, createSession, createWorkforceCaller, createUserIdentity,
} from '../../../generate/fixtures/callers';
import { Failure, Operation, Location } from '../../../generate/operation';
import { Invocation } from '../../../generate/record';

/** Something that is part of an ordinary week in many accounts, beside what the generated life does all day. */
export interface Happening {
  /** Hours after the beginning of Monday, in UTC. */
  readonly at: readonly number[];
  /** Seconds from one request to the next. */
  readonly pace: number;
  readonly steps: (place: Location, time: number) => Invocation[];
}

const HOURS_A_WEEK = 7 * 24;
const OFFICE_DAYS = 5;
const hourly = Array.from({ length: HOURS_A_WEEK }, (_, hour) => hour + 0.3);
const inOffice = (...hours: readonly number[]): number[] =>
  Array.from({ length: OFFICE_DAYS }, (_, day) => hours.map((hour) => day * 24 + hour)).flat();

/** A request by its names, and what its record tells of it. */
function request(source: string, name: string, parameters?: JsonObject, readOnly = false): Operation {
  return { source, name, readOnly, eventType: 'AwsApiCall', global: source === 'iam', request: parameters && (() => parameters) };
}

function does(caller: Caller, ...operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller }));
}

function denied(caller: Caller, ...operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller, failure: denial(operation) }));
}

function denial({ source }: Operation): Failure {
  return { code: source === 'ec2' ? 'Client.UnauthorizedOperation' : source === 'lambda' ? 'AccessDeniedException' : 'AccessDenied' };
}

function times(count: number, steps: (index: number) => Invocation[]): Invocation[] {
  return Array.from({ length: count }, (_, index) => steps(index)).flat();
}

/** What a stack of a branch leaves behind when it is taken down. */
function takenDown(place: Location, time: number): Invocation[] {
  const caller = createServiceRoleCaller(place, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  return does(
    caller,
    request('monitoring', 'DeleteAlarms', { alarmNames: ['preview-errors'] }),
    request('logs', 'DeleteMetricFilter', { logGroupName: '/shop/preview', filterName: 'errors' }),
    request('logs', 'DeleteLogGroup', { logGroupName: '/shop/preview' }),
    request('events', 'RemoveTargets', { rule: 'preview-nightly', ids: ['Target0'] }),
    request('events', 'DeleteRule', { name: 'preview-nightly' }),
    request('sns', 'DeleteTopic', { topicArn: `arn:aws:sns:${place.region}:${place.account.id}:preview` }),
    request('s3', 'DeleteBucketPolicy', { bucketName: 'shop-preview-assets', policy: '' }),
    request('s3', 'DeleteBucket', { bucketName: 'shop-preview-assets' }),
    request('dynamodb', 'DeleteTable', { tableName: 'preview-orders' }),
    request('iam', 'DeleteRolePolicy', { roleName: 'shop-preview-task', policyName: 'access' }),
    request('iam', 'DeleteRole', { roleName: 'shop-preview-task' }),
    request('secretsmanager', 'DeleteSecret', { secretId: 'preview/database', forceDeleteWithoutRecovery: false, recoveryWindowInDays: 7 }),
    request('kms', 'ScheduleKeyDeletion', { keyId: place.random.uuid(), pendingWindowInDays: 7 }),
  );
}

/** A pipeline that calls the services itself. */
function appliedByTerraform(place: Location, time: number): Invocation[] {
  const caller: Caller = {
    identity: createSession(place, place.account.role('terraform-deploy'), 'gitlab-runner', time),
    address: '198.51.100.231',
    agent: 'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.21.0',
  };
  const partner = 'arn:aws:iam::999900001111:root';
  return does(
    caller,
    request('iam', 'GetRole', { roleName: 'reporting' }, true),
    request('iam', 'CreateRole', { roleName: 'reporting' }),
    request('iam', 'AttachRolePolicy', { roleName: 'reporting', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
    request('iam', 'UpdateAssumeRolePolicy', {
      roleName: 'posture-vendor',
      policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: partner }, Action: 'sts:AssumeRole' }] }),
    }),
    request('s3', 'PutBucketPublicAccessBlock', {
      bucketName: 'shop-reports',
      publicAccessBlock: '',
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    }),
    request('s3', 'PutBucketLifecycle', {
      bucketName: 'shop-reports', lifecycle: '', LifecycleConfiguration: { Rule: { ID: 'old', Status: 'Enabled', Expiration: { Days: 90 } } },
    }),
    request('s3', 'PutBucketVersioning', { bucketName: 'shop-reports', versioning: '', VersioningConfiguration: { Status: 'Enabled' } }),
    request('logs', 'PutRetentionPolicy', { logGroupName: '/shop/reports', retentionInDays: 30 }),
    request('logs', 'PutMetricFilter', { logGroupName: '/shop/reports', filterName: 'errors' }),
    request('ec2', 'AuthorizeSecurityGroupIngress', {
      groupId: place.random.pick(place.resources.groups),
      ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: {} }] },
    }),
    request('kms', 'EnableKeyRotation', { keyId: place.random.pick(place.resources.keys) }),
    request('kms', 'PutKeyPolicy', { keyId: place.random.pick(place.resources.keys), policyName: 'default' }),
  );
}

/** CloudFormation changes what others are watched for. */
function deployed(place: Location, time: number): Invocation[] {
  const caller = createServiceRoleCaller(place, 'cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation', 'cloudformation', time);
  const provider = `arn:aws:iam::${place.account.id}:oidc-provider/token.actions.githubusercontent.com`;
  return does(
    caller,
    request('iam', 'UpdateAssumeRolePolicy', {
      roleName: 'github-deploy', policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Federated: provider } }] }),
    }),
    request('s3', 'PutBucketLifecycle', {
      bucketName: 'shop-scratch', lifecycle: '', LifecycleConfiguration: { Rule: { ID: 'scratch', Status: 'Enabled', Expiration: { Days: 1 } } },
    }),
    request('logs', 'DeleteSubscriptionFilter', { logGroupName: '/shop/checkout', filterName: 'old-collector' }),
    request('lambda', 'AddPermission20150331v2', { functionName: 'order-intake', principal: 'events.amazonaws.com', action: 'lambda:InvokeFunction' }),
    request('lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: 'order-intake', layers: ['arn:aws:lambda:eu-west-1:1:layer:otel:9'] }),
  );
}

/** Pages of a console, of which a person may see a part. */
function consolePages(place: Location, time: number): Invocation[] {
  const person = place.account.workforceUsers[6];
  const reads = [
    ['ec2', 'DescribeInstances'], ['ec2', 'DescribeVolumes'], ['ec2', 'DescribeAddresses'], ['ec2', 'DescribeKeyPairs'], ['ec2', 'DescribeSnapshots'],
    ['autoscaling', 'DescribeAutoScalingGroups'], ['elasticloadbalancing', 'DescribeLoadBalancers'], ['monitoring', 'DescribeAlarms'],
    ['ce', 'GetCostAndUsage'], ['health', 'DescribeEventAggregates'], ['support', 'DescribeTrustedAdvisorChecks'], ['lambda', 'ListFunctions20150331'],
    ['kms', 'ListAliases'], ['organizations', 'DescribeOrganization'], ['compute-optimizer', 'GetEnrollmentStatus'], ['cloudtrail', 'DescribeTrails'],
  ];
  return denied(createWorkforceCaller(place, person, time, true), ...reads.map(([source, name]) => request(source, name, undefined, true)));
}

/** In no particular order. What is denied, is denied as it is in real accounts: by services that try, by consoles, by programs. */
export const HAPPENINGS: readonly Happening[] = [
  // the delivery of logs tries buckets that it may not write to
  { at: hourly, pace: 2, steps: () => times(100, () => denied(createServiceCaller('delivery.logs'), request('s3', 'PutObject', { bucketName: 'shop-access-logs' }))) },
  {
    at: hourly,
    pace: 3,
    steps: (place) => times(60, () => denied(
      { identity: createUserIdentity(place.account, place.account.users.reports), address: '203.0.113.80', agent: AGENTS.boto },
      request('s3', 'HeadBucket', { bucketName: 'shop-of-others' }, true),
    )),
  },
  { at: inOffice(8.1, 9.4, 10.7, 13.2, 14.6, 15.9), pace: 0.4, steps: consolePages },
  // a new version lacks a permission until somebody sees it
  {
    at: [28.5],
    pace: 15,
    steps: (place, time) => times(480, () => denied(
      { identity: createSession(place, place.account.role('shop-search-task'), 'search', time), address: '198.51.100.101', agent: AGENTS.go },
      request('sqs', 'ReceiveMessage', undefined, true),
    )),
  },
  { at: inOffice(12.4), pace: 2, steps: deployed },
  { at: [61.5], pace: 3, steps: takenDown },
  { at: [82.2], pace: 2, steps: appliedByTerraform },
  // somebody forgot a password over the weekend
  {
    at: [7.6],
    pace: 12,
    steps: ({ account }) => times(3, () => [{
      operation: { source: 'signin', name: 'ConsoleLogin', readOnly: false, eventType: 'AwsConsoleSignIn', global: true },
      caller: { identity: { ...createUserIdentity(account, account.users.operator), accessKeyId: '' }, address: '203.0.113.40', agent: account.workforceUsers[0].browser },
      failure: { message: 'Failed authentication' },
      response: { ConsoleLogin: 'Failure' },
      extra: { MFAUsed: 'No', MobileVersion: 'No' },
    }]),
  },
  // a user renews a key with the command line, which names nobody
  {
    at: [58.9],
    pace: 20,
    steps: ({ account }) => does(
      { identity: createUserIdentity(account, account.users.backup), address: '203.0.113.81', agent: AGENTS.cli },
      request('iam', 'ListAccessKeys', undefined, true),
      request('iam', 'CreateAccessKey'),
      request('iam', 'UpdateAccessKey', { accessKeyId: account.users.backup.accessKey, status: 'Inactive', userName: account.users.backup.name }),
      request('iam', 'DeleteAccessKey', { accessKeyId: account.users.backup.accessKey }),
    ),
  },
  // a service keeps copies in another account, and another one hands out images
  {
    at: [2.1, 26.1, 50.1, 74.1, 98.1, 122.1, 146.1],
    pace: 5,
    steps: (place, time) => [
      ...does(
        createServiceRoleCaller(place, 'AWSBackupDefaultServiceRole', 'AWSBackup', 'backup', time),
        request('ec2', 'ModifySnapshotAttribute', { snapshotId: 'snap-1', createVolumePermission: { add: { items: [{ userId: '888800002222' }] } } }),
        request('rds', 'ModifyDBSnapshotAttribute', { dBSnapshotIdentifier: 'nightly', attributeName: 'restore', valuesToAdd: ['888800002222'] }),
      ),
      ...does(
        createServiceRoleCaller(place, 'AWSServiceRoleForImageBuilder', 'Ec2ImageBuilder', 'imagebuilder', time),
        request('ec2', 'ModifyImageAttribute', { imageId: 'ami-1', launchPermission: { add: { items: [{ userId: '888800002222' }] } } }),
      ),
    ],
  },
  // machines for learning come and go with their queue
  {
    at: inOffice(9.5, 16.2),
    pace: 4,
    steps: (place, time) => does(
      callOnBehalf({ identity: createSession(place, place.account.role('batch-worker'), 'training', time), address: '', agent: '' }, 'autoscaling'),
      request('ec2', 'RunInstances', { instanceType: 'g6.12xlarge', instancesSet: { items: [{ minCount: 1, maxCount: 12 }] } }),
    ),
  },
  // a person looks how some machines were set up
  {
    at: inOffice(11.1),
    pace: 30,
    steps: (place, time) => times(4, () => does(
      createWorkforceCaller(place, place.account.workforceUsers[0], time, true),
      request('ec2', 'DescribeInstanceAttribute', { instanceId: place.random.pick(place.resources.instances).id, attribute: 'userData' }, true),
    )),
  },
  {
    at: inOffice(14.1),
    pace: 10,
    steps: (place, time) => times(4, () => does(
      createConsoleCaller(place, place.account.users.operator, time, true, '203.0.113.40', place.account.workforceUsers[0].browser),
      request('secretsmanager', 'GetSecretValue', { secretId: place.random.pick(place.resources.secrets) }, true),
      request('ssm', 'GetParameter', { name: place.random.pick(place.resources.parameters), withDecryption: true }, true),
    )),
  },
];
