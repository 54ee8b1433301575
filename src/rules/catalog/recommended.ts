import { Severity } from '../severity';
import { anyEvent, eventsOf, RuleEntry } from './rule-entry';

const SIGN_IN = '($.eventName = "ConsoleLogin")';
const ADMINISTRATOR_ACCESS = '($.requestParameters.policyArn = "*:iam::aws:policy/AdministratorAccess")';
const FIRST_PERMISSION = '$.requestParameters.ipPermissions.items[0]';

/**
 * Rules that are worth being woken for. They match attempts as well as successes: a denied call to stop the trail says
 * as much as one that worked. Where normal life produces a few, a threshold keeps them quiet.
 */
export const RECOMMENDED: readonly RuleEntry[] = [
  {
    id: 'root-usage',
    title: 'Root user activity',
    severity: Severity.CRITICAL,
    pattern: '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    meaning: 'The root user was used: no policy restricts it, and hardly any task needs it.',
    response: 'Find out who used it and why. If nobody can tell, change the password, check its MFA devices and delete its access keys.',
  },
  {
    id: 'console-login-without-mfa',
    title: 'Console sign-in without MFA',
    severity: Severity.HIGH,
    pattern: `{ ${SIGN_IN} && ($.additionalEventData.MFAUsed = "No") && ($.userIdentity.type = "IAMUser") `
      + '&& ($.responseElements.ConsoleLogin = "Success") }',
    meaning: 'An IAM user signed in to the console with a password alone.',
    response: 'Ask the user. Enforce MFA for the user, or move the person to single sign-on.',
  },
  {
    id: 'console-login-failures',
    title: 'Repeated failed console sign-ins',
    severity: Severity.MEDIUM,
    pattern: `{ ${SIGN_IN} && ($.responseElements.ConsoleLogin = "Failure") }`,
    threshold: 5,
    meaning: 'Several sign-ins to the console failed within minutes, as when passwords are being guessed.',
    response: 'See which users and addresses: many users from one address is an attack, one user at home is a forgotten password.',
  },
  {
    id: 'unauthorized-call-burst',
    title: 'Burst of denied calls',
    severity: Severity.MEDIUM,
    pattern: '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) '
      + '&& ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
    threshold: 50,
    meaning: 'Many calls were denied within minutes, as when somebody tries out what a stolen credential may do.',
    response: 'See whose calls, over which services. One service is a missing permission; many services are a search.',
  },
  {
    id: 'trail-tampering',
    title: 'Trail stopped, deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${eventsOf('cloudtrail', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')} }`,
    meaning: 'What is recorded was changed or switched off. A deployment of this stack can be the cause; hardly anything else should.',
    response: 'Check that the trail logs and that its selectors are as deployed, and undo what nobody planned.',
  },
  {
    id: 'config-recorder-stopped',
    title: 'AWS Config recorder stopped or deleted',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('config', 'StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel')} }`,
    meaning: 'Changes of resources are no longer recorded.',
    response: 'Start the recorder again unless it was planned, and see what else the identity did.',
  },
  {
    id: 'guardduty-disabled',
    title: 'GuardDuty disabled',
    severity: Severity.HIGH,
    pattern: `{ ($.eventSource = "guardduty.amazonaws.com") && (${anyEvent('DeleteDetector', 'DisassociateFromAdministratorAccount',
      'DisassociateFromMasterAccount', 'StopMonitoringMembers', 'DisableOrganizationAdminAccount')} `
      + '|| (($.eventName = "UpdateDetector") && ($.requestParameters.enable IS FALSE))) }',
    meaning: 'Threat detection was switched off, or an account was taken out of it.',
    response: 'Switch it on again unless it was planned, and see what else the identity did.',
  },
  {
    id: 'security-hub-disabled',
    title: 'Security Hub disabled',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('securityhub', 'DisableSecurityHub', 'DisassociateFromAdministratorAccount', 'DisassociateFromMasterAccount',
      'DisableOrganizationAdminAccount')} }`,
    meaning: 'Findings are no longer collected, or an account was taken out of the collection.',
    response: 'Enable it again unless it was planned, and see what else the identity did.',
  },
  {
    id: 'flow-logs-deleted',
    title: 'VPC flow logs deleted',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('ec2', 'DeleteFlowLogs')} }`,
    meaning: 'Network traffic is no longer recorded.',
    response: 'Create the flow log again unless it was planned, and see what else the identity did.',
  },
  {
    id: 'kms-key-deletion',
    title: 'Key disabled or scheduled for deletion',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('kms', 'DisableKey', 'ScheduleKeyDeletion')} }`,
    meaning: 'What the key encrypts cannot be read once it is disabled, and never again once it is deleted.',
    response: 'Cancel the deletion, or enable the key again, unless it was planned. There are at least seven days.',
  },
  {
    id: 'admin-policy-attached',
    title: 'AdministratorAccess attached',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('iam', 'AttachUserPolicy', 'AttachGroupPolicy', 'AttachRolePolicy')} && ${ADMINISTRATOR_ACCESS} }`,
    meaning: 'A user, group or role was given every right in the account.',
    response: 'Check that it was planned; otherwise detach the policy and see what the identity did with it.',
  },
  {
    id: 'login-profile-changed',
    title: 'Console password set for an IAM user',
    severity: Severity.MEDIUM,
    pattern: `{ ${eventsOf('iam', 'CreateLoginProfile', 'UpdateLoginProfile')} }`,
    meaning: 'An IAM user was given a password for the console, or a new one: a common way to stay in an account.',
    response: 'Ask whoever did it; delete the password if nobody can tell.',
  },
  {
    id: 'mfa-device-removed',
    title: 'MFA device deactivated',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('iam', 'DeactivateMFADevice')} }`,
    meaning: 'A user can sign in with a password alone until a new device is there.',
    response: 'Ask the user whether a device was replaced; otherwise disable the password.',
  },
  {
    id: 'public-access-block-removed',
    title: 'S3 public access block removed',
    severity: Severity.HIGH,
    pattern: '{ (($.eventSource = "s3.amazonaws.com") || ($.eventSource = "s3-control.amazonaws.com")) '
      + `&& (${anyEvent('DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock')} `
      + `|| (${anyEvent('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock')} `
      + '&& (($.requestParameters.PublicAccessBlockConfiguration.BlockPublicAcls IS FALSE) '
      + '|| ($.requestParameters.PublicAccessBlockConfiguration.IgnorePublicAcls IS FALSE) '
      + '|| ($.requestParameters.PublicAccessBlockConfiguration.BlockPublicPolicy IS FALSE) '
      + '|| ($.requestParameters.PublicAccessBlockConfiguration.RestrictPublicBuckets IS FALSE)))) }',
    meaning: 'Nothing but the policies of a bucket, or of every bucket in the account, keeps its objects from the public any more.',
    response: 'Put the block back unless the bucket is meant to be public.',
  },
  {
    id: 'snapshot-made-public',
    title: 'Snapshot or image made public',
    severity: Severity.CRITICAL,
    pattern: '{ (($.eventName = "ModifySnapshotAttribute") && ($.requestParameters.createVolumePermission.add.items[*].group = "all")) '
      + '|| (($.eventName = "ModifyImageAttribute") && ($.requestParameters.launchPermission.add.items[*].group = "all")) '
      + `|| (${anyEvent('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute')} `
      + '&& ($.requestParameters.valuesToAdd[*] = "all")) }',
    meaning: 'Anybody with an AWS account can copy the disk or database.',
    response: 'Take the permission back at once, and treat what the snapshot holds as published.',
  },
  {
    id: 'admin-port-open-to-world',
    title: 'SSH, RDP or all ports opened to the world',
    severity: Severity.HIGH,
    pattern: `{ ($.eventName = "AuthorizeSecurityGroupIngress") && ((${FIRST_PERMISSION}.fromPort = 22) `
      + `|| (${FIRST_PERMISSION}.fromPort = 3389) || (${FIRST_PERMISSION}.ipProtocol = "-1")) `
      + `&& ((${FIRST_PERMISSION}.ipRanges.items[*].cidrIp = "0.0.0.0/0") `
      + `|| (${FIRST_PERMISSION}.ipv6Ranges.items[*].cidrIpv6 = "::/0")) }`,
    meaning: 'Instances in the security group can be reached from anywhere. Of several permissions in one call, the first is judged.',
    response: 'Revoke the rule; use Session Manager or a range of known addresses.',
  },
  {
    id: 'organization-left',
    title: 'Account or policy taken out of the organization',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('organizations', 'LeaveOrganization', 'RemoveAccountFromOrganization', 'DeleteOrganization', 'DisablePolicyType',
      'DetachPolicy')} }`,
    meaning: 'An account escapes the rules of the organization, or the rules were lifted.',
    response: 'Check that it was planned; otherwise undo it before anything is done in the account.',
  },
  {
    id: 'identity-provider-changed',
    title: 'Identity provider added or changed',
    severity: Severity.HIGH,
    pattern: `{ ${eventsOf('iam', 'CreateSAMLProvider', 'UpdateSAMLProvider', 'DeleteSAMLProvider', 'CreateOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint', 'AddClientIDToOpenIDConnectProvider')} }`,
    meaning: 'Whoever controls an identity provider can sign in as any role that trusts it.',
    response: 'Check that it was planned; otherwise remove the provider and end the sessions that it let in.',
  },
];
