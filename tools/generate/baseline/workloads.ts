import { invoke, denySome, Scenario, sampleOperations } from './scenario';
import { Invocation } from '../record';
import { AUTO_SCALING, ECR, ECS, LOAD_BALANCING } from '../services/compute';
import { DYNAMODB, SQS } from '../services/data';
import { EC2 } from '../services/ec2';
import { createRoleRequest, STS } from '../services/iam';
import { S3 } from '../services/s3';
import { KMS, KMS_EVENTS, SECRET_EVENTS, SECRETS, SSM } from '../services/secrets';
import { LOGS } from '../services/monitoring';
import { createAccessKeyId } from '../fixtures/accounts';
import { AGENTS, functionRole, instanceRole, onBehalf, ownService, serviceEvent, serviceRole, session } from '../fixtures/callers';

/** A function's environment starts: its role is assumed, its secrets are read. */
export const functionStart: Scenario = (place, time) => {
  const { random, resources } = place;
  const name = random.pick(resources.functions);
  const caller = functionRole(place, name, time);
  const reads = sampleOperations(place, [
    SECRETS.GetSecretValue, SSM.GetParameter, SSM.GetParameters, DYNAMODB.DescribeTable, SQS.GetQueueAttributes,
  ], 0, 3);
  return [
    { operation: STS.AssumeRole, caller: ownService('lambda'), request: createRoleRequest(place, `${name}-role`, name), sharedId: random.uuid() },
    { operation: KMS.Decrypt, caller: onBehalf(caller, 'lambda') },
    { operation: LOGS.CreateLogStream, caller },
    ...denySome(place, invoke(caller, reads), 0.004),
    ...random.chance(0.3) ? [{ operation: EC2.CreateNetworkInterface, caller: onBehalf(caller, 'lambda') }] : [],
  ];
};

/** What an instance's agents and programs do every few minutes. */
export const instanceHeartbeat: Scenario = (place, time) => {
  const { random, resources } = place;
  const instance = random.pick(resources.instances);
  const agent = {
    ...instanceRole(place, instance, time, AGENTS.agent),
    endpoint: random.chance(0.5) ? random.pick(resources.endpoints) : undefined,
  };
  const program = instanceRole(place, instance, time);
  return [
    {
      operation: STS.AssumeRole,
      caller: ownService('ec2'),
      request: createRoleRequest(place, instance.role, instance.id),
      sharedId: random.uuid(),
    },
    {
      operation: SSM.UpdateInstanceInformation,
      caller: agent,
      request: { instanceId: instance.id, agentVersion: '3.3.3598.0', agentStatus: 'Active', platformType: 'Linux' },
    },
    ...invoke(agent, sampleOperations(place, [SSM.ListInstanceAssociations, SSM.PutInventory, SSM.PutComplianceItems], 0, 2)),
    ...invoke(program, sampleOperations(place, [
      KMS.Decrypt, SECRETS.GetSecretValue, SSM.GetParametersByPath, EC2.DescribeTags, STS.GetCallerIdentity,
    ], 1, 4)),
    ...random.chance(0.2) ? invoke(program, [ECR.GetAuthorizationToken, ECR.BatchGetImage, ECR.GetDownloadUrlForLayer]) : [],
  ];
};

/** A group of instances grows or shrinks. */
export const scaling: Scenario = (place, time) => {
  const caller = serviceRole(place, 'AWSServiceRoleForAutoScaling', 'AutoScaling', 'autoscaling', time);
  const change = place.random.chance(0.5)
    ? [EC2.RunInstances, KMS.CreateGrant, LOAD_BALANCING.RegisterTargets]
    : [LOAD_BALANCING.DeregisterTargets, EC2.TerminateInstances];
  return invoke(caller, [EC2.DescribeInstanceStatus, LOAD_BALANCING.DescribeTargetHealth, ...change, EC2.DescribeInstances]);
};

/** Tasks come and go in a cluster. */
export const containers: Scenario = (place, time) => {
  const { random, resources } = place;
  const service = serviceRole(place, 'AWSServiceRoleForECS', 'ecs-service-scheduler', 'ecs', time);
  const name = random.pick(resources.services);
  const execution = `shop-${name}-execution`;
  const task = {
    ...functionRole(place, name, time),
    identity: session(place, place.account.role(execution), random.hex(32), time),
    agent: AGENTS.go,
  };
  return [
    ...invoke(service, [EC2.CreateNetworkInterface, LOAD_BALANCING.RegisterTargets, LOAD_BALANCING.DescribeTargetHealth]),
    {
      operation: STS.AssumeRole,
      caller: ownService('ecs-tasks'),
      request: createRoleRequest(place, execution, random.hex(32)),
      sharedId: random.uuid(),
    },
    ...invoke(task, [ECR.GetAuthorizationToken, ECR.BatchCheckLayerAvailability, ECR.BatchGetImage, SECRETS.GetSecretValue]),
    { operation: KMS.Decrypt, caller: onBehalf(task, 'secretsmanager') },
    { operation: LOGS.CreateLogStream, caller: task },
    ...invoke(service, [LOAD_BALANCING.DeregisterTargets, EC2.DeleteNetworkInterface]),
  ];
};

/** A program in a Kubernetes cluster takes a role with the token of its service account. */
export const webIdentity: Scenario = (place, time) => {
  const { random, region, account, resources } = place;
  const name = random.pick(resources.services);
  const provider = `arn:aws:iam::${account.id}:oidc-provider/oidc.eks.${region}.amazonaws.com/id/${'5EED'.repeat(8)}`;
  const subject = `system:serviceaccount:shop:${name}`;
  const role = `shop-${name}-pod`;
  const address = `198.51.100.${random.between(100, 120)}`;
  const pod = session(place, account.role(role), `${name}-${random.hex(8)}`, time, {
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
      request: createRoleRequest(place, role, `${name}-${random.hex(8)}`),
    },
    ...invoke({ identity: pod, address, agent: AGENTS.go }, sampleOperations(place, [
      SECRETS.GetSecretValue, SSM.GetParameter, KMS.Decrypt, SQS.GetQueueUrl,
    ], 1, 3)),
  ];
};

/** Services write into buckets and look whether they may. */
export const deliveries: Scenario = (place) => [
  { operation: S3.GetBucketAcl, caller: ownService('cloudtrail'), sharedId: place.random.uuid() },
  { operation: KMS.GenerateDataKey, caller: ownService('cloudtrail'), sharedId: place.random.uuid() },
  { operation: S3.GetBucketAcl, caller: ownService('delivery.logs'), sharedId: place.random.uuid() },
];

/** What services tell of themselves. */
export const serviceEvents: Scenario = (place) => [
  { operation: SECRET_EVENTS.RotationStarted, caller: serviceEvent(place.account, 'secretsmanager') },
  { operation: SECRET_EVENTS.RotationSucceeded, caller: serviceEvent(place.account, 'secretsmanager') },
  ...place.random.chance(0.1) ? [{ operation: KMS_EVENTS.RotateKey, caller: serviceEvent(place.account, 'kms') }] : [],
];

/** A service does something in the name of the root user, which is nobody's doing. */
export const onBehalfOfRoot: Scenario = (place): Invocation[] => {
  const { account } = place;
  const root = {
    identity: {
      type: 'Root',
      principalId: account.id,
      arn: `arn:aws:iam::${account.id}:root`,
      accountId: account.id,
      accessKeyId: createAccessKeyId('ASIA', place.random),
    },
    address: '',
    agent: '',
  };
  return [
    { operation: KMS.DescribeKey, caller: onBehalf(root, 'backup') },
    { operation: AUTO_SCALING.DescribeAutoScalingGroups, caller: onBehalf(root, 'trustedadvisor') },
  ];
};

/** The schedulers of a cluster report what became of its tasks. */
export const taskReports: Scenario = (place, time) => {
  const { random, resources, account } = place;
  const instance = random.pick(resources.instances);
  const identity = session(place, account.role('cluster-node'), instance.id, time, { context: { ec2RoleDelivery: '2.0' } });
  return invoke({ identity, address: instance.address, agent: AGENTS.go }, [ECS.SubmitTaskStateChange, ECS.SubmitTaskStateChange]);
};
