import { JsonObject } from '../../../replay/template/json';
import { Call, Place, PLAIN, service, Shape } from '../operation';

const SYMMETRIC = 'SYMMETRIC_DEFAULT';
const key = ({ random, things }: Place): string => random.pick(things.keys);
const secret = ({ random, things }: Place): string => random.pick(things.secrets);
const parameter = ({ random, things }: Place): string => random.pick(things.parameters);

function keyResource(call: Call): JsonObject[] {
  const { keyId } = call.request ?? {};
  const named = typeof keyId === 'string' && keyId.startsWith('arn:');
  return [{ accountId: call.account.id, type: 'AWS::KMS::Key', ARN: named ? keyId : key(call) }];
}

function parameterResource({ request, account, region }: Call): JsonObject[] {
  return [{ accountId: account.id, ARN: `arn:aws:ssm:${region}:${account.id}:parameter${String(request?.name)}` }];
}

const ofKey: Shape = { request: (place) => ({ keyId: key(place) }), resources: keyResource };
const ofSecret: Shape = { request: (place) => ({ secretId: secret(place) }) };

/** What ciphertext is bound to: the resource that it belongs to. */
function context(place: Place): JsonObject {
  const { random, account, region, things } = place;
  switch (random.below(4)) {
    case 0: return { SecretARN: secret(place), SecretVersionId: random.uuid() };
    case 1: return { 'aws:lambda:FunctionArn': `arn:aws:lambda:${region}:${account.id}:function:${random.pick(things.functions)}` };
    case 2: return { 'aws:s3:arn': `arn:aws:s3:::${random.pick(things.buckets)}` };
    default: return { PARAMETER_ARN: `arn:aws:ssm:${region}:${account.id}:parameter${parameter(place)}` };
  }
}

export const KMS = service('kms', {
  reads: {
    Decrypt: { request: (place) => ({ encryptionContext: context(place), encryptionAlgorithm: SYMMETRIC }), resources: keyResource },
    Encrypt: {
      request: (place) => ({ encryptionContext: context(place), keyId: key(place), encryptionAlgorithm: SYMMETRIC }),
      resources: keyResource,
    },
    GenerateDataKey: {
      request: (place) => ({ keyId: key(place), keySpec: 'AES_256', encryptionContext: context(place) }),
      resources: keyResource,
    },
    DescribeKey: ofKey,
    ListKeys: PLAIN,
    ListAliases: PLAIN,
    GetKeyPolicy: { request: (place) => ({ keyId: key(place), policyName: 'default' }), resources: keyResource },
    GetKeyRotationStatus: ofKey,
    ListResourceTags: ofKey,
    ListGrants: ofKey,
  },
  changes: {
    CreateGrant: {
      request: (place) => ({
        keyId: key(place),
        granteePrincipal: 'autoscaling.amazonaws.com',
        operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext'],
      }),
      response: ({ random, request }) => ({ grantId: random.hex(64), keyId: request?.keyId }),
      resources: keyResource,
    },
    ScheduleKeyDeletion: {
      response: ({ request, time }) => ({
        keyId: request?.keyId,
        deletionDate: time + 7 * 86_400_000,
        keyState: 'PendingDeletion',
        pendingWindowInDays: 7,
      }),
      resources: keyResource,
    },
  },
});

export const KMS_EVENTS = service('kms', {
  eventType: 'AwsServiceEvent', reads: {}, changes: { RotateKey: { extra: ({ random }) => ({ keyId: random.uuid() }) } },
});

export const SECRETS = service('secretsmanager', {
  reads: {
    GetSecretValue: {
      ...ofSecret, fails: { code: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret.", chance: 0.003 },
    },
    DescribeSecret: ofSecret,
    ListSecrets: { request: () => ({ maxResults: 100 }) },
    GetResourcePolicy: ofSecret,
    ListSecretVersionIds: ofSecret,
  },
  changes: {
    PutSecretValue: {
      request: (place) => ({ secretId: secret(place), clientRequestToken: place.random.uuid(), versionStages: ['AWSPENDING'] }),
      response: ({ request, random }) => ({ arn: request?.secretId, versionId: random.uuid() }),
    },
    UpdateSecretVersionStage: {
      request: (place) => ({ secretId: secret(place), versionStage: 'AWSCURRENT' }),
      response: ({ request }) => ({ arn: request?.secretId }),
    },
  },
});

export const SECRET_EVENTS = service('secretsmanager', {
  eventType: 'AwsServiceEvent',
  reads: {},
  changes: {
    RotationStarted: { extra: (place) => ({ SecretId: secret(place) }) },
    RotationSucceeded: { extra: (place) => ({ SecretId: secret(place) }) },
  },
});

const ofInstance: Shape = { request: ({ random, things }) => ({ instanceId: random.pick(things.instances).id, maxResults: 20 }) };

export const SSM = service('ssm', {
  reads: {
    GetParameter: {
      request: (place) => ({ name: parameter(place), withDecryption: true }),
      resources: parameterResource,
      fails: { code: 'ParameterNotFound', chance: 0.01, message: 'Parameter /prod/preview/config not found.' },
    },
    GetParameters: { request: (place) => ({ names: [parameter(place), parameter(place)], withDecryption: true }) },
    GetParametersByPath: { request: (place) => ({ path: parameter(place), recursive: true, withDecryption: true }) },
    DescribeParameters: { fails: { code: 'ThrottlingException', message: 'Rate exceeded', chance: 0.05 } },
    DescribeInstanceInformation: { request: () => ({ maxResults: 50 }) },
    ListInstanceAssociations: ofInstance,
    GetDeployablePatchSnapshotForInstance: ofInstance,
    ListCommands: PLAIN,
    ListComplianceItems: PLAIN,
    GetConnectionStatus: { request: ({ random, things }) => ({ target: random.pick(things.instances).id }) },
  },
  changes: {
    UpdateInstanceInformation: {
      request: ({ random, things }) => ({
        instanceId: random.pick(things.instances).id,
        agentVersion: '3.3.3598.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        agentName: 'amazon-ssm-agent',
      }),
    },
    PutInventory: ofInstance,
    PutComplianceItems: {
      request: ({ random, things }) => ({
        resourceId: random.pick(things.instances).id,
        resourceType: 'ManagedInstance',
        complianceType: 'Association',
      }),
    },
    PutParameter: {
      request: (place) => ({
        name: parameter(place),
        value: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        type: 'SecureString',
        overwrite: true,
        tier: 'Standard',
      }),
      response: ({ random }) => ({ version: random.between(2, 60), tier: 'Standard' }),
      resources: parameterResource,
    },
    StartSession: {
      request: ({ random, things }) => ({ target: random.pick(things.instances).id, documentName: 'SSM-SessionManagerRunShell' }),
      response: ({ random }) => ({
        sessionId: `session-${random.hex(17)}`,
        streamUrl: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        tokenValue: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      }),
    },
    TerminateSession: { request: ({ random }) => ({ sessionId: `session-${random.hex(17)}` }) },
    SendCommand: PLAIN,
  },
});
