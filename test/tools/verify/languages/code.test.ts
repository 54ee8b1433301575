import * as path from 'node:path';
import { goCode } from '../../../../tools/verify/languages/code/go-code';
import { javaCode } from '../../../../tools/verify/languages/code/java-code';
import { Library } from '../../../../tools/verify/languages/code/library';
import { pythonCode } from '../../../../tools/verify/languages/code/python-code';
import { record } from '../../../../tools/verify/languages/code/record';
import { Modules } from '../../../../tools/verify/languages/tour/modules';

const library = Library.in(path.join(__dirname, '..', '..', '..', '..'));
const steps = record(library, ({ analytics, cdk, logs }: Modules) => {
  const rule = new analytics.DetectionRule({
    id: 'odd',
    title: 'An "odd" one',
    threshold: 2,
    severity: analytics.Severity.HIGH,
    controls: ['A.1'],
    pattern: logs.FilterPattern.all(logs.FilterPattern.exists('$.a'), logs.FilterPattern.exists('$.b')),
  });
  const pack = analytics.RulePack.of('acme', [rule]);
  new analytics.CloudTrailAnalytics(new cdk.Stack(), 'Audit', { tamperDetection: false, alarmRules: [pack] }).trail!.trailName;
  pack.rules[0].matches('{}');
});

test('a recording has a step for each constructor, call and reading', () => {
  expect(steps.map((step) => 'member' in step ? step.member : step.kind === 'create' ? `new ${step.fqn.split('.').at(-1)}` : step.kind)).toEqual([
    'HIGH', 'exists', 'exists', 'all', 'new DetectionRule', 'of', 'new Stack', 'new CloudTrailAnalytics', 'trail', 'trailName', 'rules', 'first', 'matches',
  ]);
});

test('as Python', () => expect(pythonCode(steps, library)).toBe(`\
import aws_cdk
import aws_cdk.aws_logs
import cdk_cloudtrail_analytics

v0 = cdk_cloudtrail_analytics.Severity.HIGH
v1 = aws_cdk.aws_logs.FilterPattern.exists("$.a")
v2 = aws_cdk.aws_logs.FilterPattern.exists("$.b")
v3 = aws_cdk.aws_logs.FilterPattern.all(v1, v2)
v4 = cdk_cloudtrail_analytics.DetectionRule(id="odd", title="An \\"odd\\" one", threshold=2, severity=v0, controls=["A.1"], pattern=v3)
v5 = cdk_cloudtrail_analytics.RulePack.of("acme", [v4])
v6 = aws_cdk.Stack()
v7 = cdk_cloudtrail_analytics.CloudTrailAnalytics(v6, "Audit", tamper_detection=False, alarm_rules=[v5])
v8 = v7.trail
v9 = v8.trail_name
v10 = v5.rules
v11 = v10[0]
v12 = v11.matches("{}")
`));

test('as Java', () => {
  const code = javaCode(steps, library, 'Odd');
  expect(code).toContain('package com.example;\n\npublic final class Odd {\n  public static void main(final String[] args) {\n');
  const own = 'io.github.cloudemprise.cdk.cloudtrail.analytics';
  for (const line of [
    `var v0 = ${own}.Severity.HIGH;`,
    'var v3 = software.amazon.awscdk.services.logs.FilterPattern.all(v1, v2);',
    `var v4 = new ${own}.DetectionRule(${own}.DetectionRuleProps.builder().id("odd").title("An \\"odd\\" one").threshold(2).severity(v0)`
      + '.controls(java.util.List.of("A.1")).pattern(v3).build());',
    `var v5 = ${own}.RulePack.of("acme", java.util.List.of(v4));`,
    'var v6 = new software.amazon.awscdk.Stack();',
    'var v9 = v8.getTrailName();',
    'var v11 = v10.get(0);',
    'var v12 = v11.matches("{}");',
  ]) expect(code).toContain(`    ${line}\n`);
});

test('as Go', () => {
  const code = goCode(steps, library);
  const own = 'cdkcloudtrailanalytics';
  for (const line of [
    `"github.com/cloudemprise/cdk-cloudtrail-analytics-go/${own}"`,
    '"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"',
    `v0 := ${own}.Severity_HIGH`,
    'v3 := awslogs.FilterPattern_All(v1, v2)',
    `v4 := ${own}.NewDetectionRule(&${own}.DetectionRuleProps{Id: jsii.String("odd"), Title: jsii.String("An \\"odd\\" one"), Threshold: jsii.Number(2), `
      + 'Severity: v0, Controls: &[]*string{jsii.String("A.1")}, Pattern: v3})',
    `v5 := ${own}.RulePack_Of(jsii.String("acme"), &[]${own}.DetectionRule{v4}, nil)`,
    'v6 := awscdk.NewStack(nil, nil, nil)',
    'v9 := v8.TrailName()',
    'v11 := (*v10)[0]',
    'v12 := v11.Matches(jsii.String("{}"))',
  ]) expect(code).toContain(`\t${line}\n`);
});

test('a recording may not look at values, nor use what is not there', () => {
  expect(() => record(library, ({ cdk }) => `${new cdk.Stack().stackName}`)).toThrow('values cannot be looked at');
  expect(() => record(library, ({ analytics }) => analytics.RulePack.securityHub().rules[1].id)).toThrow('only the first element of a list can be taken');
  expect(() => record(library, ({ analytics }) => (analytics.RulePack as unknown as { fast(): void }).fast()))
    .toThrow("cdk-cloudtrail-analytics.RulePack has no member 'fast'");
});
