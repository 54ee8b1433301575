import { Severity } from '../severity';
import { matchEventNames, matchAny, matchEvents, NOT_BY_IDENTITY_CENTER, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

/** Managed policies that allow every action, every action outside IAM, and every IAM action. The last can be used to obtain the others. */
const ADMINISTRATOR_POLICIES = matchAny('$.requestParameters.policyArn', ...['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'].map((name) =>
  `*:iam::aws:policy/${name}`));
/** Policies that AWS attaches to a user, or writes, after it finds an access key of the user in public. */
const QUARANTINE = '(($.requestParameters.policyArn = "*:iam::aws:policy/AWSCompromisedKeyQuarantine*") '
  + '|| ($.requestParameters.policyName = "AWSExposedCredentialPolicy*"))';
/** An element of a policy that names accounts, users or providers as the principal, or every principal. White space is optional. */
const TRUST = '%\\x22AWS\\x22\\s*:|\\x22Federated\\x22\\s*:|\\x22CanonicalUser\\x22\\s*:|\\x22Principal\\x22\\s*:\\s*\\x22\\*%';
/** Event sources of IAM Identity Center settings. Events on users and groups come from the directory or the newer identity store. */
const IDENTITY_CENTER = '(($.eventSource = "sso.amazonaws.com") || ($.eventSource = "sso-directory.amazonaws.com"))';
const DIRECTORY = '(($.eventSource = "sso-directory.amazonaws.com") || ($.eventSource = "identitystore.amazonaws.com"))';

/** Permissions, trust relationships and identity sources. */
export const RIGHTS: readonly RuleEntry[] = [
  {
    id: 'admin-policy-attached',
    title: 'Administrator policy attached',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'AttachUserPolicy', 'AttachGroupPolicy', 'AttachRolePolicy')} && ${ADMINISTRATOR_POLICIES} `
      + `&& ${NOT_BY_IDENTITY_CENTER} }`,
    description: 'A user, group or role received AdministratorAccess, PowerUserAccess or IAMFullAccess: full access to the account, to all services '
      + 'except IAM, or to IAM.',
    runbook: 'Check that it was planned. If not, detach the policy and check how it was used.',
    falsePositives: 'The setup of an account and its deployment roles.',
    techniques: ['T1098.003'],
    controls: ['CIS 7.0 5.4', 'Security Hub CloudWatch.4'],
  },
  {
    id: 'admin-policy-written',
    title: 'Policy that allows every action, or every IAM action',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'PutUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'CreatePolicy', 'CreatePolicyVersion')} `
      + '&& (($.requestParameters.policyDocument = %Action\\W{1,60}\\*|Action\\W{1,60}\\[[^\\]]*,\\W*\\*%) '
      + '|| ($.requestParameters.policyDocument = %Action\\W{1,60}[Ii][Aa][Mm]:\\*|Action\\W{1,60}\\[[^\\]]*\\W[Ii][Aa][Mm]:\\*%)) '
      + `&& ${NOT_BY_IDENTITY_CENTER} }`,
    description: 'A policy with the action * or iam:* was written. It grants full access, directly or through IAM, under a name other than '
      + 'AdministratorAccess.',
    runbook: 'Check that it was planned and which resources it covers. If not, remove it and check how it was used.',
    falsePositives: 'Policies that deny these actions, or that allow all actions except these.',
    techniques: ['T1098.003'],
    controls: ['CIS 7.0 5.4'],
  },
  {
    id: 'permissions-boundary-removed',
    title: 'Permissions boundary removed',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary')} && ${NOT_BY_SERVICE} }`,
    description: 'The limit on the permissions of a user or role was removed.',
    runbook: 'Check that it was planned. If not, restore it and check the actions of the identity since.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1098.003', 'T1548.005'],
  },
  {
    id: 'permissions-boundary-set',
    title: 'Permissions boundary set',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('iam', 'PutUserPermissionsBoundary', 'PutRolePermissionsBoundary')} && ${NOT_BY_SERVICE} }`,
    description: 'The limit on the permissions of a user or role was set or replaced. A wider boundary has the same effect as none.',
    runbook: 'Check which policy is the boundary now. Unless the change was planned, restore the previous boundary.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1098.003', 'T1548.005'],
  },
  {
    id: 'leaked-key-quarantined',
    title: 'Leaked access key found by AWS',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('iam', 'AttachUserPolicy', 'PutUserPolicy')} && ${QUARANTINE} }`,
    description: 'AWS found an access key of the user in public, for example in a repository, and attached a policy to the user that denies some '
      + 'actions. Other actions are still possible with the key.',
    runbook: 'Deactivate the key immediately, check its activity since the publication, and read the AWS Support case. Detach the policy afterwards.',
    falsePositives: 'None is known, because only AWS attaches the policy, except in tests.',
    techniques: ['T1552.001', 'T1078.004'],
  },
  {
    id: 'leaked-key-quarantine-removed',
    title: 'Quarantine policy of a leaked access key removed',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'DetachUserPolicy', 'DeleteUserPolicy')} && ${QUARANTINE} }`,
    description: 'The policy that AWS attached to a user because of a leaked access key was removed.',
    runbook: 'Check that the key was deactivated before. If not, deactivate it and check its activity.',
    falsePositives: 'Administrators who replaced the key.',
    techniques: ['T1562.001', 'T1098.003'],
  },
  {
    id: 'policy-version-switched',
    title: 'Default policy version changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('iam', 'SetDefaultPolicyVersion')} }`,
    description: 'An older version of a policy, possibly with more permissions, applies again. No new policy text is needed for this.',
    runbook: 'Compare the versions, and undo unplanned changes.',
    falsePositives: 'Policies that are rolled back.',
    techniques: ['T1098.003'],
  },
  {
    id: 'user-added-to-admin-group',
    title: 'User added to an administrator group',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'AddUserToGroup')} && ${matchAny('$.requestParameters.groupName', '*Admin*', '*admin*', '*ADMIN*',
      '*PowerUser*')} }`,
    description: 'A user received the permissions of a group whose name indicates administrators.',
    runbook: 'Check that it was planned. If not, remove the user and check how the permissions were used.',
    falsePositives: 'New administrators.',
    techniques: ['T1098.003'],
  },
  {
    id: 'trust-policy-changed',
    title: 'Role trust policy changed for accounts, users or providers',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'UpdateAssumeRolePolicy')} && ($.requestParameters.policyDocument = ${TRUST}) && ${NOT_BY_SERVICE} }`,
    description: 'The trust policy of a role was changed and allows accounts, users, providers, possibly external ones, or every principal. This is a '
      + 'common method of persistence.',
    runbook: 'Check that every account and provider in the new policy is known.',
    falsePositives: 'Deployment tools other than CloudFormation. Trust policies that name only services are not counted.',
    techniques: ['T1098.003', 'T1199'],
  },
  {
    id: 'trusting-role-created',
    title: 'New role that trusts accounts, users or providers',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('iam', 'CreateRole')} && ($.requestParameters.assumeRolePolicyDocument = ${TRUST}) && ${NOT_BY_SERVICE} }`,
    description: 'Accounts, users or providers, possibly external ones, or every principal can assume a new role. This is a common method of '
      + 'persistence.',
    runbook: 'Check that every account and provider in the policy is known, and check the permissions of the role.',
    falsePositives: 'Deployment tools other than CloudFormation, which match often. Trust policies that name only services are not counted.',
    techniques: ['T1098.003', 'T1199'],
  },
  {
    id: 'identity-provider-changed',
    title: 'Identity provider added or changed',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('iam', 'CreateSAMLProvider', 'UpdateSAMLProvider', 'CreateOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint',
      'AddClientIDToOpenIDConnectProvider')} && ${NOT_BY_IDENTITY_CENTER} }`,
    description: 'An administrator of the identity provider can sign in as any role that trusts it.',
    runbook: 'Check that it was planned. If not, remove the provider and end the sessions that it allowed.',
    falsePositives: 'Renewed certificates, and providers for new clusters.',
    techniques: ['T1484.002'],
  },
  {
    id: 'identity-provider-deleted',
    title: 'Identity provider deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('iam', 'DeleteSAMLProvider', 'DeleteOpenIDConnectProvider', 'RemoveClientIDFromOpenIDConnectProvider')} `
      + `&& ${NOT_BY_IDENTITY_CENTER} }`,
    description: 'Users and programs can no longer sign in through the provider.',
    runbook: 'Check that it was planned. If not, create the provider again before it is needed.',
    falsePositives: 'Clusters that are deleted with their provider.',
    techniques: ['T1531'],
  },
  {
    id: 'roles-anywhere-opened',
    title: 'IAM Roles Anywhere opened to a certificate authority',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('rolesanywhere', 'CreateTrustAnchor', 'UpdateTrustAnchor', 'EnableTrustAnchor', 'CreateProfile', 'UpdateProfile',
      'ImportCrl')} }`,
    description: 'Holders of a certificate from the authority can assume the roles of the profile from anywhere, without AWS access keys.',
    runbook: 'Check that the authority is yours. If not, disable the trust anchor.',
    falsePositives: 'The setup of servers outside AWS.',
    techniques: ['T1098.001', 'T1484.002'],
  },
  {
    id: 'identity-center-source-changed',
    title: 'Identity source of IAM Identity Center changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${IDENTITY_CENTER} && ${matchEventNames('AssociateDirectory', 'DisassociateDirectory',
      'EnableExternalIdPConfigurationForDirectory',
      'DisableExternalIdPConfigurationForDirectory', 'CreateExternalIdPConfigurationForDirectory',
      'UpdateExternalIdPConfigurationForDirectory',
      'DeleteExternalIdPConfigurationForDirectory', 'CreateTrustedTokenIssuer', 'UpdateTrustedTokenIssuer')} }`,
    description: 'An administrator of the identity source can sign in as any user, in every account.',
    runbook: 'Check that it was planned. If not, revert it and end the sessions that the new source allowed.',
    falsePositives: 'The setup of single sign-on, and renewed certificates.',
    techniques: ['T1484.002', 'T1556.007'],
  },
  {
    id: 'identity-center-mfa-changed',
    title: 'IAM Identity Center MFA changed',
    severity: Severity.HIGH,
    pattern: `{ ${IDENTITY_CENTER} && ${matchEventNames('UpdateSsoConfiguration', 'PutMfaDeviceManagementForDirectory', 'DeleteMfaDeviceForUser',
      'UpdateMfaDeviceForUser')} }`,
    description: 'The MFA requirement or the session duration was changed, or the device of a user was removed or changed.',
    runbook: 'Check the settings, and ask the user whether a device was replaced.',
    falsePositives: 'Replaced phones.',
    techniques: ['T1556.006'],
  },
  {
    id: 'identity-center-access-granted',
    title: 'Access granted in IAM Identity Center',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('sso', 'CreateAccountAssignment', 'CreatePermissionSet', 'AttachManagedPolicyToPermissionSet',
      'PutInlinePolicyToPermissionSet', 'AttachCustomerManagedPolicyReferenceToPermissionSet',
      'DeletePermissionsBoundaryFromPermissionSet')} }`,
    description: 'A principal received access to an account, or a permission set received more permissions.',
    runbook: 'Check that the change came through the usual pipeline and grants no unexpected permissions.',
    falsePositives: 'New users and new accounts.',
    techniques: ['T1098.003'],
  },
  {
    id: 'identity-center-users-changed',
    title: 'Users or group members of IAM Identity Center changed',
    severity: Severity.LOW,
    pattern: `{ ${DIRECTORY} && ${matchEventNames('CreateUser', 'UpdatePassword', 'AddMemberToGroup', 'CreateGroupMembership', 'EnableUser',
      'UpdateUser')} }`,
    description: 'A user was created, enabled or changed, received a password, or was added to a group.',
    runbook: 'Check that the change came from the directory or from an authorized administrator.',
    falsePositives: 'New users, and synchronized directories.',
    techniques: ['T1136.003', 'T1098.003'],
  },
  {
    id: 'account-contacts-changed',
    title: 'Account contacts or root email address changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('account', 'PutContactInformation', 'PutAlternateContact', 'DeleteAlternateContact', 'StartPrimaryEmailUpdate',
      'AcceptPrimaryEmailUpdate')} }`,
    description: 'AWS messages about security and billing may go to another recipient, or the root user has another email address.',
    runbook: 'Check that the new contacts are yours.',
    falsePositives: 'Account factories.',
    techniques: ['T1098', 'T1531'],
  },
];
