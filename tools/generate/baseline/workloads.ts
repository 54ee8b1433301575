import { invoke, denySome, Scenario, sampleOperations } from './scenario';
import { createAccessKeyId } from '../fixtures/accounts';
import { AGENTS, createFunctionCaller, createInstanceCaller, callOnBehalf, createServiceCaller, createServiceEventCaller, createServiceRoleCaller, createSession } from '../fixtures/callers';
import { Invocation } from '../record';
import { AUTO_SCALING, ECR, ECS, LOAD_BALANCING } from '../services/compute';
import { DYNAMODB, SQS } from '../services/data';
import { EC2 } from '../services/ec2';
import { createRoleRequest, STS } from '../services/iam';
import { LOGS } from '../services/monitoring';
import { S3 } from '../services/s3';
import { KMS, KMS_EVENTS, SECRET_EVENTS, SECRETS, SSM } from '../services/secrets';

/** A function's environment starts: its role is assumed, its secrets are read. */
export const functionStart: Scenario = (location, time) => {
  const { random, resources } = location;
  const name = random.pick(resources.functions);
  const caller = createFunctionCaller(location, name, time);
  const reads = sampleOperations(location, [
    SECRETS.GetSecretValue, SSM.GetParameter, SSM.GetParameters, DYNAMODB.DescribeTable, SQS.GetQueueAttributes,
  ], 0, 3);
  return [
    { operation: STS.AssumeRole, caller: createServiceCaller('lambda'), request: createRoleRequest(location, `${name}-role`, name), sharedId: random.uuid() },
    { operation: KMS.Decrypt, caller: callOnBehalf(caller, 'lambda') },
    { operation: LOGS.CreateLogStream, caller },
    ...denySome(location, invoke(caller, reads), 0.004),
    ...random.chance(0.3) ? [{ operation: EC2.CreateNetworkInterface, caller: callOnBehalf(caller, 'lambda') }] : [],
  ];
};

/** What an instance's agents and programs do every few minutes. */
export const instanceHeartbeat: Scenario = (location, time) => {
  const { random, resources } = location;
  const instance = random.pick(resources.instances);
  const agent = {
    ...createInstanceCaller(location, instance, time, AGENTS.agent),
    endpoint: random.chance(0.5) ? random.pick(resources.endpoints) : undefined,
  };
  const program = createInstanceCaller(location, instance, time);
  return [
    {
      operation: STS.AssumeRole,
      caller: createServiceCaller('ec2'),
      request: createRoleRequest(location, instance.role, instance.id),
      sharedId: random.uuid(),
    },
    {
      operation: SSM.UpdateInstanceInformation,
      caller: agent,
      request: { instanceId: instance.id, agentVersion: '3.3.3598.0', agentStatus: 'Active', platformType: 'Linux' },
    },
    ...invoke(agent, sampleOperations(location, [SSM.ListInstanceAssociations, SSM.PutInventory, SSM.PutComplianceItems], 0, 2)),
    ...invoke(program, sampleOperations(location, [
      KMS.Decrypt, SECRETS.GetSecretValue, SSM.GetParametersByPath, EC2.DescribeTags, STS.GetCallerIdentity,
    ], 1, 4)),
    ...random.chance(0.2) ? invoke(program, [ECR.GetAuthorizationToken, ECR.BatchGetImage, ECR.GetDownloadUrlForLayer]) : [],
  ];
};

/** A group of instances grows or shrinks. */
export const scaling: Scenario = (location, time) => {
  const caller = createServiceRoleCaller(location, 'AWSServiceRoleForAutoScaling', 'AutoScaling', 'autoscaling', time);
  const change = location.random.chance(0.5)
    ? [EC2.RunInstances, KMS.CreateGrant, LOAD_BALANCING.RegisterTargets]
    : [LOAD_BALANCING.DeregisterTargets, EC2.TerminateInstances];
  return invoke(caller, [EC2.DescribeInstanceStatus, LOAD_BALANCING.DescribeTargetHealth, ...change, EC2.DescribeInstances]);
};

/** Tasks come and go in a cluster. */
export const containers: Scenario = (location, time) => {
  const { random, resources } = location;
  const service = createServiceRoleCaller(location, 'AWSServiceRoleForECS', 'ecs-service-scheduler', 'ecs', time);
  const name = random.pick(resources.services);
  const execution = `shop-${name}-execution`;
  const task = {
    ...createFunctionCaller(location, name, time),
    identity: createSession(location, location.account.role(execution), random.hex(32), time),
    agent: AGENTS.go,
  };
  return [
    ...invoke(service, [EC2.CreateNetworkInterface, LOAD_BALANCING.RegisterTargets, LOAD_BALANCING.DescribeTargetHealth]),
    {
      operation: STS.AssumeRole,
      caller: createServiceCaller('ecs-tasks'),
      request: createRoleRequest(location, execution, random.hex(32)),
      sharedId: random.uuid(),
    },
    ...invoke(task, [ECR.GetAuthorizationToken, ECR.BatchCheckLayerAvailability, ECR.BatchGetImage, SECRETS.GetSecretValue]),
    { operation: KMS.Decrypt, caller: callOnBehalf(task, 'secretsmanager') },
    { operation: LOGS.CreateLogStream, caller: task },
    ...invoke(service, [LOAD_BALANCING.DeregisterTargets, EC2.DeleteNetworkInterface]),
  ];
};

/** A program in a Kubernetes cluster takes a role with the token of its service account. */
export const webIdentity: Scenario = (location, time) => {
  const { random, region, account, resources } = location;
  const name = random.pick(resources.services);
  const provider = `arn:aws:iam::${account.id}:oidc-provider/oidc.eks.${region}.amazonaws.com/id/${'5EED'.repeat(8)}`;
  const subject = `system:serviceaccount:shop:${name}`;
  const role = `shop-${name}-pod`;
  const address = `198.51.100.${random.between(100, 120)}`;
  const pod = createSession(location, account.role(role), `${name}-${random.hex(8)}`, time, {
    context: { webIdFederationData: { federatedProvider: provider, attributes: {} } },
  });
  return [
    {
      operation: STS.AssumeRoleWithWebIdentity,
      caller: {
        identity: {
          type: 'WebIdentityUser',
          principalId: `${provider}:sts.amazonaws.com:${subject}`,
          userName: subject,
          identityProvider: provider,
        },
        address,
        agent: AGENTS.go,
      },
      request: createRoleRequest(location, role, `${name}-${random.hex(8)}`),
    },
    ...invoke({ identity: pod, address, agent: AGENTS.go }, sampleOperations(location, [
      SECRETS.GetSecretValue, SSM.GetParameter, KMS.Decrypt, SQS.GetQueueUrl,
    ], 1, 3)),
  ];
};

/** Services write into buckets and look whether they may. */
export const deliveries: Scenario = (location) => [
  { operation: S3.GetBucketAcl, caller: createServiceCaller('cloudtrail'), sharedId: location.random.uuid() },
  { operation: KMS.GenerateDataKey, caller: createServiceCaller('cloudtrail'), sharedId: location.random.uuid() },
  { operation: S3.GetBucketAcl, caller: createServiceCaller('delivery.logs'), sharedId: location.random.uuid() },
];

/** What services tell of themselves. */
export const serviceEvents: Scenario = (location) => [
  { operation: SECRET_EVENTS.RotationStarted, caller: createServiceEventCaller(location.account, 'secretsmanager') },
  { operation: SECRET_EVENTS.RotationSucceeded, caller: createServiceEventCaller(location.account, 'secretsmanager') },
  ...location.random.chance(0.1) ? [{ operation: KMS_EVENTS.RotateKey, caller: createServiceEventCaller(location.account, 'kms') }] : [],
];

/** A service does something in the name of the root user, which is nobody's doing. */
export const onBehalfOfRoot: Scenario = (location): Invocation[] => {
  const { account } = location;
  const root = {
    identity: {
      type: 'Root',
      principalId: account.id,
      arn: `arn:aws:iam::${account.id}:root`,
      accountId: account.id,
      accessKeyId: createAccessKeyId('ASIA', location.random),
    },
    address: '',
    agent: '',
  };
  return [
    { operation: KMS.DescribeKey, caller: callOnBehalf(root, 'backup') },
    { operation: AUTO_SCALING.DescribeAutoScalingGroups, caller: callOnBehalf(root, 'trustedadvisor') },
  ];
};

/** The schedulers of a cluster report what became of its tasks. */
export const taskReports: Scenario = (location, time) => {
  const { random, resources, account } = location;
  const instance = random.pick(resources.instances);
  const identity = createSession(location, account.role('cluster-node'), instance.id, time, { context: { ec2RoleDelivery: '2.0' } });
  return invoke({ identity, address: instance.address, agent: AGENTS.go }, [ECS.SubmitTaskStateChange, ECS.SubmitTaskStateChange]);
};
