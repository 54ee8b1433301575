import { Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Synthesised, synthesise } from './template';
import { CloudTrailAnalytics } from '../src';

const env = { account: '111122223333', region: 'eu-west-1' };

function grantQuery(createGrantee: (scope: Construct) => iam.IGrantable): Synthesised {
  return synthesise((scope) => void new CloudTrailAnalytics(scope, 'Audit').grantQuery(createGrantee(scope)), { env });
}

function findWarnings({ annotations }: Synthesised): string[] {
  return annotations.findWarning('*', Match.stringLikeRegexp('nothingGranted')).map(({ id, entry }) => `${id}: ${String(entry.data)}`);
}

test.each([
  'aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef',
  'aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty',
])('the policy of role %s cannot be changed', (name) => {
  const arn = `arn:aws:iam::111122223333:role/${name}`;
  expect(() => grantQuery((scope) => iam.Role.fromRoleArn(scope, 'Role', arn))).toThrow('grantee must not be a role of IAM Identity Center or a '
    + 'service-linked role, because their policies cannot be changed: add the permissions to the permission set instead; got ' + arn);
});

test.each<[string, (scope: Construct) => iam.IGrantable, string]>([
  ['a role of another account', (scope) => iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::999988887777:role/analyst'), 'the role Test/Role'],
  ['an immutable role', (scope) => iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111122223333:role/analyst', { mutable: false }), 'the role Test/Role'],
  ['a new role without policy updates', (scope) => new iam.Role(scope, 'Role', { assumedBy: new iam.AccountRootPrincipal() }).withoutPolicyUpdates(),
    'the role Test/ImmutableRoleRole'],
  ['an account', () => new iam.AccountPrincipal('999988887777'), 'the principal AccountPrincipal'],
])('a grant to %s that adds nothing is a warning', (_, createGrantee, description) => {
  const result = grantQuery(createGrantee);
  result.template.resourcePropertiesCountIs('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'glue:GetDatabase' })]) } }, 0);
  expect(findWarnings(result)).toEqual(['/Test/Audit/Catalog', '/Test/Audit/Workgroup'].map((path) =>
    expect.stringContaining(`${path}: nothing is granted to ${description}`)));
});

test.each<[string, (scope: Construct) => iam.IGrantable]>([
  ['a new role', (scope) => new iam.Role(scope, 'Role', { assumedBy: new iam.AccountRootPrincipal() })],
  ['an imported role', (scope) => iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111122223333:role/analyst')],
  ['a role by name', (scope) => iam.Role.fromRoleName(scope, 'Role', 'analyst')],
  ['a group', (scope) => new iam.Group(scope, 'Group')],
])('a grant to %s is not a warning', (_, createGrantee) => {
  expect(findWarnings(grantQuery(createGrantee))).toEqual([]);
});
