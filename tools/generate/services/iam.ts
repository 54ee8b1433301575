import { JsonObject } from '../../../replay/template/json';
import { Call, Place, PLAIN, service, Shape } from '../operation';
import { roleArn } from '../fixtures/accounts';
import { longTime } from '../fixtures/time-formats';

const roleName = ({ random, things }: Place): string => `shop-${random.pick(things.services)}-task`;
const ofRole: Shape = {
  request: (place) => ({ roleName: roleName(place) }),
  fails: { code: 'NoSuchEntityException', message: 'The role with name shop-preview-task cannot be found.', chance: 0.02 },
};
const ofUser: Shape = { request: ({ account }) => ({ userName: account.users.backup.name }) };

function policyDocument({ things, account, region, random }: Place): string {
  const table = `arn:aws:dynamodb:${region}:${account.id}:table/${random.pick(things.tables)}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: table }],
  });
}

export const IAM = service('iam', {
  global: true,
  reads: {
    GetUser: PLAIN,
    ListUsers: PLAIN,
    ListRoles: { request: () => ({ maxItems: 1000 }) },
    ListGroups: PLAIN,
    ListPolicies: { request: () => ({ scope: 'Local', onlyAttached: false }) },
    GetRole: ofRole,
    GetRolePolicy: { request: (place) => ({ roleName: roleName(place), policyName: 'access' }) },
    ListRolePolicies: ofRole,
    ListAttachedRolePolicies: ofRole,
    ListInstanceProfilesForRole: ofRole,
    ListAccessKeys: ofUser,
    ListMFADevices: ofUser,
    ListUserPolicies: ofUser,
    ListAttachedUserPolicies: ofUser,
    ListGroupsForUser: ofUser,
    GetLoginProfile: {
      ...ofUser,
      fails: { code: 'NoSuchEntityException', message: 'Login Profile for User backup-agent cannot be found.', chance: 1 },
    },
    GetAccessKeyLastUsed: { request: ({ account }) => ({ accessKeyId: account.users.backup.accessKey }) },
    GetAccountSummary: PLAIN,
    GetAccountPasswordPolicy: PLAIN,
    GetAccountAuthorizationDetails: PLAIN,
    GenerateCredentialReport: PLAIN,
    GetCredentialReport: PLAIN,
    ListAccountAliases: PLAIN,
    ListSAMLProviders: PLAIN,
    ListOpenIDConnectProviders: PLAIN,
    ListVirtualMFADevices: PLAIN,
    GenerateServiceLastAccessedDetails: PLAIN,
    GetServiceLastAccessedDetails: PLAIN,
  },
  changes: {
    PutRolePolicy: { request: (place) => ({ roleName: roleName(place), policyName: 'access', policyDocument: policyDocument(place) }) },
    AttachRolePolicy: {
      request: (place) => ({ roleName: roleName(place), policyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }),
    },
    TagRole: { request: (place) => ({ roleName: roleName(place), tags: [{ key: 'stack', value: 'shop' }] }) },
    CreateUser: {
      response: ({ request, account, random, time }) => ({
        user: {
          path: '/',
          userName: request?.userName,
          userId: `AIDAEXAMPLE${random.base32(10)}`,
          arn: `arn:aws:iam::${account.id}:user/${String(request?.userName)}`,
          createDate: longTime(time),
        },
      }),
    },
    CreateAccessKey: PLAIN,
    CreateLoginProfile: {
      response: ({ request, time }) => ({
        loginProfile: {
          userName: request?.userName,
          createDate: longTime(time),
          passwordResetRequired: false,
        },
      }),
    },
    AttachUserPolicy: PLAIN,
    PutUserPolicy: PLAIN,
    DeactivateMFADevice: PLAIN,
    UpdateAssumeRolePolicy: PLAIN,
    DeleteUser: PLAIN,
  },
});

/** Who may assume what: the same answer for every kind of AssumeRole. */
function credentials(call: Call): JsonObject {
  const { random, time, request } = call;
  const [, account, role] = /::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(String(request?.roleArn)) ?? [];
  const name = String(request?.roleSessionName);
  return {
    credentials: {
      accessKeyId: `ASIAEXAMPLE${random.base32(9)}`,
      sessionToken: random.base64(96),
      expiration: longTime(time + 3_600_000),
    },
    assumedRoleUser: {
      assumedRoleId: `${account === call.account.id ? call.account.role(role).id : `AROAEXAMPLE${random.base32(10)}`}:${name}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    },
  };
}

function roleResource({ request, account }: Call): JsonObject[] {
  return [{ accountId: account.id, type: 'AWS::IAM::Role', ARN: request?.roleArn }];
}

export function roleRequest({ account }: Place, role: string, roleSessionName: string, more: JsonObject = {}): JsonObject {
  return { roleArn: roleArn(account.id, account.role(role)), roleSessionName, durationSeconds: 3600, ...more };
}

const assume: Shape = { response: credentials, resources: roleResource };

export const STS = service('sts', {
  reads: {
    GetCallerIdentity: PLAIN,
    AssumeRole: assume,
    AssumeRoleWithWebIdentity: assume,
    AssumeRoleWithSAML: assume,
    GetAccessKeyInfo: PLAIN,
    GetSessionToken: {
      response: ({ random }) => ({
        credentials: {
          accessKeyId: `ASIAEXAMPLE${random.base32(9)}`,
          sessionToken: random.base64(96),
        },
      }),
    },
  },
  changes: {},
});

export const SIGN_IN = service('signin', {
  global: true,
  eventType: 'AwsConsoleSignIn',
  reads: {},
  changes: { ConsoleLogin: { response: () => ({ ConsoleLogin: 'Success' }) }, CheckMfa: { response: () => ({ CheckMfa: 'Success' }) } },
});

export const IDENTITY_CENTER = service('sso', {
  reads: { ListAccounts: PLAIN, ListAccountRoles: { request: ({ account }) => ({ accountId: account.id }) }, GetRoleCredentials: PLAIN },
  changes: {},
});

export const IDENTITY_CENTER_EVENTS = service('sso', {
  eventType: 'AwsServiceEvent', reads: {}, changes: { Authenticate: PLAIN, Federate: PLAIN },
});

export const ORGANIZATIONS = service('organizations', {
  global: true,
  reads: { DescribeOrganization: PLAIN, ListAccounts: PLAIN, ListRoots: PLAIN, ListPolicies: PLAIN, ListDelegatedAdministrators: PLAIN },
  changes: { LeaveOrganization: PLAIN },
});

export const ACCOUNT = service('account', {
  reads: { ListRegions: PLAIN, GetRegionOptStatus: { request: ({ region }) => ({ RegionName: region }) }, GetContactInformation: PLAIN },
  changes: {},
});
