import * as fs from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { DeployedResource, listResources } from './deployed';
import { CONTROLS, findFailing } from './security-hub-controls';
import { CloudTrailAnalytics, EventNotification, RecordSource, RulePack } from '../../src';
import { addStacks, CONSTRUCT_ID } from '../../tools/verify/security/stacks';

const PAGE = join(__dirname, '..', '..', 'docs', 'guides', 'security-hub.md');

const app = new App();
const deployed = new Map([...addStacks(app), addStackWithoutAlarms(app)].map((stack) => [stack.stackName, listResources(stack)]));
const stacks = [...deployed.values()];
/** The resources that fail each control according to the documentation. */
const documented = new Map([...fs.readFileSync(PAGE, 'utf8').matchAll(/^\| ([A-Z]\w+\.\d+) \| ([^|]+) \| [^|]+\|$/gm)]
  .map(([, id, paths]) => [id, [...paths.matchAll(/`([^`]+)`/g)].map(([, path]) => path)]));

/** Adds a stack with event notifications and without a topic for alarms. */
function addStackWithoutAlarms(scope: App): Stack {
  const stack = new Stack(scope, 'WithoutAlarms', { env: { account: '111122223333', region: 'eu-central-1' } });
  new CloudTrailAnalytics(stack, CONSTRUCT_ID, {
    source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs') }),
    alarmRules: [],
    detectionRules: [RulePack.recommended()],
    eventNotifications: [EventNotification.topic(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:security'))],
  });
  return stack;
}

test('the documentation contains only evaluated controls', () => {
  expect(documented.size).toBeGreaterThan(5);
  for (const id of documented.keys()) expect(Object.keys(CONTROLS)).toContain(id);
});

test.each(Object.entries(CONTROLS))('%s fails only for the documented resources', (id, control) => {
  const paths = new Set(stacks.flatMap((all) => findFailing(control, all)).map(({ path }) => path));
  expect([...paths].sort()).toEqual([...documented.get(id) ?? []].sort());
  const subjects = stacks.flat().filter(({ type, path }) => type === control.type && path !== undefined);
  // The library creates no resource of this type.
  expect(subjects.length > 0).toBe(id !== 'KMS.1');
});

test('the expected stacks have a trail', () => {
  const trails = [...deployed].map(([name, all]) => [name, all.filter(({ type }) => type === 'AWS::CloudTrail::Trail').length]);
  expect(trails.filter(([, count]) => count === 1).map(([name]) => name)).toEqual(['Default', 'Everything', 'ManagedResults', 'OwnResources', 'OrganizationTrail']);
});

describe('the controls for metric filters', () => {
  const all = deployed.get('Everything')!;
  const trail = all.find(({ type }) => type === 'AWS::CloudTrail::Trail')!;
  const filterByType = (type: string): DeployedResource[] => all.filter((resource) => resource.type === type);

  test('are CloudWatch.1 to CloudWatch.14', () => {
    expect(RulePack.securityHub().rules.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `cloudwatch-${index + 1}`));
  });

  test.each(RulePack.securityHub().rules.map((rule) => [rule.id, rule] as const))('%s has a metric filter, an alarm and a subscription', (_, rule) => {
    const filters = filterByType('AWS::Logs::MetricFilter').filter(({ properties }) => properties.FilterPattern === rule.pattern.logPatternString);
    expect(filters).toHaveLength(1);
    const [{ LogGroupName: group, MetricTransformations: [metric, ...others] }] = filters.map(({ properties }) => properties);
    expect(metric).toEqual({ MetricNamespace: 'LogMetrics', MetricName: expect.any(String), MetricValue: '1', DefaultValue: 0 });
    expect(others).toEqual([]);
    expect(trail.properties.CloudWatchLogsLogGroupArn).toBe(`${group.slice(0, -1)}.Arn}`);

    const alarms = filterByType('AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName === metric.MetricName && properties.Namespace === 'LogMetrics');
    expect(alarms).toHaveLength(1);
    expect(alarms[0].properties).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, Statistic: 'Sum' });
    const [topic] = alarms[0].properties.AlarmActions;
    expect(filterByType('AWS::SNS::Subscription').filter(({ properties }) => properties.TopicArn === topic)).toHaveLength(1);
  });
});

describe('a control fails', () => {
  const all = deployed.get('Default')!;

  test.each<[string, string, (properties: Record<string, any>) => object]>([
    ['CloudTrail.1', 'Trail', () => ({ IsMultiRegionTrail: false })],
    ['CloudTrail.1', 'Trail', ({ EventSelectors: [selector] }) => ({ EventSelectors: [{ ...selector, ReadWriteType: 'WriteOnly' }] })],
    ['CloudTrail.6', 'Archive/Bucket', () => ({ PublicAccessBlockConfiguration: {} })],
    ['CloudTrail.7', 'Archive/Bucket', () => ({ LoggingConfiguration: undefined })],
    ['CloudWatch.15', 'Alarms/DeliveryAlarm', () => ({ AlarmActions: [] })],
    ['CloudWatch.16', 'Trail/LogGroup', () => ({ RetentionInDays: 180 })],
    ['S3.5', 'Archive/Bucket/Policy', () => ({ PolicyDocument: { Statement: [] } })],
    ['S3.8', 'Archive/Bucket', () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } })],
    ['KMS.4', 'Archive/Key', () => ({ EnableKeyRotation: false })],
    ['KMS.5', 'Archive/Key', () => ({ KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }] } })],
    ['SNS.4', 'Alarms/Topic/Policy', () => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sns:Publish', Resource: '*' }] } })],
  ])('%s with a changed %s', (id, path, change) => {
    const changed = all.map((resource) => {
      const { properties } = resource;
      return resource.path === path ? { ...resource, properties: { ...properties, ...change(properties) } } : resource;
    });
    expect(findFailing(CONTROLS[id], changed)).toHaveLength(findFailing(CONTROLS[id], all).length + 1);
  });
});
