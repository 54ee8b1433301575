import { about, call, RuleCase } from './case';

export const ORGANIZATION_CASES: Readonly<Record<string, RuleCase>> = {
  'organization-left': about(call('organizations', 'LeaveOrganization'), {
    eventSource: 'account.amazonaws.com', eventName: 'DescribeOrganization',
  }),
  'organization-policy-changed': about(call('organizations', 'UpdatePolicy', { policyId: 'p-1' }), {
    eventSource: 'iot.amazonaws.com', eventName: 'DescribePolicy',
  }),
  'organization-accounts-changed': about(call('organizations', 'MoveAccount', { accountId: '444455556666' }), {
    eventSource: 'controltower.amazonaws.com', eventName: 'DescribeAccount',
  }),
  'account-closed': about(call('organizations', 'CloseAccount', { accountId: '444455556666' }), {
    eventSource: 'quicksight.amazonaws.com', eventName: 'CreateAccount',
  }, { eventSource: 'account.amazonaws.com' }),
  'organization-trust-changed': about(call('organizations', 'DeregisterDelegatedAdministrator', {
    servicePrincipal: 'guardduty.amazonaws.com',
  }), {
    eventSource: 'guardduty.amazonaws.com', eventName: 'ListDelegatedAdministrators',
  }),
  'guardrails-removed': about(call('controltower', 'DisableControl', {
    targetIdentifier: 'arn:aws:organizations::111122223333:ou/o-1/ou-1',
  }), {
    eventSource: 'securityhub.amazonaws.com', eventName: 'EnableControl',
  }),
  'root-access-management-changed': about(call('iam', 'EnableOrganizationsRootSessions'), {
    eventSource: 'organizations.amazonaws.com', eventName: 'ListOrganizationsFeatures',
  }),
  'resources-shared-outside': about(call('ram', 'CreateResourceShare', { name: 'keys', allowExternalPrincipals: true }), {
    'eventSource': 'redshift.amazonaws.com',
    'eventName': 'DeleteResourceShare',
    'requestParameters.allowExternalPrincipals': false,
    'responseElements.resourceShare.allowExternalPrincipals': false,
  }, { requestParameters: { name: 'keys' }, responseElements: { resourceShare: { name: 'keys', allowExternalPrincipals: true } } }),
};
