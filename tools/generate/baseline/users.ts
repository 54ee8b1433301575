import { invoke, denySome, Scenario, sampleOperations } from './scenario';
import { WorkforceUser } from '../fixtures/accounts';
import { AGENTS, Caller, createConsoleCaller, createIdentityCenterCaller, createWorkforceCaller, createUserIdentity } from '../fixtures/callers';
import { Operation, Location } from '../operation';
import { Invocation } from '../record';
import { AUTO_SCALING, CLOUDFORMATION, ECR, ECS, LAMBDA, LOAD_BALANCING } from '../services/compute';
import { ATHENA, BACKUP, DYNAMODB, EVENTS, GLUE, RDS, SNS, SQS } from '../services/data';
import { EC2 } from '../services/ec2';
import { ACCOUNT, IAM, IDENTITY_CENTER, IDENTITY_CENTER_EVENTS, ORGANIZATIONS, createRoleRequest, SIGN_IN, STS } from '../services/iam';
import { CLOUDTRAIL, CLOUDWATCH, COST_EXPLORER, GUARDDUTY, HEALTH, LOGS, SECURITY_HUB, TAGGING } from '../services/monitoring';
import { S3, S3_CONTROL_PLANE } from '../services/s3';
import { KMS, SECRETS, SSM } from '../services/secrets';

interface WorkProfile {
  readonly reads: readonly Operation[];
  readonly changes: readonly Operation[];
  readonly deniedShare: number;
}

/** What people of a permission set look at and touch. */
const WORK_PROFILES: Readonly<Record<string, WorkProfile>> = {
  PlatformEngineer: {
    reads: [
      EC2.DescribeInstances, EC2.DescribeSecurityGroups, EC2.DescribeVpcs, EC2.DescribeSubnets, EC2.DescribeVolumes, EC2.DescribeImages,
      EC2.DescribeKeyPairs, EC2.DescribeAvailabilityZones, EC2.DescribeLaunchTemplates, AUTO_SCALING.DescribeAutoScalingGroups,
      LOAD_BALANCING.DescribeTargetHealth, CLOUDFORMATION.DescribeStacks, CLOUDFORMATION.DescribeStackEvents, CLOUDFORMATION.ListStacks,
      RDS.DescribeDBInstances, RDS.DescribePendingMaintenanceActions, CLOUDWATCH.DescribeAlarms, CLOUDWATCH.GetMetricData, IAM.ListRoles,
      IAM.GetRole, TAGGING.GetResources, HEALTH.DescribeEventAggregates, ...S3_CONTROL_PLANE,
    ],
    changes: [
      EC2.CreateTags, EC2.StopInstances, EC2.StartInstances, SSM.StartSession, SSM.TerminateSession, CLOUDWATCH.PutMetricAlarm,
      AUTO_SCALING.SetDesiredCapacity, ECS.UpdateService, EC2.CreateSnapshot, EVENTS.PutRule,
    ],
    deniedShare: 0.002,
  },
  Developer: {
    reads: [
      LAMBDA.ListFunctions20150331, LAMBDA.GetFunction20150331v2, LAMBDA.GetFunctionConfiguration20150331v2,
      LAMBDA.ListEventSourceMappings20150331, LOGS.DescribeLogGroups, LOGS.DescribeLogStreams, LOGS.FilterLogEvents,
      LOGS.GetQueryResults, ECS.DescribeServices, ECS.ListTasks, ECS.DescribeTasks, ECR.DescribeImages, SQS.ListQueues,
      SQS.GetQueueAttributes, SNS.ListTopics, DYNAMODB.ListTables, DYNAMODB.DescribeTable, CLOUDWATCH.GetMetricData,
      CLOUDWATCH.ListDashboards, CLOUDFORMATION.DescribeStacks, EVENTS.ListRules, SSM.DescribeParameters, SECRETS.ListSecrets,
      S3.ListBuckets,
      EC2.DescribeInstances, EC2.DescribeSecurityGroups, EC2.DescribeNetworkInterfaces,
    ],
    changes: [LOGS.StartQuery, LAMBDA.UpdateFunctionConfiguration20150331v2, SSM.PutParameter, ECS.RunTask],
    deniedShare: 0.012,
  },
  Analyst: {
    reads: [
      ATHENA.GetQueryExecution, ATHENA.GetQueryResults, ATHENA.GetWorkGroup, ATHENA.ListWorkGroups, GLUE.GetTable, GLUE.GetTables,
      GLUE.GetDatabases, GLUE.GetPartitions, S3.ListBuckets, S3.GetBucketLocation, COST_EXPLORER.GetCostAndUsage,
    ],
    changes: [ATHENA.StartQueryExecution],
    deniedShare: 0.01,
  },
  SecurityAudit: {
    reads: [
      IAM.ListUsers, IAM.ListRoles, IAM.GetAccountSummary, IAM.GetCredentialReport, IAM.GenerateServiceLastAccessedDetails,
      IAM.GetServiceLastAccessedDetails, CLOUDTRAIL.LookupEvents, CLOUDTRAIL.DescribeTrails, GUARDDUTY.ListFindings,
      SECURITY_HUB.GetFindings, KMS.ListAliases, KMS.DescribeKey, ORGANIZATIONS.ListAccounts, EC2.DescribeSecurityGroups,
      EC2.DescribeSecurityGroupRules, ...S3_CONTROL_PLANE,
    ],
    changes: [ATHENA.StartQueryExecution],
    deniedShare: 0.004,
  },
};

/** What the console asks for on its first page. */
const FIRST_PAGE = [
  HEALTH.DescribeEventAggregates, ACCOUNT.ListRegions, EC2.DescribeRegions, COST_EXPLORER.GetCostAndUsage, CLOUDWATCH.DescribeAlarms,
];

const OPERATIONS_PAGES = [...FIRST_PAGE, RDS.DescribeDBInstances, RDS.DescribeDBLogFiles];

/** A person signs in through the portal and works in the console. */
export const consoleWork: Scenario = (location, time) => {
  const user = location.random.pick(location.account.workforceUsers);
  const caller = createWorkforceCaller(location, user, time, true);
  return [...signInThroughPortal(location, user, caller), ...invoke(useConsoleAgent(caller), FIRST_PAGE), ...createWork(location, user, caller, 8, 40)];
};

/** The same person with the command line. */
export const commandLine: Scenario = (location, time) => {
  const user = location.random.pick(location.account.workforceUsers);
  const caller = createWorkforceCaller(location, user, time, false);
  return [
    { operation: IDENTITY_CENTER.GetRoleCredentials, caller: { ...createIdentityCenterCaller(location, user), agent: AGENTS.cli } },
    { operation: STS.GetCallerIdentity, caller },
    ...createWork(location, user, caller, 2, 12),
  ];
};

/** The one IAM user who may use the console signs in with MFA; a mistyped password now and then. */
export const operatorConsole: Scenario = (location, time) => {
  const { account, random } = location;
  const { operator } = account.users;
  const [{ browser }] = account.workforceUsers;
  const address = '203.0.113.40';
  const { accessKeyId: _key, ...identity } = createUserIdentity(account, operator);
  const signIn: Caller = { identity, address, agent: browser };
  const extra = {
    LoginTo: 'https://console.aws.amazon.com/console/home',
    MobileVersion: 'No',
    MFAIdentifier: `arn:aws:iam::${account.id}:mfa/${operator.name}`,
    MFAUsed: 'Yes',
  };
  const mistyped: Invocation = {
    operation: SIGN_IN.ConsoleLogin,
    caller: signIn,
    failure: { message: 'Failed authentication' },
    response: { ConsoleLogin: 'Failure' },
    extra: { ...extra, MFAUsed: 'Yes' },
  };
  return [
    ...random.chance(0.15) ? [mistyped] : [],
    { operation: SIGN_IN.CheckMfa, caller: signIn, extra: { MfaType: 'U2F MFA' } },
    { operation: SIGN_IN.ConsoleLogin, caller: signIn, extra },
    ...invoke(createConsoleCaller(location, operator, time, true, address, browser), sampleOperations(location, OPERATIONS_PAGES, 4, 9)),
  ];
};

/** A program with a key of its own sends reports out; it asks for one thing that it may not have. */
export const reports: Scenario = (location) => {
  const { account, random } = location;
  const caller = { identity: createUserIdentity(account, account.users.reports), address: '203.0.113.80', agent: AGENTS.boto };
  return [
    { operation: STS.GetCallerIdentity, caller },
    ...invoke(caller, sampleOperations(location, [
      ATHENA.StartQueryExecution, ATHENA.GetQueryExecution, ATHENA.GetQueryResults, GLUE.GetTable, S3.GetBucketLocation,
    ], 3, 8)),
    ...random.chance(0.1) ? denySome(location, invoke(caller, [S3.ListBuckets]), 1) : [],
  ];
};

/** Snapshots at night. */
export const nightlyBackup: Scenario = (location) => {
  const { account } = location;
  const caller = { identity: createUserIdentity(account, account.users.backup), address: '203.0.113.81', agent: AGENTS.boto };
  return invoke(caller, [
    EC2.DescribeInstances, EC2.DescribeVolumes, ...sampleOperations(location, [EC2.CreateSnapshot], 2, 6),
    EC2.DescribeSnapshots, ...sampleOperations(location, [EC2.DeleteSnapshot], 1, 5),
    RDS.CreateDBSnapshot, DYNAMODB.CreateBackup, BACKUP.ListBackupJobs,
  ]);
};

function createWork(location: Location, user: WorkforceUser, caller: Caller, least: number, most: number): Invocation[] {
  const { reads, changes, deniedShare } = WORK_PROFILES[user.permissionSet];
  const looks = invoke(caller, sampleOperations(location, reads, least, most));
  if (location.random.chance(0.5)) return denySome(location, looks, deniedShare);
  const touches = invoke(caller, sampleOperations(location, changes, 1, 2));
  return denySome(location, [...looks, ...touches, ...looks.slice(0, 2)], deniedShare);
}

/** How a person comes into an account: through the portal, as a SAML user, with a role. */
function signInThroughPortal(location: Location, user: WorkforceUser, caller: Caller): Invocation[] {
  const { account, random } = location;
  const role = account.ssoRoles.get(user.permissionSet)?.name ?? '';
  const portalUser = createIdentityCenterCaller(location, user);
  const provider = `AWSSSO_${random.hex(8)}_DO_NOT_DELETE`;
  const saml: Caller = {
    identity: {
      type: 'SAMLUser',
      principalId: `${random.base64(27)}=:${user.mail}`,
      userName: user.mail,
      identityProvider: `${random.base64(27)}=`,
    },
    address: user.address,
    agent: 'AWS Signin, aws-internal/3',
  };
  const { accessKeyId: _key, ...identity } = caller.identity;
  return [
    {
      operation: IDENTITY_CENTER_EVENTS.Authenticate,
      caller: portalUser,
      extra: { CredentialType: 'PASSWORD', LoginTo: 'https://shop.awsapps.com/start' },
    },
    { operation: IDENTITY_CENTER.ListAccountRoles, caller: portalUser },
    { operation: IDENTITY_CENTER_EVENTS.Federate, caller: portalUser, extra: { account_id: account.id, role_name: user.permissionSet } },
    {
      operation: STS.AssumeRoleWithSAML,
      caller: saml,
      request: {
        ...createRoleRequest(location, role, user.mail),
        sAMLAssertionID: `_${random.uuid()}`,
        principalArn: `arn:aws:iam::${account.id}:saml-provider/${provider}`,
      },
    },
    {
      operation: SIGN_IN.ConsoleLogin,
      caller: { ...caller, identity },
      extra: { MobileVersion: 'No', MFAUsed: 'No', SamlProviderArn: `arn:aws:iam::${account.id}:saml-provider/${provider}` },
    },
  ];
}

function useConsoleAgent(caller: Caller): Caller {
  return { ...caller, agent: AGENTS.internal };
}
