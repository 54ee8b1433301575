import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Deployed, deployedBy } from './deployed';
import { CONTROLS, failing } from './security-hub-controls';
import { CloudTrailAnalytics, EventNotification, RecordSource, RulePack } from '../../src';
import { addStacks, CONSTRUCT_ID } from '../../tools/verify/security/stacks';

const PAGE = path.join(__dirname, '..', '..', 'docs', 'guides', 'security-hub.md');

const app = new App();
const deployed = new Map([...addStacks(app), withoutAlarms(app)].map((stack) => [stack.stackName, deployedBy(stack)]));
const everywhere = [...deployed.values()];
/** For each control, the places where the page says that it fails. */
const documented = new Map([...fs.readFileSync(PAGE, 'utf8').matchAll(/^\| ([A-Z]\w+\.\d+) \| ([^|]+) \| [^|]+\|$/gm)]
  .map(([, id, places]) => [id, [...places.matchAll(/`([^`]+)`/g)].map(([, place]) => place)]));

/** Tells of events, and has no topic for alarms. */
function withoutAlarms(scope: App): Stack {
  const stack = new Stack(scope, 'WithoutAlarms', { env: { account: '111122223333', region: 'eu-central-1' } });
  new CloudTrailAnalytics(stack, CONSTRUCT_ID, {
    source: RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs') }),
    alarmRules: [],
    detectionRules: [RulePack.recommended()],
    eventNotifications: [EventNotification.topic(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:security'))],
  });
  return stack;
}

test('the page names controls that are evaluated', () => {
  expect(documented.size).toBeGreaterThan(5);
  for (const id of documented.keys()) expect(Object.keys(CONTROLS)).toContain(id);
});

test.each(Object.entries(CONTROLS))('%s fails where the page says so, and nowhere else', (id, control) => {
  const places = new Set(everywhere.flatMap((all) => failing(control, all)).map(({ place }) => place));
  expect([...places].sort()).toEqual([...documented.get(id) ?? []].sort());
  const subjects = everywhere.flat().filter(({ type, place }) => type === control.type && place !== undefined);
  // the one kind that we never make
  expect(subjects.length > 0).toBe(id !== 'KMS.1');
});

test('there is a trail wherever there is to be a new one', () => {
  const trails = [...deployed].map(([name, all]) => [name, all.filter(({ type }) => type === 'AWS::CloudTrail::Trail').length]);
  expect(trails.filter(([, count]) => count === 1).map(([name]) => name)).toEqual(['Default', 'Everything', 'ManagedResults', 'OwnResources', 'OrganizationTrail']);
});

describe('the controls on metric filters', () => {
  const all = deployed.get('Everything')!;
  const trail = all.find(({ type }) => type === 'AWS::CloudTrail::Trail')!;
  const ofType = (type: string): Deployed[] => all.filter((resource) => resource.type === type);

  test('are fourteen', () => {
    expect(RulePack.securityHub().rules.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `cloudwatch-${index + 1}`));
  });

  test.each(RulePack.securityHub().rules.map((rule) => [rule.id, rule] as const))('%s has its filter, its alarm, and somebody who is told', (_, rule) => {
    const filters = ofType('AWS::Logs::MetricFilter').filter(({ properties }) => properties.FilterPattern === rule.pattern.logPatternString);
    expect(filters).toHaveLength(1);
    const [{ LogGroupName: group, MetricTransformations: [metric, ...others] }] = filters.map(({ properties }) => properties);
    expect(metric).toEqual({ MetricNamespace: 'LogMetrics', MetricName: expect.any(String), MetricValue: '1', DefaultValue: 0 });
    expect(others).toEqual([]);
    expect(trail.properties.CloudWatchLogsLogGroupArn).toBe(`${group.slice(0, -1)}.Arn}`);

    const alarms = ofType('AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName === metric.MetricName && properties.Namespace === 'LogMetrics');
    expect(alarms).toHaveLength(1);
    expect(alarms[0].properties).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, Statistic: 'Sum' });
    const [topic] = alarms[0].properties.AlarmActions;
    expect(ofType('AWS::SNS::Subscription').filter(({ properties }) => properties.TopicArn === topic)).toHaveLength(1);
  });
});

describe('a control fails', () => {
  const all = deployed.get('Default')!;

  test.each<[string, string, (properties: Record<string, any>) => object]>([
    ['CloudTrail.1', 'Trail', () => ({ IsMultiRegionTrail: false })],
    ['CloudTrail.1', 'Trail', ({ EventSelectors: [selector] }) => ({ EventSelectors: [{ ...selector, ReadWriteType: 'WriteOnly' }] })],
    ['CloudTrail.6', 'Archive/Bucket', () => ({ PublicAccessBlockConfiguration: {} })],
    ['CloudTrail.7', 'Archive/Bucket', () => ({ LoggingConfiguration: undefined })],
    ['CloudWatch.15', 'Rules/RecordsStopped', () => ({ AlarmActions: [] })],
    ['CloudWatch.16', 'Trail/LogGroup', () => ({ RetentionInDays: 180 })],
    ['S3.5', 'Archive/Bucket/Policy', () => ({ PolicyDocument: { Statement: [] } })],
    ['S3.8', 'Archive/Bucket', () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } })],
    ['KMS.4', 'Archive/Key', () => ({ EnableKeyRotation: false })],
    ['KMS.5', 'Archive/Key', () => ({ KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }] } })],
    ['SNS.4', 'Rules/Topic/Policy', () => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sns:Publish', Resource: '*' }] } })],
  ])('%s, where %s is otherwise', (id, place, change) => {
    const changed = all.map((resource) => {
      const { properties } = resource;
      return resource.place === place ? { ...resource, properties: { ...properties, ...change(properties) } } : resource;
    });
    expect(failing(CONTROLS[id], changed)).toHaveLength(failing(CONTROLS[id], all).length + 1);
  });
});
