import * as path from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CloudTrailAnalytics, DetectionRule, QueryPack, RetentionPolicy, RulePack, Severity } from 'cdk-cloudtrail-analytics';

// `CDK_OUTDIR` says where the template goes, as the CDK CLI does.
const app = new App();
const stack = new Stack(app, 'Example', { description: 'Who did what, when, from where' });

const unusedRegion = new DetectionRule({
  id: 'instances-in-unused-region',
  title: 'Instances launched where nobody works',
  pattern: FilterPattern.literal('{ ($.eventName = "RunInstances") && ($.awsRegion != "eu-west-1") && ($.awsRegion != "us-east-1") }'),
  severity: Severity.HIGH,
  description: 'Nobody deploys to this Region.',
});

// a rule can be tried before there is anything to deploy
if (!unusedRegion.matches('{"eventName":"RunInstances","awsRegion":"ap-southeast-2"}')) {
  throw new Error('the rule misses a launch in Sydney');
}

new CloudTrailAnalytics(stack, 'Audit', {
  resourceNamePrefix: 'audit',
  retention: RetentionPolicy.searchable(Duration.days(365), { archiveFor: Duration.days(7 * 365) }),
  alarmRules: [
    RulePack.recommended().without(['root-usage', 'kms-key-deletion']),
    RulePack.securityHub(), // has these two, word for word as Security Hub wants them
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
