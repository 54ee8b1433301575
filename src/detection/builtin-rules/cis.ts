import { matchEventNames, matchEvents, RuleEntry, SIGN_IN } from './rule-entry';
import { CisVersion } from '../cis';
import { Severity } from '../severity';

/** The supported versions of the benchmark, from the oldest to the newest. */
export const CIS_VERSIONS: readonly CisVersion[] = Object.values(CisVersion);

/** A rule for one control of one version of the benchmark. */
export interface CisEntry extends RuleEntry {
  /** Number of the control in that version, e.g. `4.3`. */
  readonly control: string;
  /** The lowest profile that includes the control. */
  readonly level: 1 | 2;
  readonly controlDeviation: string;
}

/** First version with monitoring in section 5, because a section about IAM was added before it. */
const RENUMBERED_IN = 6;

/** The rules for a version of the benchmark. The IDs are the same in every version. */
export function cisEntries(version: CisVersion): readonly CisEntry[] {
  const [major, minor] = version.split('.').map(Number);
  const section = major >= RENUMBERED_IN ? 5 : 4;
  return CIS_CONTROLS.map((control, index) => createEntry(control, `${major}.${minor}`, major, `${section}.${index + 1}`));
}

function createEntry(
  { entry, level, pattern, controlDeviation, securityHub }: CisControl, version: string, major: number, control: string,
): CisEntry {
  return {
    ...entry,
    pattern: pattern(major),
    level: level(major),
    controlDeviation: controlDeviation(major),
    control,
    controls: [`CIS ${version} ${control}`, ...securityHub ? [`Security Hub ${securityHub}`] : []],
  };
}

/** One of the fifteen controls. Functions receive the major version of the benchmark. */
export interface CisControl {
  readonly entry: Omit<RuleEntry, 'pattern' | 'controls'>;
  readonly pattern: (major: number) => string;
  readonly level: (major: number) => 1 | 2;
  readonly controlDeviation: (major: number) => string;
  /** The corresponding Security Hub control. */
  readonly securityHub?: string;
}

const QUOTED = 'All values are quoted; the condition is the same as in the benchmark.';
const quoted = (): string => QUOTED;
const first = (): 1 => 1;
const second = (): 2 => 2;

const SECURITY_GROUP_EVENTS = [
  'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress',
  'CreateSecurityGroup', 'DeleteSecurityGroup',
];

/** The controls in the order of their numbers, from x.1 to x.15. */
export const CIS_CONTROLS: readonly CisControl[] = [
  {
    entry: {
      id: 'cis-unauthorized-calls',
      title: 'Unauthorized API calls (CIS)',
      severity: Severity.MEDIUM,
      description: 'A call was denied because of a missing permission, or an identity was used to test its permissions.',
      runbook: 'Check which identity was denied which call, and from where. A burst over many services indicates a stolen credential.',
      falsePositives: 'Consoles and scanners, whose calls are denied all day. Raise the threshold, or use the rule unauthorized-call-burst instead.',
      techniques: ['T1526', 'T1580'],
    },
    pattern: () => '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) '
      + '&& ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
    level: (major) => (major >= 4 ? 2 : 1),
    controlDeviation: (major) => (major >= 4
      ? 'The two error codes are in parentheses and all values are quoted. In the text of the benchmark, && binds before ||, '
        + 'and the exclusions apply only to the second code.'
      : 'The exclusions are joined with && instead of ||. With ||, as in the benchmark, the pattern matches nearly every event.'),
    securityHub: 'CloudWatch.2',
  },
  {
    entry: {
      id: 'cis-console-sign-in-without-mfa',
      title: 'Console sign-in without MFA (CIS)',
      severity: Severity.HIGH,
      description: 'An IAM user signed in to the console with only a password.',
      runbook: 'Contact the user. Enforce MFA for the user, or migrate the user to single sign-on.',
      falsePositives: 'New users who have no MFA device yet.',
      techniques: ['T1078.004'],
    },
    pattern: () => `{ ${SIGN_IN} && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") `
      + '&& ($.responseElements.ConsoleLogin = "Success") }',
    level: first,
    controlDeviation: () => 'Only successful sign-ins of IAM users are counted. Single sign-on uses MFA elsewhere, and its events always contain No. '
      + 'The root user has a separate control.',
    securityHub: 'CloudWatch.3',
  },
  {
    entry: {
      id: 'cis-root-usage',
      title: 'Root user activity (CIS)',
      severity: Severity.CRITICAL,
      description: 'The root user was used. IAM policies cannot restrict it, and very few tasks require it.',
      runbook: 'Find out who used it and why. If the use is unexplained, change the password, check the MFA devices and delete the access keys.',
      falsePositives: 'The few tasks that only the root user can perform, such as closing the account.',
      techniques: ['T1078.004'],
    },
    pattern: () => '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    level: first,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.1',
  },
  {
    entry: {
      id: 'cis-iam-policy-changes',
      title: 'IAM policy changes (CIS)',
      severity: Severity.MEDIUM,
      description: 'An IAM policy was created, changed, deleted, attached or detached.',
      runbook: 'Check that the change came through the usual pipeline and grants no unexpected permissions.',
      falsePositives: 'Deployments that include IAM roles.',
      techniques: ['T1098.003'],
    },
    pattern: () => `{ ${matchEvents('iam', 'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy',
      'PutUserPolicy', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy',
      'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy')} }`,
    level: first,
    controlDeviation: () => 'The event source is included, as in Security Hub, because Organizations and IoT also have events such as CreatePolicy.',
    securityHub: 'CloudWatch.4',
  },
  {
    entry: {
      id: 'cis-trail-changes',
      title: 'CloudTrail configuration changes (CIS)',
      severity: Severity.HIGH,
      description: 'A trail was created, changed, deleted, started or stopped.',
      runbook: 'Check that events are still delivered, and undo unplanned changes.',
      falsePositives: 'Deployments of the stack that contains the trail.',
      techniques: ['T1562.008'],
    },
    pattern: () => `{ ${matchEventNames('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')} }`,
    level: first,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.5',
  },
  {
    entry: {
      id: 'cis-console-sign-in-failures',
      title: 'Failed console sign-ins (CIS)',
      severity: Severity.LOW,
      description: 'A sign-in to the console failed because of a wrong password.',
      runbook: 'Ignore a single failure. Treat many failures from one address as an attempt to guess passwords.',
      falsePositives: 'Mistyped passwords. Sign-ins with a user name that does not exist are not counted.',
      techniques: ['T1110'],
    },
    pattern: () => `{ ${SIGN_IN} && ($.errorMessage = "Failed authentication") }`,
    level: second,
    controlDeviation: (major) => (major >= 4
      ? 'The error message is quoted, because CloudWatch Logs rejects a pattern with an unquoted space.'
      : QUOTED),
    securityHub: 'CloudWatch.6',
  },
  {
    entry: {
      id: 'cis-key-disabled-or-deleted',
      title: 'Customer managed key disabled or scheduled for deletion (CIS)',
      severity: Severity.HIGH,
      description: 'Data that a key encrypts cannot be read after the key is disabled or deleted.',
      runbook: 'Unless it was planned, cancel the deletion or enable the key again.',
      falsePositives: 'Test stacks that are deleted with their keys.',
      techniques: ['T1485', 'T1490'],
    },
    pattern: () => `{ ${matchEvents('kms', 'DisableKey', 'ScheduleKeyDeletion')} }`,
    level: second,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.7',
  },
  {
    entry: {
      id: 'cis-bucket-policy-changes',
      title: 'S3 bucket policy changes (CIS)',
      severity: Severity.MEDIUM,
      description: 'The access control, CORS rules, lifecycle or replication of a bucket was changed.',
      runbook: 'Check that the bucket is not open to other accounts and that no objects will be deleted early.',
      falsePositives: 'Deployments that include a bucket.',
      techniques: ['T1530', 'T1537'],
    },
    pattern: () => `{ ${matchEvents('s3', 'PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle', 'PutBucketReplication',
      'DeleteBucketPolicy', 'DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication')} }`,
    level: first,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.8',
  },
  {
    entry: {
      id: 'cis-config-changes',
      title: 'AWS Config configuration changes (CIS)',
      severity: Severity.HIGH,
      description: 'The AWS Config recorder or its delivery channel was changed or stopped.',
      runbook: 'Check that the recorder still runs, and undo unplanned changes.',
      falsePositives: 'Deployments of the stack that sets up AWS Config.',
      techniques: ['T1562.008'],
    },
    pattern: () => `{ ${matchEvents('config', 'StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel',
      'PutConfigurationRecorder')} }`,
    level: second,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.9',
  },
  {
    entry: {
      id: 'cis-security-group-changes',
      title: 'Security group changes (CIS)',
      severity: Severity.LOW,
      description: 'A security group or one of its rules was created, changed or deleted.',
      runbook: 'Check that no port was opened to the internet.',
      falsePositives: 'Deployments that include a network interface.',
      techniques: ['T1562.007'],
    },
    pattern: (major) => `{ ${matchEventNames(...SECURITY_GROUP_EVENTS, ...major >= 5 ? ['ModifySecurityGroupRules'] : [])} }`,
    level: second,
    controlDeviation: (major) => (major >= 5
      ? `${QUOTED} The Security Hub control CloudWatch.10 fails on ModifySecurityGroupRules: use the Security Hub pack in addition to this pack.`
      : QUOTED),
    securityHub: 'CloudWatch.10',
  },
  {
    entry: {
      id: 'cis-network-acl-changes',
      title: 'Network ACL changes (CIS)',
      severity: Severity.LOW,
      description: 'A network ACL or one of its entries was created, changed or deleted.',
      runbook: 'Check that no unwanted traffic is allowed.',
      falsePositives: 'Network deployments.',
      techniques: ['T1562.007'],
    },
    pattern: () => `{ ${matchEventNames('CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation')} }`,
    level: second,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.11',
  },
  {
    entry: {
      id: 'cis-gateway-changes',
      title: 'Network gateway changes (CIS)',
      severity: Severity.LOW,
      description: 'A customer gateway or an internet gateway was created, attached, detached or deleted.',
      runbook: 'Check that no private network received a connection to the internet.',
      falsePositives: 'Network deployments.',
      techniques: ['T1562.007', 'T1133'],
    },
    pattern: () => `{ ${matchEventNames('CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway', 'CreateInternetGateway',
      'DeleteInternetGateway', 'DetachInternetGateway')} }`,
    level: first,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.12',
  },
  {
    entry: {
      id: 'cis-route-table-changes',
      title: 'Route table changes (CIS)',
      severity: Severity.LOW,
      description: 'A route or a route table was created, replaced, disassociated or deleted.',
      runbook: 'Check that no traffic is routed to an unexpected target.',
      falsePositives: 'Network deployments.',
      techniques: ['T1562.007'],
    },
    pattern: () => `{ ${matchEvents('ec2', 'CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute', 'DisassociateRouteTable')} }`,
    level: first,
    controlDeviation: () => 'The event source is included, as in Security Hub, because API Gateway and App Mesh also have events such as CreateRoute.',
    securityHub: 'CloudWatch.13',
  },
  {
    entry: {
      id: 'cis-vpc-changes',
      title: 'VPC changes (CIS)',
      severity: Severity.LOW,
      description: 'A VPC, one of its attributes or a peering connection was created, changed or deleted.',
      runbook: 'Check that no network was connected to an unexpected network.',
      falsePositives: 'Network deployments.',
      techniques: ['T1562.007'],
    },
    pattern: () => `{ ${matchEventNames('CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection',
      'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'DisableVpcClassicLink',
      'EnableVpcClassicLink')} }`,
    level: first,
    controlDeviation: quoted,
    securityHub: 'CloudWatch.14',
  },
  {
    entry: {
      id: 'cis-organization-changes',
      title: 'AWS Organizations changes (CIS)',
      severity: Severity.MEDIUM,
      description: 'The organization or its units, accounts, invitations or policies were changed.',
      runbook: 'Check that the change was planned and that the intended policies still apply to every account.',
      falsePositives: 'Account factories that create and move accounts.',
      techniques: ['T1666', 'T1484'],
    },
    pattern: () => `{ ${matchEvents('organizations', 'AcceptHandshake', 'AttachPolicy', 'CreateAccount', 'CreateOrganizationalUnit',
      'CreatePolicy',
      'DeclineHandshake', 'DeleteOrganization', 'DeleteOrganizationalUnit', 'DeletePolicy', 'DetachPolicy', 'DisablePolicyType',
      'EnablePolicyType',
      'InviteAccountToOrganization', 'LeaveOrganization', 'MoveAccount', 'RemoveAccountFromOrganization', 'UpdatePolicy',
      'UpdateOrganizationalUnit')} }`,
    level: first,
    controlDeviation: quoted,
  },
];
