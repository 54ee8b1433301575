import { invoke, Scenario, sampleOperations } from './scenario';
import { SECURITY_ACCOUNT, VENDOR_ACCOUNT } from '../fixtures/accounts';
import { AGENTS, Caller, createExternalIdentity, createServiceCaller, createServiceRoleCaller, createSession } from '../fixtures/callers';
import { AUTO_SCALING, ECR, ECS, LAMBDA, LOAD_BALANCING } from '../services/compute';
import { DYNAMODB, RDS, SNS, SQS } from '../services/data';
import { EC2 } from '../services/ec2';
import { IAM, ORGANIZATIONS, createRoleRequest, STS } from '../services/iam';
import { ACCESS_ANALYZER, CLOUDTRAIL, CLOUDWATCH, CONFIG, GUARDDUTY, HEALTH, INSPECTOR, LOGS, SECURITY_HUB, TAGGING } from '../services/monitoring';
import { S3, S3_CONTROL_PLANE } from '../services/s3';
import { KMS, SECRETS } from '../services/secrets';

const INVENTORY = [
  EC2.DescribeInstances, EC2.DescribeVolumes, EC2.DescribeSecurityGroups, EC2.DescribeSubnets, EC2.DescribeVpcs,
  EC2.DescribeNetworkInterfaces, EC2.DescribeRouteTables, EC2.DescribeNetworkAcls, EC2.DescribeVpcEndpoints, EC2.DescribeNatGateways,
  EC2.DescribeFlowLogs, EC2.DescribeSnapshots, IAM.ListRoles, IAM.GetRole, IAM.ListAttachedRolePolicies, IAM.GetRolePolicy,
  IAM.ListRolePolicies, KMS.DescribeKey, KMS.ListKeys, KMS.GetKeyRotationStatus, LAMBDA.ListFunctions20150331,
  LAMBDA.GetPolicy20150331v2, RDS.DescribeDBInstances, RDS.DescribeDBSnapshots, DYNAMODB.DescribeTable,
  DYNAMODB.DescribeContinuousBackups, AUTO_SCALING.DescribeAutoScalingGroups, LOAD_BALANCING.DescribeLoadBalancers,
  LOAD_BALANCING.DescribeTags, SNS.GetTopicAttributes, SQS.GetQueueAttributes, ECS.DescribeServices, ECR.DescribeRepositories,
  SECRETS.DescribeSecret, CLOUDWATCH.DescribeAlarms, CLOUDTRAIL.DescribeTrails, LOGS.DescribeLogGroups, TAGGING.GetResources,
];
const SECURITY_CHECKS = [
  IAM.GetAccountSummary, IAM.GetAccountPasswordPolicy, IAM.ListUsers, IAM.ListMFADevices, IAM.ListAccessKeys, IAM.GetAccessKeyLastUsed,
  IAM.GenerateCredentialReport, IAM.GetCredentialReport, IAM.ListVirtualMFADevices, IAM.GetLoginProfile, CLOUDTRAIL.GetTrailStatus,
  CLOUDTRAIL.GetEventSelectors, CONFIG.DescribeConfigurationRecorders, CONFIG.DescribeConfigurationRecorderStatus,
  GUARDDUTY.ListDetectors, SECURITY_HUB.DescribeHub, ACCESS_ANALYZER.ListAnalyzers, EC2.GetEbsEncryptionByDefault,
  S3.GetAccountPublicAccessBlock, KMS.GetKeyPolicy,
];

/** AWS Config writes down what there is. */
export const configuration: Scenario = (location, time) => {
  const caller = createServiceRoleCaller(location, 'AWSServiceRoleForConfig', 'AWSConfig-Describe', 'config', time);
  return [...invoke(caller, sampleOperations(location, INVENTORY, 3, 10)), ...invoke(caller, sampleOperations(location, S3_CONTROL_PLANE, 2, 8))];
};

/** Security Hub and others look whether everything is as it should be. */
export const securityChecks: Scenario = (location, time) => {
  const hub = createServiceRoleCaller(location, 'AWSServiceRoleForSecurityHub', 'securityhub', 'securityhub', time);
  const guard = createServiceRoleCaller(location, 'AWSServiceRoleForAmazonGuardDuty', 'GuardDuty', 'guardduty', time);
  const inspector = createServiceRoleCaller(location, 'AWSServiceRoleForAmazonInspector2', 'InspectorEC2', 'inspector2', time);
  return [
    ...invoke(hub, [CONFIG.DescribeConfigRules, CONFIG.GetComplianceDetailsByConfigRule, SECURITY_HUB.BatchImportFindings]),
    ...invoke(guard, [EC2.DescribeInstances, EC2.DescribeVpcEndpoints, ORGANIZATIONS.DescribeOrganization]),
    ...invoke(inspector, sampleOperations(location, [
      EC2.DescribeInstances, ECR.DescribeImages, LAMBDA.GetFunction20150331v2, EC2.DescribeSnapshots,
    ], 1, 3)),
  ];
};

/** Somebody of another account takes a role here, and looks around. */
function createCrossAccountScan(owner: string, role: string, sessionName: string, address: string, externalId?: string): Scenario {
  return (location, time) => {
    const { account, random } = location;
    const outside: Caller = {
      identity: createExternalIdentity(owner, `AROAEXAMPLE${owner.slice(-4)}SCANX:${sessionName}`),
      address,
      agent: AGENTS.boto,
    };
    const inside: Caller = { identity: createSession(location, account.role(role), sessionName, time), address, agent: AGENTS.boto };
    return [
      {
        operation: STS.AssumeRole,
        caller: outside,
        request: createRoleRequest(location, role, sessionName, { externalId }),
        sharedId: random.uuid(),
      },
      { operation: STS.GetCallerIdentity, caller: inside },
      ...invoke(inside, sampleOperations(location, INVENTORY, 4, 12)),
      ...invoke(inside, sampleOperations(location, SECURITY_CHECKS, 2, 6)),
      ...invoke(inside, sampleOperations(location, S3_CONTROL_PLANE, 3, 9)),
    ];
  };
}

export const vendorScan = createCrossAccountScan(VENDOR_ACCOUNT, 'posture-vendor', 'posture-scan', '198.51.100.210', 'shop-5eed');
export const securityScan = createCrossAccountScan(SECURITY_ACCOUNT, 'security-readonly', 'findings-sync', '198.51.100.220');

/** AWS's own services read for their pages. */
export const servicePages: Scenario = (location, time) => {
  const advisor = createServiceRoleCaller(location, 'AWSServiceRoleForTrustedAdvisor', 'TrustedAdvisor', 'trustedadvisor', time);
  const explorer = createServiceRoleCaller(location, 'AWSServiceRoleForResourceExplorer', 'ResourceExplorer', 'resource-explorer-2', time);
  return [
    ...invoke(advisor, [EC2.DescribeAddresses, EC2.DescribeVolumes, IAM.GetAccountSummary, LOAD_BALANCING.DescribeLoadBalancers]),
    ...invoke(advisor, sampleOperations(location, S3_CONTROL_PLANE, 1, 3)),
    ...invoke(explorer, sampleOperations(location, INVENTORY, 2, 5)),
    { operation: HEALTH.DescribeEvents, caller: createServiceCaller('health') },
    { operation: INSPECTOR.BatchGetAccountStatus, caller: advisor },
  ];
};
