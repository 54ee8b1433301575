import { Severity } from '../severity';
import { RuleEntry } from './rule-entry';

/**
 * The metric filters of Security Hub's controls CloudWatch.1 to CloudWatch.14, letter for letter: a control fails on a
 * pattern that differs by one term.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const SECURITY_HUB: readonly RuleEntry[] = [
  {
    id: 'cloudwatch-1',
    title: 'Root user activity',
    severity: Severity.CRITICAL,
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    description: 'The root user was used: it cannot be restricted by policies, so nobody should need it.',
    runbook: 'Find out who used it and why; change the password, check MFA and delete access keys if nobody can tell.',
    falsePositives: 'The few tasks that only the root user can do.',
    techniques: ['T1078.004'],
    controls: ['Security Hub CloudWatch.1'],
  },
  {
    id: 'cloudwatch-2',
    title: 'Unauthorized API calls',
    severity: Severity.MEDIUM,
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    description: 'Calls were denied: a missing permission, or somebody who tries what an identity may do.',
    runbook: 'See who was denied what and from where; a burst over many services is a sign of a stolen credential.',
    falsePositives: 'Consoles, scanners and the delivery of logs are denied calls all day.',
    techniques: ['T1526', 'T1580'],
    controls: ['Security Hub CloudWatch.2'],
  },
  {
    id: 'cloudwatch-3',
    title: 'Console sign-in without MFA',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    description: 'An IAM user signed in to the console with a password alone.',
    runbook: 'Ask the user; enforce MFA for the user, or move the person to single sign-on.',
    falsePositives: 'Users that are new and have no MFA device yet.',
    techniques: ['T1078.004'],
    controls: ['Security Hub CloudWatch.3'],
  },
  {
    id: 'cloudwatch-4',
    title: 'IAM policy changes',
    severity: Severity.MEDIUM,
    pattern: '{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || '
      + '($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || '
      + '($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || '
      + '($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || '
      + '($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || '
      + '($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}',
    description: 'A policy was created, changed, deleted, attached or detached.',
    runbook: 'Check that the change came through the usual pipeline and grants nothing unexpected.',
    falsePositives: 'Every deployment that brings roles with it.',
    techniques: ['T1098.003'],
    controls: ['Security Hub CloudWatch.4'],
  },
  {
    id: 'cloudwatch-5',
    title: 'CloudTrail configuration changes',
    severity: Severity.CRITICAL,
    pattern: '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || '
      + '($.eventName=StopLogging)}',
    description: 'A trail was created, changed, deleted, started or stopped.',
    runbook: 'Check that records are still delivered; undo the change if nobody planned it.',
    falsePositives: 'Deployments of the stack that holds the trail.',
    techniques: ['T1562.008'],
    controls: ['Security Hub CloudWatch.5'],
  },
  {
    id: 'cloudwatch-6',
    title: 'Console authentication failures',
    severity: Severity.LOW,
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    description: 'A sign-in to the console failed because of a wrong password.',
    runbook: 'One is a mistake; many from one address are an attempt to guess passwords.',
    falsePositives: 'Mistyped passwords.',
    techniques: ['T1110'],
    controls: ['Security Hub CloudWatch.6'],
  },
  {
    id: 'cloudwatch-7',
    title: 'Customer managed key disabled or scheduled for deletion',
    severity: Severity.HIGH,
    pattern: '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
    description: 'What a key encrypts cannot be read once it is disabled or deleted.',
    runbook: 'Cancel the deletion or enable the key again unless it was planned.',
    falsePositives: 'Stacks of tests that are torn down with their keys.',
    techniques: ['T1485', 'T1490'],
    controls: ['Security Hub CloudWatch.7'],
  },
  {
    id: 'cloudwatch-8',
    title: 'S3 bucket policy changes',
    severity: Severity.MEDIUM,
    pattern: '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || '
      + '($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || '
      + '($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || '
      + '($.eventName=DeleteBucketReplication))}',
    description: 'Access to a bucket, its CORS rules, lifecycle or replication were changed.',
    runbook: 'Check that the bucket is not open to others and that nothing will be deleted early.',
    falsePositives: 'Every deployment that brings a bucket with it.',
    techniques: ['T1530', 'T1537'],
    controls: ['Security Hub CloudWatch.8'],
  },
  {
    id: 'cloudwatch-9',
    title: 'AWS Config configuration changes',
    severity: Severity.HIGH,
    pattern: '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || '
      + '($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}',
    description: 'The configuration recorder or its delivery was changed or stopped.',
    runbook: 'Check that the recorder still runs; undo the change if nobody planned it.',
    falsePositives: 'Deployments of the stack that sets up AWS Config.',
    techniques: ['T1562.008'],
    controls: ['Security Hub CloudWatch.9'],
  },
  {
    id: 'cloudwatch-10',
    title: 'Security group changes',
    severity: Severity.LOW,
    pattern: '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || '
      + '($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || '
      + '($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}',
    description: 'A security group or one of its rules was created, changed or deleted.',
    runbook: 'Check that no port was opened to the world.',
    falsePositives: 'Every deployment that brings something with a network interface.',
    techniques: ['T1562.007'],
    controls: ['Security Hub CloudWatch.10'],
  },
  {
    id: 'cloudwatch-11',
    title: 'Network ACL changes',
    severity: Severity.LOW,
    pattern: '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || '
      + '($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || '
      + '($.eventName=ReplaceNetworkAclAssociation)}',
    description: 'A network ACL or one of its entries was created, changed or deleted.',
    runbook: 'Check that no traffic is let in that should not be.',
    falsePositives: 'Deployments of networks.',
    techniques: ['T1562.007'],
    controls: ['Security Hub CloudWatch.11'],
  },
  {
    id: 'cloudwatch-12',
    title: 'Network gateway changes',
    severity: Severity.LOW,
    pattern: '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || '
      + '($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}',
    description: 'A customer gateway or an internet gateway was created, attached, detached or deleted.',
    runbook: 'Check that no network got a way to the internet that should have none.',
    falsePositives: 'Deployments of networks.',
    techniques: ['T1562.007', 'T1133'],
    controls: ['Security Hub CloudWatch.12'],
  },
  {
    id: 'cloudwatch-13',
    title: 'Route table changes',
    severity: Severity.LOW,
    pattern: '{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || '
      + '($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || '
      + '($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}',
    description: 'A route or a route table was created, replaced, disassociated or deleted.',
    runbook: 'Check that no traffic is led where it should not go.',
    falsePositives: 'Deployments of networks.',
    techniques: ['T1562.007'],
    controls: ['Security Hub CloudWatch.13'],
  },
  {
    id: 'cloudwatch-14',
    title: 'VPC changes',
    severity: Severity.LOW,
    pattern: '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || '
      + '($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || '
      + '($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || '
      + '($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || '
      + '($.eventName=EnableVpcClassicLink)}',
    description: 'A VPC, one of its attributes or a peering connection was created, changed or deleted.',
    runbook: 'Check that no network was connected to one that it should not reach.',
    falsePositives: 'Deployments of networks.',
    techniques: ['T1562.007'],
    controls: ['Security Hub CloudWatch.14'],
  },
];
