import { App, Stack } from 'aws-cdk-lib';
import { Deployed, deployedBy } from './deployed';
import { CloudTrailAnalytics } from '../../src';
import { addStacks, CONSTRUCT_ID, STACKS } from '../../tools/verify/security/stacks';

/** The evidence, who read it, and what somebody may still be reading. */
const STAYS = ['Archive/AccessLogs', 'Archive/Bucket', 'Archive/Key', 'Queries/AccessLogs', 'Queries/Results'];
/** Where kinds of resources have a name that nothing else in the account may have; a saved query's name need not be unique. */
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
  // its metric: two filters of one metric would add to each other
  'AWS::Logs::MetricFilter': ({ MetricTransformations: [{ MetricNamespace, MetricName }] }) => `${MetricNamespace}/${MetricName}`,
  'AWS::S3::Bucket': ({ BucketName }) => BucketName,
  'AWS::SNS::Topic': ({ TopicName }) => TopicName,
  'AWS::SQS::Queue': ({ QueueName }) => QueueName,
  'AWS::StepFunctions::StateMachine': ({ StateMachineName }) => StateMachineName,
};
/** Kinds without a name. */
const NAMELESS = [
  'AWS::Athena::NamedQuery', 'AWS::IAM::Policy', 'AWS::KMS::Key', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription', 'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

const deployed = addStacks(new App()).map((stack) => [stack.stackName, deployedBy(stack).filter(({ place }) => place !== undefined)] as const);

/** The name that a resource takes, within its kind. */
function namesOf({ type, properties }: Deployed): string[] {
  const name = NAMES[type]?.(properties);
  return name === undefined ? [] : [`${type} ${String(name)}`];
}

test('of each kind it is known whether it has a name', () => {
  const kinds = new Set(deployed.flatMap(([, resources]) => resources.map(({ type }) => type)));
  expect([...kinds].sort()).toEqual([...Object.keys(NAMES), ...NAMELESS].sort());
});

test.each(deployed)('when stack %s is deleted, what is kept stays and the rest goes', (_, resources) => {
  for (const { place, type, deletionPolicy, updateReplacePolicy } of resources) {
    const stays = STAYS.includes(place!);
    // CloudFormation deletes by default, except for what keeps a snapshot, which we have none of
    expect([place, type, deletionPolicy ?? 'Delete', updateReplacePolicy ?? 'Delete'])
      .toEqual([place, type, ...stays ? ['Retain', 'Retain'] : ['Delete', 'Delete']]);
  }
});

test('everything that stays is in one of the stacks', () => {
  const places = new Set(deployed.flatMap(([, resources]) => resources.map(({ place }) => place)));
  for (const place of STAYS) expect([...places]).toContain(place);
});

test.each(deployed)('what stays of stack %s has no name that the next deployment would need', (_, resources) => {
  expect(resources.filter(({ place }) => STAYS.includes(place!)).flatMap(namesOf)).toEqual([]);
});

test('an alias, which would outlive its key, is not made', () => {
  for (const [, resources] of deployed) expect(resources.filter(({ type }) => type === 'AWS::KMS::Alias')).toEqual([]);
});

test.each(deployed)('a workgroup of stack %s goes with its history', (_, resources) => {
  for (const { properties } of resources.filter(({ type }) => type === 'AWS::Athena::WorkGroup')) expect(properties.RecursiveDeleteOption).toBe(true);
});

test.each(Object.keys(STACKS))('two constructs of kind %s take no name twice', (kind) => {
  const stack = new Stack(new App(), 'Twice', { env: { account: '111122223333', region: 'eu-central-1' } });
  const props = STACKS[kind](stack);
  // with everything twice, the stack would be too large
  const few = { ...props, detectionRules: undefined, queryPacks: undefined };
  for (const id of [CONSTRUCT_ID, 'Other']) new CloudTrailAnalytics(stack, id, kind === 'Everything' ? few : props);
  const names = deployedBy(stack).filter(({ place }) => place !== undefined).flatMap(namesOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
