import { JsonObject } from '../../../replay/template/json';
import { RequestContext, Location, PLAIN, createService, Shape } from '../operation';

const SYMMETRIC = 'SYMMETRIC_DEFAULT';
const pickKey = ({ random, resources }: Location): string => random.pick(resources.keys);
const pickSecret = ({ random, resources }: Location): string => random.pick(resources.secrets);
const pickParameter = ({ random, resources }: Location): string => random.pick(resources.parameters);

function listKeyResources(call: RequestContext): JsonObject[] {
  const { keyId } = call.request ?? {};
  const named = typeof keyId === 'string' && keyId.startsWith('arn:');
  return [{ accountId: call.account.id, type: 'AWS::KMS::Key', ARN: named ? keyId : pickKey(call) }];
}

function listParameterResources({ request, account, region }: RequestContext): JsonObject[] {
  return [{ accountId: account.id, ARN: `arn:aws:ssm:${region}:${account.id}:parameter${String(request?.name)}` }];
}

const KEY_SHAPE: Shape = { request: (location) => ({ keyId: pickKey(location) }), recordResources: listKeyResources };
const SECRET_SHAPE: Shape = { request: (location) => ({ secretId: pickSecret(location) }) };

/** Creates the encryption context of a random resource. */
function createEncryptionContext(location: Location): JsonObject {
  const { random, account, region, resources } = location;
  switch (random.below(4)) {
    case 0: return { SecretARN: pickSecret(location), SecretVersionId: random.uuid() };
    case 1: return { 'aws:lambda:FunctionArn': `arn:aws:lambda:${region}:${account.id}:function:${random.pick(resources.functions)}` };
    case 2: return { 'aws:s3:arn': `arn:aws:s3:::${random.pick(resources.buckets)}` };
    default: return { PARAMETER_ARN: `arn:aws:ssm:${region}:${account.id}:parameter${pickParameter(location)}` };
  }
}

export const KMS = createService('kms', {
  reads: {
    Decrypt: {
      request: (location) => ({ encryptionContext: createEncryptionContext(location), encryptionAlgorithm: SYMMETRIC }),
      recordResources: listKeyResources,
    },
    GenerateDataKey: {
      request: (location) => ({ keyId: pickKey(location), keySpec: 'AES_256', encryptionContext: createEncryptionContext(location) }),
      recordResources: listKeyResources,
    },
    DescribeKey: KEY_SHAPE,
    ListKeys: PLAIN,
    ListAliases: PLAIN,
    GetKeyPolicy: { request: (location) => ({ keyId: pickKey(location), policyName: 'default' }), recordResources: listKeyResources },
    GetKeyRotationStatus: KEY_SHAPE,
  },
  changes: {
    CreateGrant: {
      request: (location) => ({
        keyId: pickKey(location),
        granteePrincipal: 'autoscaling.amazonaws.com',
        operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext'],
      }),
      response: ({ random, request }) => ({ grantId: random.hex(64), keyId: request?.keyId }),
      recordResources: listKeyResources,
    },
    ScheduleKeyDeletion: {
      response: ({ request, time }) => ({
        keyId: request?.keyId,
        deletionDate: time + 7 * 86_400_000,
        keyState: 'PendingDeletion',
        pendingWindowInDays: 7,
      }),
      recordResources: listKeyResources,
    },
  },
});

export const KMS_EVENTS = createService('kms', {
  eventType: 'AwsServiceEvent', reads: {}, changes: { RotateKey: { extra: ({ random }) => ({ keyId: random.uuid() }) } },
});

export const SECRETS = createService('secretsmanager', {
  reads: {
    GetSecretValue: {
      ...SECRET_SHAPE, fails: { code: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret.", chance: 0.003 },
    },
    DescribeSecret: SECRET_SHAPE,
    ListSecrets: { request: () => ({ maxResults: 100 }) },
  },
  changes: {
  },
});

export const SECRET_EVENTS = createService('secretsmanager', {
  eventType: 'AwsServiceEvent',
  reads: {},
  changes: {
    RotationStarted: { extra: (location) => ({ SecretId: pickSecret(location) }) },
    RotationSucceeded: { extra: (location) => ({ SecretId: pickSecret(location) }) },
  },
});

const INSTANCE_SHAPE: Shape = { request: ({ random, resources }) => ({ instanceId: random.pick(resources.instances).id, maxResults: 20 }) };

export const SSM = createService('ssm', {
  reads: {
    GetParameter: {
      request: (location) => ({ name: pickParameter(location), withDecryption: true }),
      recordResources: listParameterResources,
      fails: { code: 'ParameterNotFound', chance: 0.01, message: 'Parameter /prod/preview/config not found.' },
    },
    GetParameters: { request: (location) => ({ names: [pickParameter(location), pickParameter(location)], withDecryption: true }) },
    GetParametersByPath: { request: (location) => ({ path: pickParameter(location), recursive: true, withDecryption: true }) },
    DescribeParameters: { fails: { code: 'ThrottlingException', message: 'Rate exceeded', chance: 0.05 } },
    DescribeInstanceInformation: { request: () => ({ maxResults: 50 }) },
    ListInstanceAssociations: INSTANCE_SHAPE,
  },
  changes: {
    UpdateInstanceInformation: {
      request: ({ random, resources }) => ({
        instanceId: random.pick(resources.instances).id,
        agentVersion: '3.3.3598.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        agentName: 'amazon-ssm-agent',
      }),
    },
    PutInventory: INSTANCE_SHAPE,
    PutComplianceItems: {
      request: ({ random, resources }) => ({
        resourceId: random.pick(resources.instances).id,
        resourceType: 'ManagedInstance',
        complianceType: 'Association',
      }),
    },
    PutParameter: {
      request: (location) => ({
        name: pickParameter(location),
        value: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        type: 'SecureString',
        overwrite: true,
        tier: 'Standard',
      }),
      response: ({ random }) => ({ version: random.between(2, 60), tier: 'Standard' }),
      recordResources: listParameterResources,
    },
    StartSession: {
      request: ({ random, resources }) => ({ target: random.pick(resources.instances).id, documentName: 'SSM-SessionManagerRunShell' }),
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
