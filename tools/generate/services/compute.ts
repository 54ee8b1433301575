import { PLAIN, Place, service, Shape } from '../operation';

const clusterArn = ({ random, things, region, account }: Place): string =>
  `arn:aws:ecs:${region}:${account.id}:cluster/${random.pick(things.clusters)}`;
const ofFunction: Shape = { request: ({ random, things }) => ({ functionName: random.pick(things.functions) }) };
const ofRepository: Shape = {
  request: ({ random, things, account }) => ({ registryId: account.id, repositoryName: random.pick(things.repositories) }),
  resources: ({ account, region, request }) => [
    { accountId: account.id, ARN: `arn:aws:ecr:${region}:${account.id}:repository/${String(request?.repositoryName)}` },
  ],
};
const ofScalingGroup: Shape = { request: ({ random, things }) => ({ autoScalingGroupNames: [random.pick(things.scalingGroups)] }) };
const ofTargetGroup: Shape = { request: ({ random, things }) => ({ targetGroupArn: random.pick(things.targetGroups) }) };
const target: Shape = {
  request: ({ random, things }) => ({
    targetGroupArn: random.pick(things.targetGroups),
    targets: [{
      id: `10.0.${random.between(0, 5)}.${random.between(4, 250)}`,
      port: 8080,
    }],
  }),
};

export const LAMBDA = service('lambda', {
  reads: {
    GetFunction20150331v2: { ...ofFunction, fails: { code: 'ResourceNotFoundException', message: 'Function not found', chance: 0.01 } },
    GetFunctionConfiguration20150331v2: ofFunction,
    ListFunctions20150331: PLAIN,
    ListEventSourceMappings20150331: ofFunction,
    ListTags20170331: PLAIN,
    GetPolicy20150331v2: ofFunction,
    GetAccountSettings20160819: PLAIN,
  },
  changes: {
    UpdateFunctionCode20150331v2: {
      request: (place) => ({
        functionName: place.random.pick(place.things.functions),
        s3Bucket: `cdk-hnb659fds-assets-${place.account.id}-${place.region}`,
        s3Key: `${place.random.hex(64)}.zip`,
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
      request: ({ random, things }) => ({
        functionName: random.pick(things.functions),
        memorySize: 1024,
        environment: {},
      }),
    },
  },
});

export const ECS = service('ecs', {
  reads: {
    DescribeServices: { request: (place) => ({ cluster: clusterArn(place), services: [place.random.pick(place.things.services)] }) },
    DescribeTasks: { request: (place) => ({ cluster: clusterArn(place), tasks: [place.random.hex(32)] }) },
    DescribeTaskDefinition: { request: ({ random, things }) => ({ taskDefinition: random.pick(things.services) }) },
    DescribeClusters: { request: (place) => ({ clusters: [clusterArn(place)] }) },
    ListTasks: { request: (place) => ({ cluster: clusterArn(place) }) },
    ListClusters: PLAIN,
    ListServices: { request: (place) => ({ cluster: clusterArn(place) }) },
  },
  changes: {
    RegisterTaskDefinition: {
      request: ({ random, things, account, region }) => {
        const name = random.pick(things.services);
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
      request: (place) => ({ cluster: clusterArn(place), service: place.random.pick(place.things.services), forceNewDeployment: false }),
      response: ({ request }) => ({ service: { serviceName: request?.service, status: 'ACTIVE', launchType: 'FARGATE' } }),
    },
    SubmitTaskStateChange: {
      request: (place) => ({
        cluster: clusterArn(place),
        task: place.random.hex(32),
        status: 'RUNNING',
      }),
      response: () => ({ acknowledgment: 'ACK' }),
    },
    RunTask: { request: (place) => ({ cluster: clusterArn(place), taskDefinition: 'batch-import', launchType: 'FARGATE', count: 1 }) },
  },
});

export const ECR = service('ecr', {
  reads: {
    GetAuthorizationToken: PLAIN,
    BatchGetImage: ofRepository,
    GetDownloadUrlForLayer: ofRepository,
    BatchCheckLayerAvailability: ofRepository,
    DescribeImages: ofRepository,
    DescribeRepositories: PLAIN,
  },
  changes: { InitiateLayerUpload: ofRepository, CompleteLayerUpload: ofRepository, PutImage: ofRepository },
});

export const AUTO_SCALING = service('autoscaling', {
  reads: {
    DescribeAutoScalingGroups: ofScalingGroup,
    DescribeScalingActivities: { request: ({ random, things }) => ({ autoScalingGroupName: random.pick(things.scalingGroups) }) },
    DescribeAutoScalingInstances: PLAIN,
    DescribeLaunchConfigurations: PLAIN,
  },
  changes: {
    SetDesiredCapacity: {
      request: ({ random, things }) => ({
        autoScalingGroupName: random.pick(things.scalingGroups),
        desiredCapacity: random.between(2, 9),
      }),
    },
    CompleteLifecycleAction: {
      request: ({ random, things }) => ({
        autoScalingGroupName: random.pick(things.scalingGroups),
        lifecycleHookName: 'drain',
        lifecycleActionResult: 'CONTINUE',
      }),
    },
  },
});

export const LOAD_BALANCING = service('elasticloadbalancing', {
  reads: {
    DescribeLoadBalancers: PLAIN,
    DescribeTargetGroups: PLAIN,
    DescribeTargetHealth: ofTargetGroup,
    DescribeListeners: { request: ({ random, things }) => ({ loadBalancerArn: random.pick(things.loadBalancers) }) },
    DescribeTags: { request: ({ random, things }) => ({ resourceArns: [random.pick(things.loadBalancers)] }) },
  },
  changes: { RegisterTargets: target, DeregisterTargets: target },
});

const ofStack: Shape = { request: ({ random, things }) => ({ stackName: random.pick(things.stacks) }) };

export const CLOUDFORMATION = service('cloudformation', {
  reads: {
    DescribeStacks: {
      ...ofStack,
      fails: { code: 'ValidationException', message: 'Stack with id shop-preview does not exist', chance: 0.03 },
    },
    DescribeStackEvents: ofStack,
    DescribeStackResources: ofStack,
    GetTemplate: ofStack,
    GetTemplateSummary: ofStack,
    DescribeChangeSet: {
      request: ({ random, things }) => ({
        stackName: random.pick(things.stacks),
        changeSetName: 'cdk-deploy-change-set',
      }),
    },
    ListStacks: PLAIN,
  },
  changes: {
    CreateChangeSet: {
      request: ({ random, things, account, region }) => ({
        stackName: random.pick(things.stacks),
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
      request: ({ random, things }) => ({
        stackName: random.pick(things.stacks),
        changeSetName: 'cdk-deploy-change-set',
      }),
    },
  },
});
