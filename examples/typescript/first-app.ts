import { App, Stack } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CloudTrailAnalytics } from 'cdk-cloudtrail-analytics';

const app = new App();
const stack = new Stack(app, 'AuditStack');
new CloudTrailAnalytics(stack, 'Audit', {
  subscriptions: [new EmailSubscription('security@example.com')],
});
app.synth();
