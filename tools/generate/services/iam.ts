import { JsonObject } from '../../../replay/template/json';
import { formatRoleArn } from '../fixtures/accounts';
import { formatLongTime } from '../fixtures/time-formats';
import { RequestContext, Location, PLAIN, createService, Shape } from '../operation';

const pickRoleName = ({ random, resources }: Location): string => `shop-${random.pick(resources.services)}-task`;
const ROLE_SHAPE: Shape = {
  request: (location) => ({ roleName: pickRoleName(location) }),
  fails: { code: 'NoSuchEntityException', message: 'The role with name shop-preview-task cannot be found.', chance: 0.02 },
};
const USER_SHAPE: Shape = { request: ({ account }) => ({ userName: account.users.backup.name }) };

function createPolicyDocument({ resources, account, region, random }: Location): string {
  const table = `arn:aws:dynamodb:${region}:${account.id}:table/${random.pick(resources.tables)}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: table }],
  });
}

export const IAM = createService('iam', {
  global: true,
  reads: {
    ListUsers: PLAIN,
    ListRoles: { request: () => ({ maxItems: 1000 }) },
    ListGroups: PLAIN,
    ListPolicies: { request: () => ({ scope: 'Local', onlyAttached: false }) },
    GetRole: ROLE_SHAPE,
    GetRolePolicy: { request: (location) => ({ roleName: pickRoleName(location), policyName: 'access' }) },
    ListRolePolicies: ROLE_SHAPE,
    ListAttachedRolePolicies: ROLE_SHAPE,
    ListAccessKeys: USER_SHAPE,
    ListMFADevices: USER_SHAPE,
    ListUserPolicies: USER_SHAPE,
    ListAttachedUserPolicies: USER_SHAPE,
    ListGroupsForUser: USER_SHAPE,
    GetLoginProfile: {
      ...USER_SHAPE,
      fails: { code: 'NoSuchEntityException', message: 'Login Profile for User backup-agent cannot be found.', chance: 1 },
    },
    GetAccessKeyLastUsed: { request: ({ account }) => ({ accessKeyId: account.users.backup.accessKey }) },
    GetAccountSummary: PLAIN,
    GetAccountPasswordPolicy: PLAIN,
    GetAccountAuthorizationDetails: PLAIN,
    GenerateCredentialReport: PLAIN,
    GetCredentialReport: PLAIN,
    ListAccountAliases: PLAIN,
    ListVirtualMFADevices: PLAIN,
    GenerateServiceLastAccessedDetails: PLAIN,
    GetServiceLastAccessedDetails: PLAIN,
  },
  changes: {
    PutRolePolicy: { request: (location) => ({ roleName: pickRoleName(location), policyName: 'access', policyDocument: createPolicyDocument(location) }) },
    AttachRolePolicy: {
      request: (location) => ({ roleName: pickRoleName(location), policyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }),
    },
    TagRole: { request: (location) => ({ roleName: pickRoleName(location), tags: [{ key: 'stack', value: 'shop' }] }) },
    CreateUser: {
      response: ({ request, account, random, time }) => ({
        user: {
          path: '/',
          userName: request?.userName,
          userId: `AIDAEXAMPLE${random.base32(10)}`,
          arn: `arn:aws:iam::${account.id}:user/${String(request?.userName)}`,
          createDate: formatLongTime(time),
        },
      }),
    },
    CreateAccessKey: PLAIN,
    CreateLoginProfile: {
      response: ({ request, time }) => ({
        loginProfile: {
          userName: request?.userName,
          createDate: formatLongTime(time),
          passwordResetRequired: false,
        },
      }),
    },
    AttachUserPolicy: PLAIN,
    DeactivateMFADevice: PLAIN,
    UpdateAssumeRolePolicy: PLAIN,
  },
});

/** Creates the response of all AssumeRole operations. */
function createCredentials(call: RequestContext): JsonObject {
  const { random, time, request } = call;
  const [, account, role] = /::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(String(request?.roleArn)) ?? [];
  const name = String(request?.roleSessionName);
  return {
    credentials: {
      accessKeyId: `ASIAEXAMPLE${random.base32(9)}`,
      sessionToken: random.base64(96),
      expiration: formatLongTime(time + 3_600_000),
    },
    assumedRoleUser: {
      assumedRoleId: `${account === call.account.id ? call.account.role(role).id : `AROAEXAMPLE${random.base32(10)}`}:${name}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    },
  };
}

function listRoleResources({ request, account }: RequestContext): JsonObject[] {
  return [{ accountId: account.id, type: 'AWS::IAM::Role', ARN: request?.roleArn }];
}

export function createRoleRequest({ account }: Location, role: string, roleSessionName: string, more: JsonObject = {}): JsonObject {
  return { roleArn: formatRoleArn(account.id, account.role(role)), roleSessionName, durationSeconds: 3600, ...more };
}

const ASSUME_ROLE_SHAPE: Shape = { response: createCredentials, recordResources: listRoleResources };

export const STS = createService('sts', {
  reads: {
    GetCallerIdentity: PLAIN,
    AssumeRole: ASSUME_ROLE_SHAPE,
    AssumeRoleWithWebIdentity: ASSUME_ROLE_SHAPE,
    AssumeRoleWithSAML: ASSUME_ROLE_SHAPE,
  },
  changes: {},
});

export const SIGN_IN = createService('signin', {
  global: true,
  eventType: 'AwsConsoleSignIn',
  reads: {},
  changes: { ConsoleLogin: { response: () => ({ ConsoleLogin: 'Success' }) }, CheckMfa: { response: () => ({ CheckMfa: 'Success' }) } },
});

export const IDENTITY_CENTER = createService('sso', {
  reads: { ListAccountRoles: { request: ({ account }) => ({ accountId: account.id }) }, GetRoleCredentials: PLAIN },
  changes: {},
});

export const IDENTITY_CENTER_EVENTS = createService('sso', {
  eventType: 'AwsServiceEvent', reads: {}, changes: { Authenticate: PLAIN, Federate: PLAIN },
});

export const ORGANIZATIONS = createService('organizations', {
  global: true,
  reads: { DescribeOrganization: PLAIN, ListAccounts: PLAIN },
  changes: { LeaveOrganization: PLAIN },
});

export const ACCOUNT = createService('account', {
  reads: { ListRegions: PLAIN, GetRegionOptStatus: { request: ({ region }) => ({ RegionName: region }) }, GetContactInformation: PLAIN },
  changes: {},
});
