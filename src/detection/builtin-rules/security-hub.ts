import { Severity } from '../severity';
import { RuleEntry } from './rule-entry';

/**
 * The exact metric filters of the Security Hub controls CloudWatch.1 to CloudWatch.14. A control fails if the pattern
 * differs by one term.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const SECURITY_HUB: readonly RuleEntry[] = [
  {
    id: 'cloudwatch-1',
    title: 'Root user activity',
    severity: Severity.CRITICAL,
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    description: 'The root user was used. IAM policies cannot restrict it, and it should not be needed.',
    runbook: 'Find out who used it and why. If unexplained, change the password, check the MFA devices and delete the access keys.',
    falsePositives: 'The few tasks that only the root user can perform.',
    techniques: ['T1078.004'],
    controls: ['Security Hub CloudWatch.1'],
  },
  {
    id: 'cloudwatch-2',
    title: 'Unauthorized API calls',
    severity: Severity.MEDIUM,
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    description: 'Calls were denied because of a missing permission, or an identity was used to test its permissions.',
    runbook: 'Check which identity was denied which call, and from where. A burst over many services indicates a stolen credential.',
    falsePositives: 'Consoles, scanners and log delivery, whose calls are denied all day.',
    techniques: ['T1526', 'T1580'],
    controls: ['Security Hub CloudWatch.2'],
  },
  {
    id: 'cloudwatch-3',
    title: 'Console sign-in without MFA',
    severity: Severity.HIGH,
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    description: 'An IAM user signed in to the console with only a password.',
    runbook: 'Contact the user. Enforce MFA for the user, or migrate the user to single sign-on.',
    falsePositives: 'New users who have no MFA device yet.',
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
    description: 'An IAM policy was created, changed, deleted, attached or detached.',
    runbook: 'Check that the change came through the usual pipeline and grants no unexpected permissions.',
    falsePositives: 'Deployments that include IAM roles.',
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
    runbook: 'Check that events are still delivered, and undo unplanned changes.',
    falsePositives: 'Deployments of the stack that contains the trail.',
    techniques: ['T1562.008'],
    controls: ['Security Hub CloudWatch.5'],
  },
  {
    id: 'cloudwatch-6',
    title: 'Console authentication failures',
    severity: Severity.LOW,
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    description: 'A sign-in to the console failed because of a wrong password.',
    runbook: 'Ignore a single failure. Treat many failures from one address as an attempt to guess passwords.',
    falsePositives: 'Mistyped passwords.',
    techniques: ['T1110'],
    controls: ['Security Hub CloudWatch.6'],
  },
  {
    id: 'cloudwatch-7',
    title: 'Customer managed key disabled or scheduled for deletion',
    severity: Severity.HIGH,
    pattern: '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
    description: 'Data that a key encrypts cannot be read after the key is disabled or deleted.',
    runbook: 'Unless it was planned, cancel the deletion or enable the key again.',
    falsePositives: 'Test stacks that are deleted with their keys.',
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
    description: 'The access control, CORS rules, lifecycle or replication of a bucket was changed.',
    runbook: 'Check that the bucket is not open to other accounts and that no objects will be deleted early.',
    falsePositives: 'Deployments that include a bucket.',
    techniques: ['T1530', 'T1537'],
    controls: ['Security Hub CloudWatch.8'],
  },
  {
    id: 'cloudwatch-9',
    title: 'AWS Config configuration changes',
    severity: Severity.HIGH,
    pattern: '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || '
      + '($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}',
    description: 'The AWS Config recorder or its delivery channel was changed or stopped.',
    runbook: 'Check that the recorder still runs, and undo unplanned changes.',
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
    runbook: 'Check that no port was opened to the internet.',
    falsePositives: 'Deployments that include a network interface.',
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
    runbook: 'Check that no unwanted traffic is allowed.',
    falsePositives: 'Network deployments.',
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
    runbook: 'Check that no private network received a connection to the internet.',
    falsePositives: 'Network deployments.',
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
    runbook: 'Check that no traffic is routed to an unexpected target.',
    falsePositives: 'Network deployments.',
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
    runbook: 'Check that no network was connected to an unexpected network.',
    falsePositives: 'Network deployments.',
    techniques: ['T1562.007'],
    controls: ['Security Hub CloudWatch.14'],
  },
];
