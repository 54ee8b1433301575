import { call, createCase, RuleCase } from './case';

export const ORGANIZATION_CASES: Readonly<Record<string, RuleCase>> = {
  'organization-left': createCase(call('organizations', 'LeaveOrganization'), {
    eventSource: 'account.amazonaws.com', eventName: 'DescribeOrganization',
  }),
  'organization-policy-changed': createCase(call('organizations', 'UpdatePolicy', { policyId: 'p-1' }), {
    eventSource: 'iot.amazonaws.com', eventName: 'DescribePolicy',
  }),
  'organization-accounts-changed': createCase(call('organizations', 'MoveAccount', { accountId: '444455556666' }), {
    eventSource: 'controltower.amazonaws.com', eventName: 'DescribeAccount',
  }),
  'account-closed': createCase(call('organizations', 'CloseAccount', { accountId: '444455556666' }), {
    eventSource: 'quicksight.amazonaws.com', eventName: 'CreateAccount',
  }, { eventSource: 'account.amazonaws.com' }),
  'organization-trust-changed': createCase(call('organizations', 'DeregisterDelegatedAdministrator', {
    servicePrincipal: 'guardduty.amazonaws.com',
  }), {
    eventSource: 'guardduty.amazonaws.com', eventName: 'ListDelegatedAdministrators',
  }),
  'guardrails-removed': createCase(call('controltower', 'DisableControl', {
    targetIdentifier: 'arn:aws:organizations::111122223333:ou/o-1/ou-1',
  }), {
    eventSource: 'securityhub.amazonaws.com', eventName: 'EnableControl',
  }),
  'root-access-management-changed': createCase(call('iam', 'EnableOrganizationsRootSessions'), {
    eventSource: 'organizations.amazonaws.com', eventName: 'ListOrganizationsFeatures',
  }),
  'resources-shared-outside': createCase(call('ram', 'CreateResourceShare', { name: 'keys', allowExternalPrincipals: true }), {
    'eventSource': 'redshift.amazonaws.com',
    'eventName': 'DeleteResourceShare',
    'requestParameters.allowExternalPrincipals': false,
    'responseElements.resourceShare.allowExternalPrincipals': false,
  }, { requestParameters: { name: 'keys' }, responseElements: { resourceShare: { name: 'keys', allowExternalPrincipals: true } } }),
};
