import { generalizeId, getConstructPath } from '../../../../tools/verify/security/finding';
import { parseCheckovReport, parseLintReport, parseValidationReport } from '../../../../tools/verify/security/reports';

const CONSTRUCT_PATHS = { Default: { AuditQueue1234: 'Notifications/Undelivered' } };

test('a finding of cfn-lint has the construct path of the resource', () => {
  const match = { Filename: 'Default.template.json', Level: 'Warning', Message: 'twice', Rule: { Id: 'W3005' } };
  expect(parseLintReport([
    { ...match, Location: { Path: ['Resources', 'AuditQueue1234', 'DependsOn', 0] } },
    { ...match, Location: { Path: ['Parameters', 'Other'] } },
    { ...match, Location: { Path: null } },
  ], CONSTRUCT_PATHS).map(({ id, stack, constructPath, message }) => [id, stack, constructPath, message])).toEqual([
    ['W3005', 'Default', 'Notifications/Undelivered', 'Warning: twice'],
    ['W3005', 'Default', 'the template', 'Warning: twice'],
    ['W3005', 'Default', 'the template', 'Warning: twice'],
  ]);
});

test('a finding of the CDK has the construct path of the resource, if there is one', () => {
  const violation = { ruleName: 'F3002', description: 'Foo was unexpected' };
  const cloudFormationResource = { templatePath: 'Default.template.json', logicalId: 'AuditQueue1234' };
  const violations = [{ ...violation, violatingConstructs: [{ cloudFormationResource }, {}] }];
  expect(parseValidationReport({ pluginReports: [{ violations }] }, CONSTRUCT_PATHS)).toEqual([
    { scanner: 'the CDK', id: 'F3002', stack: 'Default', constructPath: 'Notifications/Undelivered', message: 'Foo was unexpected' },
    { scanner: 'the CDK', id: 'F3002', stack: 'the app', constructPath: 'the template', message: 'Foo was unexpected' },
  ]);
});

describe('checkov', () => {
  const summary = { passed: 3, parsing_errors: 0 };
  const failure = { check_id: 'CKV_AWS_21', check_name: 'versions', file_path: '/Default.template.json', resource: 'AWS::SQS::Queue.AuditQueue1234' };

  test('a finding has the construct path of the resource', () => {
    expect(parseCheckovReport({ summary, results: { failed_checks: [failure] } }, CONSTRUCT_PATHS)).toEqual([
      { scanner: 'checkov', id: 'CKV_AWS_21', stack: 'Default', constructPath: 'Notifications/Undelivered', message: 'versions' },
    ]);
  });

  test.each([
    [{ passed: 3, parsing_errors: 2 }, 'checkov cannot read 2 templates'],
    [{ passed: 0, parsing_errors: 0 }, 'checkov ran no checks'],
  ])('%j is not a valid report', (other, message) => {
    expect(() => parseCheckovReport({ summary: other, results: { failed_checks: [] } }, CONSTRUCT_PATHS)).toThrow(message);
  });
});

test('an unknown resource is an error', () => {
  expect(() => getConstructPath(CONSTRUCT_PATHS, 'Default', 'Other')).toThrow("stack Default has no resource 'Other'");
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
])('%s is generalized', (id, general) => expect(generalizeId(id)).toBe(general));
