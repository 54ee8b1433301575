import { Operation, Place } from '../operation';
import { denied, Step } from '../record';
import { AUTO_SCALING, CLOUDFORMATION, ECR, ECS, LAMBDA, LOAD_BALANCING } from '../services/compute';
import { ATHENA, DYNAMODB, EVENTS, GLUE, RDS, SNS, SQS } from '../services/data';
import { EC2 } from '../services/ec2';
import { ACCOUNT, IAM, ORGANIZATIONS, STS } from '../services/iam';
import { S3 } from '../services/s3';
import { KMS, SECRETS, SSM } from '../services/secrets';
import {
  CLOUDTRAIL, CLOUDWATCH, CONFIG, COST_EXPLORER, EKS, EMAIL, GUARDDUTY, LOGS, QUOTAS, ROUTE53, SECURITY_HUB,
} from '../services/watching';
import { Caller } from '../world/callers';

/** How often the list is gone through. */
const ROUNDS = 3;
/** What the leaked key may do: its work, and, by an oversight, IAM. */
const ALLOWED = new Set(['iam', 'sts', 'athena', 'glue']);

const TRIED: readonly Operation[] = [
  S3.ListBuckets, EC2.DescribeInstances, EC2.DescribeRegions, EC2.DescribeSecurityGroups, EC2.DescribeVpcs, EC2.DescribeSubnets,
  EC2.DescribeSnapshots, EC2.DescribeVolumes, EC2.DescribeImages, EC2.DescribeKeyPairs, EC2.DescribeAddresses, EC2.DescribeRouteTables,
  EC2.DescribeNetworkInterfaces, EC2.DescribeLaunchTemplates, EC2.DescribeFlowLogs, IAM.ListUsers, IAM.ListRoles, IAM.ListGroups,
  IAM.ListPolicies, IAM.GetAccountSummary, IAM.GetAccountAuthorizationDetails, IAM.ListAccountAliases, STS.GetCallerIdentity,
  LAMBDA.ListFunctions20150331, RDS.DescribeDBInstances, RDS.DescribeDBClusters, RDS.DescribeDBSnapshots, SECRETS.ListSecrets,
  SSM.DescribeParameters, SSM.DescribeInstanceInformation, KMS.ListKeys, KMS.ListAliases, DYNAMODB.ListTables, SQS.ListQueues,
  SNS.ListTopics, ECS.ListClusters, ECR.DescribeRepositories, EKS.ListClusters, ROUTE53.ListHostedZones, CLOUDFORMATION.ListStacks,
  CLOUDTRAIL.DescribeTrails, CLOUDTRAIL.LookupEvents, CLOUDWATCH.DescribeAlarms, CONFIG.DescribeConfigurationRecorders,
  GUARDDUTY.ListDetectors, SECURITY_HUB.DescribeHub, LOGS.DescribeLogGroups, ORGANIZATIONS.DescribeOrganization,
  ORGANIZATIONS.ListAccounts, EMAIL.GetAccount, EMAIL.GetSendQuota, EMAIL.ListIdentities, QUOTAS.ListServiceQuotas,
  COST_EXPLORER.GetCostAndUsage, EVENTS.ListRules, GLUE.GetDatabases, ATHENA.ListWorkGroups, AUTO_SCALING.DescribeAutoScalingGroups,
  LOAD_BALANCING.DescribeLoadBalancers, ACCOUNT.GetContactInformation,
];

/** A tool tries what the key may do, all at once. */
export function enumeration({ random }: Place, caller: Caller): Step[] {
  const tries = Array.from({ length: ROUNDS }, () => TRIED).flat().filter(() => random.chance(0.95));
  return tries.map((operation) => ({ operation, caller, ...!ALLOWED.has(operation.source) && { failure: denied(operation) } }));
}
