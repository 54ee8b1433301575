import { RulePack } from '../../../src';

const rules = new Map(RulePack.securityHub().rules.map((rule) => [rule.id, rule]));

type Fields = Record<string, unknown>;

const signIn = (fields: Fields): Fields => ({
  eventName: 'ConsoleLogin',
  eventSource: 'signin.amazonaws.com',
  eventType: 'AwsConsoleSignIn',
  userIdentity: { type: 'IAMUser', userName: 'ana' },
  responseElements: { ConsoleLogin: 'Success' },
  additionalEventData: { MFAUsed: 'No' },
  ...fields,
});

/** For each control, a record that matches, and records that differ in one field and do not match. */
const cases: Record<string, { match: Fields; misses: Fields[] }> = {
  'cloudwatch-1': {
    match: { userIdentity: { type: 'Root' }, eventType: 'AwsApiCall' },
    misses: [
      { userIdentity: { type: 'IAMUser' }, eventType: 'AwsApiCall' },
      { userIdentity: { type: 'Root', invokedBy: 'support.amazonaws.com' }, eventType: 'AwsApiCall' },
      { userIdentity: { type: 'Root' }, eventType: 'AwsServiceEvent' },
      { userIdentity: { type: 'Root' } },
    ],
  },
  'cloudwatch-2': {
    match: { errorCode: 'Client.UnauthorizedOperation' },
    misses: [{ errorCode: 'UnauthorizedOperationX' }, { errorCode: 'Client.AccessDenied' }, { errorCode: null }, {}],
  },
  'cloudwatch-3': {
    match: signIn({}),
    misses: [
      signIn({ eventName: 'CheckMfa' }),
      signIn({ additionalEventData: { MFAUsed: 'Yes' } }),
      signIn({ additionalEventData: {} }),
      signIn({ additionalEventData: null }),
      signIn({ userIdentity: { type: 'AssumedRole' } }),
      signIn({ responseElements: { ConsoleLogin: 'Failure' } }),
    ],
  },
  'cloudwatch-6': {
    match: signIn({ errorMessage: 'Failed authentication' }),
    misses: [signIn({ errorMessage: 'No username found in supplied account' }), signIn({}), { errorMessage: 'Failed authentication' }],
  },
  'cloudwatch-7': {
    match: { eventSource: 'kms.amazonaws.com', eventName: 'ScheduleKeyDeletion' },
    misses: [
      { eventSource: 'kms.amazonaws.com', eventName: 'CancelKeyDeletion' },
      { eventSource: 'kms-fips.amazonaws.com', eventName: 'ScheduleKeyDeletion' },
      { eventName: 'DisableKey' },
    ],
  },
  'cloudwatch-12': {
    match: { eventName: 'AttachInternetGateway' },
    misses: [{ eventName: 'AttachVpnGateway' }, { eventName: 'attachInternetGateway' }, {}],
  },
  'cloudwatch-14': {
    match: { eventName: 'EnableVpcClassicLink' },
    misses: [{ eventName: 'EnableVpcClassicLinkDnsSupport' }, { eventName: 'DescribeVpcs' }, {}],
  },
};

test('the pack has fourteen rules', () => {
  expect([...rules.keys()]).toEqual(Array.from({ length: 14 }, (_, index) => `cloudwatch-${index + 1}`));
});

describe.each(Object.entries(cases))('%s', (id, { match, misses }) => {
  test('matches the record of its case', () => {
    expect(rules.get(id)?.matches(JSON.stringify(match))).toBe(true);
  });

  test.each(misses.map((miss) => [JSON.stringify(miss)]))('does not match %s', (miss) => {
    expect(rules.get(id)?.matches(miss)).toBe(false);
  });
});

test.each([...rules.values()].map((rule) => [rule.id, rule] as const))('%s satisfies its Security Hub control', (_, rule) => {
  expect(rule.threshold).toBe(1);
  expect(RulePack.securityHub().metricNamespace).toBe('LogMetrics');
});

test('the patterns are frozen', () => {
  expect([...rules.values()].map((rule) => rule.pattern.logPatternString)).toMatchSnapshot();
});
