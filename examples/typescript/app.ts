import * as path from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CloudTrailAnalytics, DetectionRule, QueryPack, RetentionPolicy, RulePack, Severity } from 'cdk-cloudtrail-analytics';

const app = new App();
const stack = new Stack(app, 'Example', { description: 'Audit trail with alarms and saved queries' });

const unusedRegion = new DetectionRule({
  id: 'instances-in-unused-region',
  title: 'Instances launched in an unused Region',
  pattern: FilterPattern.literal('{ ($.eventName = "RunInstances") && ($.awsRegion != "eu-west-1") && ($.awsRegion != "us-east-1") }'),
  severity: Severity.HIGH,
  description: 'EC2 instances were launched in a Region without deployments.',
});

// Test the rule before you deploy it.
if (!unusedRegion.matches('{"eventName":"RunInstances","awsRegion":"ap-southeast-2"}')) {
  throw new Error('the rule does not match a launch in ap-southeast-2');
}

new CloudTrailAnalytics(stack, 'Audit', {
  resourceNamePrefix: 'audit',
  retention: RetentionPolicy.searchable(Duration.days(365), { archiveFor: Duration.days(7 * 365) }),
  alarmRules: [
    RulePack.recommended().without(['root-usage', 'kms-key-deletion']),
    RulePack.securityHub(), // Contains these two rules with the exact pattern that Security Hub requires.
    RulePack.of('example', [unusedRegion]),
  ],
  queryPacks: [
    QueryPack.security(),
    QueryPack.investigation(),
    QueryPack.fromDirectory('example', path.join(__dirname, '..', 'queries')),
  ],
  accessLogBucket: Bucket.fromBucketName(stack, 'AccessLogs', 'example-access-logs'),
  subscriptions: [new EmailSubscription('security@example.com')],
});

app.synth();
