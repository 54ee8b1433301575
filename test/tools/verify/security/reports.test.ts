import { placeOf } from '../../../../tools/verify/security/finding';
import { generalId } from '../../../../tools/verify/security/general-id';
import { checkovFindings, lintFindings, validationFindings } from '../../../../tools/verify/security/reports';

const PLACES = { Default: { AuditQueue1234: 'Notifications/Undelivered' } };

test("a finding of cfn-lint has the resource's place", () => {
  const match = { Filename: 'Default.template.json', Level: 'Warning', Message: 'twice', Rule: { Id: 'W3005' } };
  expect(lintFindings([
    { ...match, Location: { Path: ['Resources', 'AuditQueue1234', 'DependsOn', 0] } },
    { ...match, Location: { Path: ['Parameters', 'Other'] } },
    { ...match, Location: { Path: null } },
  ], PLACES).map(({ id, stack, place, message }) => [id, stack, place, message])).toEqual([
    ['W3005', 'Default', 'Notifications/Undelivered', 'Warning: twice'],
    ['W3005', 'Default', 'the template', 'Warning: twice'],
    ['W3005', 'Default', 'the template', 'Warning: twice'],
  ]);
});

test("a finding of the CDK has the resource's place, where there is a resource", () => {
  const violation = { ruleName: 'F3002', description: 'Foo was unexpected' };
  const cloudFormationResource = { templatePath: 'Default.template.json', logicalId: 'AuditQueue1234' };
  const violations = [{ ...violation, violatingConstructs: [{ cloudFormationResource }, {}] }];
  expect(validationFindings({ pluginReports: [{ violations }] }, PLACES)).toEqual([
    { scanner: 'the CDK', id: 'F3002', stack: 'Default', place: 'Notifications/Undelivered', message: 'Foo was unexpected' },
    { scanner: 'the CDK', id: 'F3002', stack: 'the app', place: 'the template', message: 'Foo was unexpected' },
  ]);
});

describe('checkov', () => {
  const summary = { passed: 3, parsing_errors: 0 };
  const failure = { check_id: 'CKV_AWS_21', check_name: 'versions', file_path: '/Default.template.json', resource: 'AWS::SQS::Queue.AuditQueue1234' };

  test("a finding has the resource's place", () => {
    expect(checkovFindings({ summary, results: { failed_checks: [failure] } }, PLACES)).toEqual([
      { scanner: 'checkov', id: 'CKV_AWS_21', stack: 'Default', place: 'Notifications/Undelivered', message: 'versions' },
    ]);
  });

  test.each([
    [{ passed: 3, parsing_errors: 2 }, 'checkov could not read 2 of the templates'],
    [{ passed: 0, parsing_errors: 0 }, 'checkov checked nothing'],
  ])('%j is no report', (other, message) => {
    expect(() => checkovFindings({ summary: other, results: { failed_checks: [] } }, PLACES)).toThrow(message);
  });
});

test('a resource that nobody knows is an error', () => {
  expect(() => placeOf(PLACES, 'Default', 'Other')).toThrow("no resource 'Other' in stack Default");
});

test.each([
  [
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:eu-central-1:111122223333:log-group:/cloudtrail/audit:log-stream:111122223333_CloudTrail_*]',
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<Region>:<account>:log-group:<log group>:log-stream:<account>_CloudTrail_*]',
  ],
  ['AwsSolutions-IAM5[Resource::x:log-stream:o-exampleorgid_*]', 'AwsSolutions-IAM5[Resource::x:log-stream:<organization>_*]'],
  ['AwsSolutions-IAM5[Resource::<AuditArchiveBucket73361C2D.Arn>/*]', 'AwsSolutions-IAM5[Resource::<archive>/*]'],
  ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::example-replica/*]', 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<replica>/*]'],
  ['AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-IAM5[Resource::*]'],
])('%s in general', (id, general) => expect(generalId(id)).toBe(general));
