import { CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CloudTrailAnalytics, EventNotification, QueryPack, QueryWindow, RulePack } from '../../src';
import { ConcurrencyLimit } from '../../src/private/concurrency';

const MAX = 5;

/** Returns the resources of a type and, for each of them, the resources of the type that it depends on. */
function findDependencies(template: Template, ...types: string[]): Record<string, string[]> {
  const found = Object.assign({}, ...types.map((type) => template.findResources(type))) as Record<string, { DependsOn?: string | string[] }>;
  return Object.fromEntries(Object.entries(found).map(([id, { DependsOn: ids = [] }]) => [id, [ids].flat().filter((each) => each in found)]));
}

/** Returns the number of resources that CloudFormation creates in each step, if all resources of a step are created at once. */
function countSteps(dependencies: Readonly<Record<string, string[]>>): number[] {
  const steps = new Map<string, number>();
  const findStep = (id: string, path: readonly string[] = []): number => {
    if (path.includes(id)) throw new Error(`dependency cycle: ${[...path, id].join(' -> ')}`);
    const known = steps.get(id);
    if (known !== undefined) return known;
    const step = Math.max(-1, ...dependencies[id].map((each) => findStep(each, [...path, id]))) + 1;
    steps.set(id, step);
    return step;
  };
  const counts: number[] = [];
  for (const id of Object.keys(dependencies)) counts[findStep(id)] = (counts[findStep(id)] ?? 0) + 1;
  return counts;
}

test('each resource depends on the resource max places before it', () => {
  const stack = new Stack();
  const limit = new ConcurrencyLimit(2);
  for (const id of ['A', 'B', 'C', 'D', 'E']) limit.add(new CfnResource(stack, id, { type: 'AWS::SNS::Topic' }));
  expect(findDependencies(Template.fromStack(stack), 'AWS::SNS::Topic')).toEqual({ A: [], B: [], C: ['A'], D: ['B'], E: ['C'] });
});

describe('a stack with many rules and queries', () => {
  const stack = new Stack();
  const audit = new CloudTrailAnalytics(stack, 'Audit', {
    alarmRules: [RulePack.recommended()],
    queryPacks: [QueryPack.security().withPreparedStatements()],
    logQueryRules: [RulePack.identity().without(['root-access-key-created'])],
    eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
  });
  // Resources that are added later continue the order.
  audit.alarms?.addRulePack(RulePack.securityHub());
  audit.workgroup?.addQueryPack(QueryPack.compliance().withWindow(QueryWindow.last(Duration.days(7))));
  const template = Template.fromStack(stack);

  test.each([
    ['metric filters', ['AWS::Logs::MetricFilter']],
    ['Logs Insights queries', ['AWS::Logs::QueryDefinition']],
    ['named queries and prepared statements', ['AWS::Athena::NamedQuery', 'AWS::Athena::PreparedStatement']],
    ['event rules', ['AWS::Events::Rule']],
  ])('creates at most five %s at once', (_, types) => {
    const counts = countSteps(findDependencies(template, ...types));
    expect(counts.length).toBeGreaterThan(2);
    expect(counts.filter((count) => count > MAX)).toEqual([]);
  });

  test('creates each alarm after its metric filter', () => {
    const filters = template.findResources('AWS::Logs::MetricFilter');
    const names = Object.fromEntries(Object.entries(filters).map(([id, { Properties }]) => [id, JSON.stringify(Properties.FilterName)]));
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    for (const [id, name] of Object.entries(names)) {
      const alarm = alarms.find(({ Properties }) => JSON.stringify(Properties.AlarmName) === name);
      expect([name, alarm?.DependsOn]).toEqual([name, [id]]);
    }
  });
});
