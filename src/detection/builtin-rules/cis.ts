import { matchEventNames, matchEvents, RuleEntry, SIGN_IN } from './rule-entry';
import { CisVersion } from '../cis';
import { Severity } from '../severity';

/** From the oldest to the newest. */
export const CIS_VERSIONS: readonly CisVersion[] = Object.values(CisVersion);

/** A rule for one control of one version of the benchmark. */
export interface CisEntry extends RuleEntry {
  /** Number of the control in that version, e.g. `4.3`. */
  readonly control: string;
  /** The lowest profile that asks for it. */
  readonly level: 1 | 2;
  readonly controlDeviation: string;
}

/** From this version on, the monitoring section is the fifth: one about IAM came before it. */
const RENUMBERED_IN = 6;

/** The rules for a version of the benchmark. Their ids are the same in every version. */
export function cisEntries(version: CisVersion): readonly CisEntry[] {
  const [major, minor] = version.split('.').map(Number);
  const section = major >= RENUMBERED_IN ? 5 : 4;
  return CIS_CONTROLS.map((control, index) => createEntry(control, `${major}.${minor}`, major, `${section}.${index + 1}`));
}

function createEntry({ entry, level, pattern, controlDeviation, securityHub }: CisControl, version: string, major: number, control: string): CisEntry {
  return {
    ...entry,
    pattern: pattern(major),
    level: level(major),
    controlDeviation: controlDeviation(major),
    control,
    controls: [`CIS ${version} ${control}`, ...securityHub ? [`Security Hub ${securityHub}`] : []],
  };
}

/** What the fifteen controls ask for. What depends on the version takes its first number. */
export interface CisControl {
  readonly entry: Omit<RuleEntry, 'pattern' | 'controls'>;
  readonly pattern: (major: number) => string;
  readonly level: (major: number) => 1 | 2;
  readonly controlDeviation: (major: number) => string;
  /** The control of Security Hub that is about the same. */
  readonly securityHub?: string;
}

const QUOTED = 'Every text is quoted; the condition is the benchmark\'s.';
const quoted = (): string => QUOTED;
const first = (): 1 => 1;
const second = (): 2 => 2;

const SECURITY_GROUP_EVENTS = [
  'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress',
  'CreateSecurityGroup', 'DeleteSecurityGroup',
];

/** In the order of their numbers, from x.1 to x.15. */
export const CIS_CONTROLS: readonly CisControl[] = [
  {
    entry: {
      id: 'cis-unauthorized-calls',
      title: 'Unauthorized API calls (CIS)',
      severity: Severity.MEDIUM,
      description: 'A call was denied: a missing permission, or somebody who tries what an identity may do.',
      runbook: 'See who was denied what and from where. A burst over many services is a sign of a stolen credential.',
      falsePositives: 'Consoles and scanners are denied calls all day; raise the threshold, or use the rule unauthorized-call-burst in its '
        + 'place.',
      techniques: ['T1526', 'T1580'],
    },
    pattern: () => '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) '
      + '&& ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
    level: (major) => (major >= 4 ? 2 : 1),
    controlDeviation: (major) => (major >= 4
      ? 'The two error codes stand in parentheses and every text is quoted: in the benchmark\'s text && binds before ||, '
        + 'so that its exclusions hold for the second code only.'
      : 'The exclusions are joined with && in place of ||: as the benchmark joins them, the pattern matches nearly every record.'),
    securityHub: 'CloudWatch.2',
  },
  {
    entry: {
      id: 'cis-console-sign-in-without-mfa',
      title: 'Console sign-in without MFA (CIS)',
      severity: Severity.HIGH,
      description: 'An IAM user signed in to the console with a password alone.',
      runbook: 'Ask the user. Enforce MFA for the user, or move the person to single sign-on.',
      falsePositives: 'Users that are new and have no MFA device yet.',
      techniques: ['T1078.004'],
    },
    pattern: () => `{ ${SIGN_IN} && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") `
      + '&& ($.responseElements.ConsoleLogin = "Success") }',
    level: first,
    controlDeviation: () => 'Only successful sign-ins of IAM users count: single sign-on has its MFA elsewhere and always says No here, '
      + 'and the root user has a control of its own.',
    securityHub: 'CloudWatch.3',
  },
  {
    entry: {
      id: 'cis-root-usage',
      title: 'Root user activity (CIS)',
      severity: Severity.CRITICAL,
      description: 'The root user was used: no policy restricts it, and hardly any task needs it.',
      runbook: 'Find out who used it and why. If nobody can tell, change the password, check its MFA devices and delete its access keys.',
      falsePositives: 'The few tasks that only the root user can do, such as closing the account.',
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
      description: 'A policy of IAM was created, changed, deleted, attached or detached.',
      runbook: 'Check that the change came through the usual pipeline and grants nothing unexpected.',
      falsePositives: 'Every deployment that brings roles with it.',
      techniques: ['T1098.003'],
    },
    pattern: () => `{ ${matchEvents('iam', 'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy',
      'PutUserPolicy', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy',
      'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy')} }`,
    level: first,
    controlDeviation: () => 'The event source is named, as in Security Hub: Organizations and IoT have events such as CreatePolicy too.',
    securityHub: 'CloudWatch.4',
  },
  {
    entry: {
      id: 'cis-trail-changes',
      title: 'CloudTrail configuration changes (CIS)',
      severity: Severity.HIGH,
      description: 'A trail was created, changed, deleted, started or stopped.',
      runbook: 'Check that records are still delivered, and undo what nobody planned.',
      falsePositives: 'Deployments of the stack that holds the trail.',
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
      runbook: 'One is a mistake; many from one address are an attempt to guess passwords.',
      falsePositives: 'Mistyped passwords. Sign-ins with a name that does not exist are not counted.',
      techniques: ['T1110'],
    },
    pattern: () => `{ ${SIGN_IN} && ($.errorMessage = "Failed authentication") }`,
    level: second,
    controlDeviation: (major) => (major >= 4
      ? 'The error message is quoted: with its space and without quotes CloudWatch Logs refuses the pattern.'
      : QUOTED),
    securityHub: 'CloudWatch.6',
  },
  {
    entry: {
      id: 'cis-key-disabled-or-deleted',
      title: 'Customer managed key disabled or scheduled for deletion (CIS)',
      severity: Severity.HIGH,
      description: 'What a key encrypts cannot be read once it is disabled or deleted.',
      runbook: 'Cancel the deletion, or enable the key again, unless it was planned.',
      falsePositives: 'Stacks of tests that are torn down with their keys.',
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
      description: 'Access to a bucket, its CORS rules, lifecycle or replication were changed.',
      runbook: 'Check that the bucket is not open to others and that nothing will be deleted early.',
      falsePositives: 'Every deployment that brings a bucket with it.',
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
      description: 'The configuration recorder or its delivery was changed or stopped.',
      runbook: 'Check that the recorder still runs, and undo what nobody planned.',
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
      runbook: 'Check that no port was opened to the world.',
      falsePositives: 'Every deployment that brings something with a network interface.',
      techniques: ['T1562.007'],
    },
    pattern: (major) => `{ ${matchEventNames(...SECURITY_GROUP_EVENTS, ...major >= 5 ? ['ModifySecurityGroupRules'] : [])} }`,
    level: second,
    controlDeviation: (major) => (major >= 5
      ? `${QUOTED} Security Hub's control CloudWatch.10 does not know ModifySecurityGroupRules and fails on it: use its pack beside this one.`
      : QUOTED),
    securityHub: 'CloudWatch.10',
  },
  {
    entry: {
      id: 'cis-network-acl-changes',
      title: 'Network ACL changes (CIS)',
      severity: Severity.LOW,
      description: 'A network ACL or one of its entries was created, changed or deleted.',
      runbook: 'Check that no traffic is let in that should not be.',
      falsePositives: 'Deployments of networks.',
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
      runbook: 'Check that no network got a way to the internet that should have none.',
      falsePositives: 'Deployments of networks.',
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
      runbook: 'Check that no traffic is led where it should not go.',
      falsePositives: 'Deployments of networks.',
      techniques: ['T1562.007'],
    },
    pattern: () => `{ ${matchEvents('ec2', 'CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute', 'DisassociateRouteTable')} }`,
    level: first,
    controlDeviation: () => 'The event source is named, as in Security Hub: API Gateway and App Mesh have events such as CreateRoute too.',
    securityHub: 'CloudWatch.13',
  },
  {
    entry: {
      id: 'cis-vpc-changes',
      title: 'VPC changes (CIS)',
      severity: Severity.LOW,
      description: 'A VPC, one of its attributes or a peering connection was created, changed or deleted.',
      runbook: 'Check that no network was connected to one that it should not reach.',
      falsePositives: 'Deployments of networks.',
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
      description: 'The organization, its units, accounts, invitations or policies were changed.',
      runbook: 'Check that it was planned and that every account is still below the policies meant for it.',
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
