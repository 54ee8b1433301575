import { PLAIN, Location, createService, Shape } from '../operation';

const pickClusterArn = ({ random, resources, region, account }: Location): string =>
  `arn:aws:ecs:${region}:${account.id}:cluster/${random.pick(resources.clusters)}`;
const FUNCTION_SHAPE: Shape = { request: ({ random, resources }) => ({ functionName: random.pick(resources.functions) }) };
const REPOSITORY_SHAPE: Shape = {
  request: ({ random, resources, account }) => ({ registryId: account.id, repositoryName: random.pick(resources.repositories) }),
  recordResources: ({ account, region, request }) => [
    { accountId: account.id, ARN: `arn:aws:ecr:${region}:${account.id}:repository/${String(request?.repositoryName)}` },
  ],
};
const SCALING_GROUP_SHAPE: Shape = { request: ({ random, resources }) => ({ autoScalingGroupNames: [random.pick(resources.scalingGroups)] }) };
const TARGET_GROUP_SHAPE: Shape = { request: ({ random, resources }) => ({ targetGroupArn: random.pick(resources.targetGroups) }) };
const TARGET_SHAPE: Shape = {
  request: ({ random, resources }) => ({
    targetGroupArn: random.pick(resources.targetGroups),
    targets: [{
      id: `10.0.${random.between(0, 5)}.${random.between(4, 250)}`,
      port: 8080,
    }],
  }),
};

export const LAMBDA = createService('lambda', {
  reads: {
    GetFunction20150331v2: { ...FUNCTION_SHAPE, fails: { code: 'ResourceNotFoundException', message: 'Function not found', chance: 0.01 } },
    GetFunctionConfiguration20150331v2: FUNCTION_SHAPE,
    ListFunctions20150331: PLAIN,
    ListEventSourceMappings20150331: FUNCTION_SHAPE,
    GetPolicy20150331v2: FUNCTION_SHAPE,
  },
  changes: {
    UpdateFunctionCode20150331v2: {
      request: (location) => ({
        functionName: location.random.pick(location.resources.functions),
        s3Bucket: `cdk-hnb659fds-assets-${location.account.id}-${location.region}`,
        s3Key: `${location.random.hex(64)}.zip`,
        publish: false,
        dryRun: false,
      }),
      response: ({ request, account, region, random }) => ({
        functionName: request?.functionName,
        functionArn: `arn:aws:lambda:${region}:${account.id}:function:${String(request?.functionName)}`,
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        codeSize: random.between(20_000, 900_000),
        codeSha256: `${random.base64(43)}=`,
        revisionId: random.uuid(),
        state: 'Active',
        packageType: 'Zip',
        architectures: ['arm64'],
      }),
    },
    UpdateFunctionConfiguration20150331v2: {
      request: ({ random, resources }) => ({
        functionName: random.pick(resources.functions),
        memorySize: 1024,
        environment: {},
      }),
    },
  },
});

export const ECS = createService('ecs', {
  reads: {
    DescribeServices: {
      request: (location) => ({ cluster: pickClusterArn(location), services: [location.random.pick(location.resources.services)] }),
    },
    DescribeTasks: { request: (location) => ({ cluster: pickClusterArn(location), tasks: [location.random.hex(32)] }) },
    ListTasks: { request: (location) => ({ cluster: pickClusterArn(location) }) },
    ListClusters: PLAIN,
  },
  changes: {
    RegisterTaskDefinition: {
      request: ({ random, resources, account, region }) => {
        const name = random.pick(resources.services);
        const image = `${account.id}.dkr.ecr.${region}.amazonaws.com/shop/${name}:${random.hex(12)}`;
        return {
          family: name,
          networkMode: 'awsvpc',
          cpu: '512',
          memory: '1024',
          containerDefinitions: [{ name, image, essential: true }],
        };
      },
      response: ({ request, region, account, random }) => ({
        taskDefinition: {
          taskDefinitionArn: `arn:aws:ecs:${region}:${account.id}:task-definition/${String(request?.family)}:${random.between(20, 400)}`,
          status: 'ACTIVE',
        },
      }),
    },
    UpdateService: {
      request: (location) => ({
        cluster: pickClusterArn(location),
        service: location.random.pick(location.resources.services),
        forceNewDeployment: false,
      }),
      response: ({ request }) => ({ service: { serviceName: request?.service, status: 'ACTIVE', launchType: 'FARGATE' } }),
    },
    SubmitTaskStateChange: {
      request: (location) => ({
        cluster: pickClusterArn(location),
        task: location.random.hex(32),
        status: 'RUNNING',
      }),
      response: () => ({ acknowledgment: 'ACK' }),
    },
    RunTask: { request: (location) => ({ cluster: pickClusterArn(location), taskDefinition: 'batch-import', launchType: 'FARGATE', count: 1 }) },
  },
});

export const ECR = createService('ecr', {
  reads: {
    GetAuthorizationToken: PLAIN,
    BatchGetImage: REPOSITORY_SHAPE,
    GetDownloadUrlForLayer: REPOSITORY_SHAPE,
    BatchCheckLayerAvailability: REPOSITORY_SHAPE,
    DescribeImages: REPOSITORY_SHAPE,
    DescribeRepositories: PLAIN,
  },
  changes: { InitiateLayerUpload: REPOSITORY_SHAPE, CompleteLayerUpload: REPOSITORY_SHAPE, PutImage: REPOSITORY_SHAPE },
});

export const AUTO_SCALING = createService('autoscaling', {
  reads: {
    DescribeAutoScalingGroups: SCALING_GROUP_SHAPE,
  },
  changes: {
    SetDesiredCapacity: {
      request: ({ random, resources }) => ({
        autoScalingGroupName: random.pick(resources.scalingGroups),
        desiredCapacity: random.between(2, 9),
      }),
    },
  },
});

export const LOAD_BALANCING = createService('elasticloadbalancing', {
  reads: {
    DescribeLoadBalancers: PLAIN,
    DescribeTargetHealth: TARGET_GROUP_SHAPE,
    DescribeTags: { request: ({ random, resources }) => ({ resourceArns: [random.pick(resources.loadBalancers)] }) },
  },
  changes: { RegisterTargets: TARGET_SHAPE, DeregisterTargets: TARGET_SHAPE },
});

const STACK_SHAPE: Shape = { request: ({ random, resources }) => ({ stackName: random.pick(resources.stacks) }) };

export const CLOUDFORMATION = createService('cloudformation', {
  reads: {
    DescribeStacks: {
      ...STACK_SHAPE,
      fails: { code: 'ValidationException', message: 'Stack with id shop-preview does not exist', chance: 0.03 },
    },
    DescribeStackEvents: STACK_SHAPE,
    GetTemplate: STACK_SHAPE,
    DescribeChangeSet: {
      request: ({ random, resources }) => ({
        stackName: random.pick(resources.stacks),
        changeSetName: 'cdk-deploy-change-set',
      }),
    },
    ListStacks: PLAIN,
  },
  changes: {
    CreateChangeSet: {
      request: ({ random, resources, account, region }) => ({
        stackName: random.pick(resources.stacks),
        changeSetName: 'cdk-deploy-change-set',
        changeSetType: 'UPDATE',
        templateURL: `https://s3.${region}.amazonaws.com/cdk-hnb659fds-assets-${account.id}-${region}/${random.hex(64)}.json`,
        capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        roleARN: `arn:aws:iam::${account.id}:role/cdk-hnb659fds-cfn-exec-role-${account.id}-${region}`,
      }),
      response: ({ request, random, account, region }) => ({
        id: `arn:aws:cloudformation:${region}:${account.id}:changeSet/cdk-deploy-change-set/${random.uuid()}`, stackId: request?.stackName,
      }),
    },
    ExecuteChangeSet: {
      request: ({ random, resources }) => ({
        stackName: random.pick(resources.stacks),
        changeSetName: 'cdk-deploy-change-set',
      }),
    },
  },
});
