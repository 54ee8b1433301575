import { actorOf } from '../../../replay/rules/actor';

test.each<[string, unknown, string]>([
  ['root', { type: 'Root', userName: 'account-alias', arn: 'arn:aws:iam::1:root' }, 'root'],
  ['a user', { type: 'IAMUser', userName: 'anna', arn: 'arn:aws:iam::1:user/anna' }, 'anna'],
  ['a role', { type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/deploy/x', sessionContext: { sessionIssuer: { userName: 'deploy' } } }, 'deploy'],
  ['a user of the identity center', { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } }, 'u-1'],
  ['a service', { type: 'AWSService', invokedBy: 'config.amazonaws.com' }, 'config.amazonaws.com'],
  ['a service without a type', { invokedBy: 'health.amazonaws.com' }, 'health.amazonaws.com'],
  ['another account', { type: 'AWSAccount', principalId: 'AIDA:x', accountId: '1' }, 'AIDA:x'],
  ['an account', { accountId: '1', userName: '' }, '1'],
  ['nobody', {}, 'unknown'],
  ['nothing', undefined, 'unknown'],
])('%s', (_, userIdentity, expected) => {
  expect(actorOf({ userIdentity })).toBe(expected);
});
