import { invoke, Scenario, sampleOperations } from './scenario';
import { AGENTS, Caller, createServiceRoleCaller, createSession } from '../fixtures/callers';
import { CLOUDFORMATION, ECR, ECS, LAMBDA } from '../services/compute';
import { EC2 } from '../services/ec2';
import { IAM, createRoleRequest, STS } from '../services/iam';
import { LOGS } from '../services/monitoring';
import { S3 } from '../services/s3';
import { SSM } from '../services/secrets';

const HOST = 'token.actions.githubusercontent.com';
const RUNNER = '198.51.100.230';

/** What CloudFormation does for a stack; some changes of rights and traffic are part of normal deployments. */
const STACK_CHANGES = [
  LAMBDA.UpdateFunctionCode20150331v2, LAMBDA.UpdateFunctionCode20150331v2, LAMBDA.GetFunction20150331v2,
  LAMBDA.GetFunctionConfiguration20150331v2, ECS.RegisterTaskDefinition, ECS.UpdateService, ECS.DescribeServices, ECS.DescribeServices,
  LOGS.CreateLogGroup, LOGS.PutRetentionPolicy, SSM.GetParameters, IAM.GetRole, IAM.GetRole, IAM.TagRole, IAM.ListAttachedRolePolicies,
  EC2.DescribeSecurityGroups, EC2.DescribeVpcs, S3.PutBucketTagging, S3.GetBucketLocation,
];
const RARE_CHANGES = [
  IAM.PutRolePolicy, IAM.PutRolePolicy, IAM.AttachRolePolicy, EC2.AuthorizeSecurityGroupIngress, EC2.CreateSecurityGroup,
  S3.PutBucketPolicy, S3.PutBucketPublicAccessBlock,
];

/** A pipeline builds, and deploys through CloudFormation. */
export const deployment: Scenario = (location, time) => {
  const { account, region, random } = location;
  const qualifier = `${account.id}-${region}`;
  const repository = `shop/${random.pick(location.resources.services)}`;
  const provider = `arn:aws:iam::${account.id}:oidc-provider/${HOST}`;
  const subject = `repo:${repository}:ref:refs/heads/main`;
  const token: Caller = {
    identity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: provider,
    },
    address: RUNNER,
    agent: AGENTS.cdk,
  };
  const pipeline: Caller = {
    identity: createSession(location, account.role('github-deploy'), 'GitHubActions', time, {
      context: { webIdFederationData: { federatedProvider: provider, attributes: {} } },
    }),
    address: RUNNER,
    agent: AGENTS.cdk,
  };
  const deployRole = `cdk-hnb659fds-deploy-role-${qualifier}`;
  const deployer: Caller = {
    identity: createSession(location, account.role(deployRole), 'aws-cdk-runner', time),
    address: RUNNER,
    agent: AGENTS.cdk,
  };
  const stack = createServiceRoleCaller(location, `cdk-hnb659fds-cfn-exec-role-${qualifier}`, 'AWSCloudFormation', 'cloudformation', time);
  return [
    { operation: STS.AssumeRoleWithWebIdentity, caller: token, request: createRoleRequest(location, 'github-deploy', 'GitHubActions') },
    ...invoke(pipeline, [STS.GetCallerIdentity, ECR.GetAuthorizationToken, ECR.InitiateLayerUpload, ECR.CompleteLayerUpload, ECR.PutImage]),
    { operation: STS.AssumeRole, caller: pipeline, request: createRoleRequest(location, deployRole, 'aws-cdk-runner') },
    ...invoke(deployer, [
      CLOUDFORMATION.DescribeStacks, CLOUDFORMATION.GetTemplate, CLOUDFORMATION.CreateChangeSet, CLOUDFORMATION.DescribeChangeSet,
      CLOUDFORMATION.ExecuteChangeSet,
    ]),
    ...invoke(stack, sampleOperations(location, STACK_CHANGES, 6, 20)),
    ...random.chance(0.25) ? invoke(stack, sampleOperations(location, RARE_CHANGES, 1, 2)) : [],
    ...invoke(deployer, sampleOperations(location, [CLOUDFORMATION.DescribeStackEvents, CLOUDFORMATION.DescribeStacks], 3, 10)),
  ];
};
