import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  ApiInsights, CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource, EventNotification, NetworkActivityEvents, QueryPack,
  RecordSource, RulePack,
} from '../../src';
import { estimateMonthlyCost } from '../../src/summary/monthly-cost';

const SUBSCRIPTION = new subscriptions.EmailSubscription('security@example.com');

function renderSummary(props: (stack: Stack) => CloudTrailAnalyticsProps): string {
  const stack = new Stack(new App(), 'Stack');
  return new CloudTrailAnalytics(stack, 'Audit', { resourceNamePrefix: 'audit', ...props(stack) }).summary;
}

test.each<[string, (stack: Stack) => CloudTrailAnalyticsProps]>([
  ['the default props', () => ({})],
  ['all features', () => ({
    source: RecordSource.trail({
      dataEvents: [DataEvents.of(DataResource.LAMBDA_FUNCTION)],
      networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')],
      insights: [ApiInsights.callRate()],
    }),
    alarmRules: [RulePack.securityHub()],
    subscriptions: [SUBSCRIPTION],
    eventNotifications: [EventNotification.subscribers([SUBSCRIPTION])],
    queryPacks: [QueryPack.insights()],
    expectedVolume: { managementEvents: 10_000_000, dataEvents: 50_000_000, scannedGigabytes: 2000 },
  })],
  ['an existing trail', (stack) => ({
    source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'logs') }), alarmRules: [],
  })],
  ['a log group', (stack) => ({ source: RecordSource.logGroup(logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records')) })],
])('summary of %s', (_, props) => {
  expect(renderSummary(props)).toMatchSnapshot();
});

test('exportSummary adds the summary to the outputs of the stack', () => {
  const stack = new Stack(new App(), 'Stack');
  new CloudTrailAnalytics(stack, 'Audit');
  expect(Template.fromStack(stack).findOutputs('*')).toEqual({});

  const other = new Stack(new App(), 'Stack');
  const audit = new CloudTrailAnalytics(other, 'Audit', { exportSummary: true });
  expect(Object.values(Template.fromStack(other).findOutputs('*'))).toEqual([{ Value: audit.summary }]);
});

test('the cost is estimated from the expected volume', () => {
  const parts = { metrics: 10, alarms: 11, keys: 2, trail: true, queries: true };
  const amounts = Object.fromEntries(estimateMonthlyCost(parts, { managementEvents: 0, dataEvents: 1_000_000, scannedGigabytes: 500 })
    .map(({ name, amount }) => [name, amount.toFixed(2)]));
  expect(amounts).toEqual({
    'metrics and alarms': '4.10', 'keys': '2.00', 'data events': '1.00', 'CloudWatch Logs ingestion': '0.75', 'queries': '2.50',
  });
});

test('the cost excludes the resources of other stacks', () => {
  const parts = { metrics: 0, alarms: 0, keys: 0, trail: false, queries: false };
  expect(estimateMonthlyCost(parts, { managementEvents: 1e9, dataEvents: 1e9, scannedGigabytes: 1e6 })).toEqual([]);
});

test.each(['managementEvents', 'dataEvents', 'scannedGigabytes'])('%s must be a number of 0 or more', (name) => {
  for (const value of [-1, NaN, Infinity]) {
    expect(() => renderSummary(() => ({ expectedVolume: { [name]: value } })))
      .toThrow(`expectedVolume: ${name} must be a number of 0 or more; got ${value}`);
  }
});

test('the exported summary includes rules and alarms that are added later', () => {
  const stack = new Stack(new App(), 'Stack');
  const audit = new CloudTrailAnalytics(stack, 'Audit', { alarmRules: [RulePack.recommended().only(['root-usage'])], exportSummary: true });
  expect(audit.summary).toContain('Alarms: 8 rules and');
  audit.alarms?.addRulePack(RulePack.recommended().only(['kms-key-deletion']));
  expect(audit.summary).toContain('Alarms: 9 rules and');
  expect(Object.values(Template.fromStack(stack).findOutputs('*'))).toEqual([{ Value: audit.summary }]);
});
