import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** Packs of rules, what can be made of them, and a rule of one's own. */
export function rulePacks({ analytics, cdk, logs }: Modules, stack: Stack): void {
  const rule = new analytics.DetectionRule({
    id: 'production-database-deleted',
    title: 'Production database deleted',
    pattern: logs.FilterPattern.all(
      logs.FilterPattern.stringValue('$.eventName', '=', 'DeleteDBInstance'),
      logs.FilterPattern.stringValue('$.requestParameters.dBInstanceIdentifier', '=', 'prod-*'),
    ),
    controls: ['ACME.1'],
    controlDeviation: 'Names of production begin with prod-.',
    falsePositives: 'Exercises in spring.',
    maxTokenLength: 64,
    description: 'Somebody deleted a database of production.',
    period: cdk.Duration.minutes(15),
    runbook: 'Restore it from its final snapshot.',
    severity: analytics.Severity.CRITICAL,
    techniques: ['T1485'],
    threshold: 2,
  });
  stack.addMetadata('DetectionRule.matches', rule.matches('{"eventName":"DeleteDBInstance","requestParameters":{"dBInstanceIdentifier":"prod-orders"}}'));
  stack.addMetadata('DetectionRule.controls', rule.controls);
  stack.addMetadata('DetectionRule.deviation', rule.controlDeviation);
  stack.addMetadata('DetectionRule.id', rule.id);
  stack.addMetadata('DetectionRule.falsePositives', rule.falsePositives);
  stack.addMetadata('DetectionRule.meaning', rule.description);
  stack.addMetadata('DetectionRule.pattern', rule.pattern.logPatternString);
  stack.addMetadata('DetectionRule.period', rule.period.toMinutes());
  stack.addMetadata('DetectionRule.response', rule.runbook);
  stack.addMetadata('DetectionRule.severity', rule.severity);
  stack.addMetadata('DetectionRule.techniques', rule.techniques);
  stack.addMetadata('DetectionRule.threshold', rule.threshold);
  stack.addMetadata('DetectionRule.title', rule.title);

  const pack = analytics.RulePack.of('acme', [rule], { metricNamespace: 'Acme/Audit' });
  stack.addMetadata('RulePack.exact', pack.exact);
  stack.addMetadata('RulePack.id', pack.id);
  stack.addMetadata('RulePack.metricNamespace', pack.metricNamespace);
  stack.addMetadata('RulePack.rules', pack.rules[0].id);
  new analytics.CloudTrailAnalytics(stack, 'Audit', {
    alarmRules: [
      pack,
      analytics.RulePack.securityHub(),
      analytics.RulePack.identity().only(['user-created', 'password-policy-changed']).excludingPrincipals('arn:aws:sts::*:assumed-role/Pipeline/*'),
      analytics.RulePack.operations().tuned('ec2-large-instances', {
        threshold: 3, period: cdk.Duration.hours(1), severity: analytics.Severity.HIGH,
      }).without(['ec2-instance-changes']),
      analytics.RulePack.outsideRegions(['eu-*', 'us-east-1']),
    ],
    detectionRules: [
      analytics.RulePack.cis(analytics.CisVersion.V5_0_0, { level: analytics.CisLevel.LEVEL_1 }),
      analytics.RulePack.compute(),
      analytics.RulePack.cost(),
      analytics.RulePack.data(),
      analytics.RulePack.network(),
      analytics.RulePack.organization(),
    ],
  });
}
