import { App, Stack } from 'aws-cdk-lib';
import { DeployedResource, listResources } from './deployed';
import { CloudTrailAnalytics, QueryPack } from '../../src';
import { addStacks, CONSTRUCT_ID, STACKS } from '../../tools/verify/security/stacks';

/** The retained resources and their deletion policies. A bucket without evidence is deleted if its creation is rolled back. */
const DELETION_POLICIES: Readonly<Record<string, string>> = {
  'Archive/AccessLogs': 'RetainExceptOnCreate',
  'Archive/Bucket': 'Retain',
  'Archive/Key': 'Retain',
  'Workgroup/AccessLogs': 'RetainExceptOnCreate',
  'Workgroup/Results': 'RetainExceptOnCreate',
};
const RETAINED = Object.keys(DELETION_POLICIES);
/** The names of resource types that must be unique in the account. */
const NAMES: Readonly<Record<string, (properties: Record<string, any>) => unknown>> = {
  'AWS::Athena::PreparedStatement': ({ WorkGroup, StatementName }) => `${WorkGroup}/${StatementName}`,
  'AWS::Athena::WorkGroup': ({ Name }) => Name,
  'AWS::CloudTrail::Trail': ({ TrailName }) => TrailName,
  'AWS::CloudWatch::Alarm': ({ AlarmName }) => AlarmName,
  'AWS::Events::Rule': ({ Name }) => Name,
  'AWS::Glue::Database': ({ DatabaseInput }) => DatabaseInput.Name,
  'AWS::Glue::Table': ({ DatabaseName, TableInput }) => `${DatabaseName}.${TableInput.Name}`,
  'AWS::IAM::Role': ({ RoleName }) => RoleName,
  'AWS::Logs::LogGroup': ({ LogGroupName }) => LogGroupName,
  // The name of the metric, because two filters of the same metric would be added.
  'AWS::Logs::MetricFilter': ({ MetricTransformations: [{ MetricNamespace, MetricName }] }) => `${MetricNamespace}/${MetricName}`,
  'AWS::S3::Bucket': ({ BucketName }) => BucketName,
  'AWS::SNS::Topic': ({ TopicName }) => TopicName,
  'AWS::SQS::Queue': ({ QueueName }) => QueueName,
  'AWS::StepFunctions::StateMachine': ({ StateMachineName }) => StateMachineName,
};
/** Resource types without a unique name. */
const WITHOUT_UNIQUE_NAME = [
  'AWS::Athena::NamedQuery', 'AWS::IAM::Policy', 'AWS::KMS::Key', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription', 'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

const deployed = addStacks(new App()).map((stack) => [stack.stackName, listResources(stack).filter(({ path }) => path !== undefined)] as const);

/** Lists the unique name of a resource, if it has one. */
function listUniqueNames({ type, properties }: DeployedResource): string[] {
  const name = NAMES[type]?.(properties);
  return name === undefined ? [] : [`${type} ${String(name)}`];
}

test('all resource types are in one of the lists', () => {
  const types = new Set(deployed.flatMap(([, resources]) => resources.map(({ type }) => type)));
  expect([...types].sort()).toEqual([...Object.keys(NAMES), ...WITHOUT_UNIQUE_NAME].sort());
});

test.each(deployed)('only the expected resources of stack %s are retained', (_, resources) => {
  for (const { path, type, deletionPolicy, updateReplacePolicy } of resources) {
    const isRetained = RETAINED.includes(path!);
    // The default of CloudFormation is Delete for all these resource types.
    expect([path, type, deletionPolicy ?? 'Delete', updateReplacePolicy ?? 'Delete'])
      .toEqual([path, type, ...isRetained ? [DELETION_POLICIES[path!], 'Retain'] : ['Delete', 'Delete']]);
  }
});

test('the stacks contain all retained resources', () => {
  const paths = new Set(deployed.flatMap(([, resources]) => resources.map(({ path }) => path)));
  for (const path of RETAINED) expect([...paths]).toContain(path);
});

test.each(deployed)('the retained resources of stack %s have no unique name', (_, resources) => {
  expect(resources.filter(({ path }) => RETAINED.includes(path!)).flatMap(listUniqueNames)).toEqual([]);
});

test('the stacks have no key alias', () => {
  for (const [, resources] of deployed) expect(resources.filter(({ type }) => type === 'AWS::KMS::Alias')).toEqual([]);
});

test.each(deployed)('a workgroup of stack %s is deleted with its query history', (_, resources) => {
  for (const { properties } of resources.filter(({ type }) => type === 'AWS::Athena::WorkGroup')) expect(properties.RecursiveDeleteOption).toBe(true);
});

test.each(Object.keys(STACKS))('two constructs %s have different names', (stackName) => {
  const stack = new Stack(new App(), 'Twice', { env: { account: '111122223333', region: 'eu-central-1' } });
  const props = STACKS[stackName](stack);
  // Two copies of all rules and queries exceed the size of a stack.
  const reduced = { ...props, detectionRules: undefined, queryPacks: [QueryPack.security()] };
  for (const id of [CONSTRUCT_ID, 'Other']) new CloudTrailAnalytics(stack, id, stackName === 'Everything' ? reduced : props);
  const names = listResources(stack).filter(({ path }) => path !== undefined).flatMap(listUniqueNames);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
