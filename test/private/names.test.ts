import { App, CfnParameter, Stack, StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CloudTrailAnalytics, DetectionAlarms, RecordSource, RulePack } from '../../src';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const REASON = 'resourceNamePrefix must be unique in an account and Region, because the names of resources and metrics are derived from it';

type Create = (scope: Construct, id: string, resourceNamePrefix: string) => unknown;

const createAlarms: Create = (scope, id, resourceNamePrefix) => new DetectionAlarms(scope, id, {
  resourceNamePrefix, logGroup: new LogGroup(scope, `${id}Logs`), alarmRules: [RulePack.recommended().only(['root-usage'])],
});

const createAnalytics: Create = (scope, id, resourceNamePrefix) => new CloudTrailAnalytics(scope, id, { resourceNamePrefix, queryPacks: [] });

const createTables: Create = (scope, id, resourceNamePrefix) => new CloudTrailAnalytics(scope, id, {
  resourceNamePrefix,
  source: RecordSource.existingTrail({ bucket: Bucket.fromBucketName(scope, `${id}Bucket`, 'logs') }),
  alarmRules: [],
  queryPacks: [],
});

/** Creates a stack for each of the props in one app. */
function createStacks(...props: StackProps[]): Stack[] {
  const app = new App();
  return props.map((each, index) => new Stack(app, `Stack${index}`, each));
}

/** Returns the validation errors of a construct tree, with the path of the construct. */
function validate({ node: { root } }: Construct): string[] {
  return root.node.findAll().flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
}

describe('a prefix must be unique', () => {
  test.each<[string, Create]>([['DetectionAlarms', createAlarms], ['CloudTrailAnalytics without a log group', createTables]])('among %s in one stack', (_, create) => {
    const [stack] = createStacks({});
    create(stack, 'One', 'audit');
    create(stack, 'Two', 'audit');
    create(stack, 'Three', 'other');
    expect(validate(stack)).toEqual([
      `[Stack0/One] ${REASON}; got 'audit', which Stack0/Two also uses`,
      `[Stack0/Two] ${REASON}; got 'audit', which Stack0/One also uses`,
    ]);
    expect(() => (stack.node.root as App).synth()).toThrow(`[Stack0/Two] ${REASON}`);
  });

  test('among CloudTrailAnalytics with a log group, reported for their alarms', () => {
    const [stack] = createStacks({});
    for (const id of ['One', 'Two']) createAnalytics(stack, id, 'audit');
    expect(validate(stack)).toEqual([
      `[Stack0/One/Alarms] ${REASON}; got 'audit', which Stack0/Two/Alarms also uses`,
      `[Stack0/Two/Alarms] ${REASON}; got 'audit', which Stack0/One/Alarms also uses`,
    ]);
  });

  test('among CloudTrailAnalytics and DetectionAlarms', () => {
    const [stack] = createStacks({});
    createAnalytics(stack, 'One', 'audit');
    createAlarms(stack, 'Two', 'audit');
    expect(validate(stack)).toHaveLength(2);
  });

  test.each<[string, Create[]]>([
    ['before', [createTables, createAnalytics]], ['after', [createAnalytics, createTables]],
  ])('if the construct without a log group is created %s the other', (_, [createFirst, createSecond]) => {
    const [stack] = createStacks({});
    createFirst(stack, 'One', 'audit');
    createSecond(stack, 'Two', 'audit');
    expect(validate(stack)).toEqual([expect.stringContaining(`${REASON}; got 'audit', which Stack0/`)]);
  });

  test.each<[string, Create]>([['DetectionAlarms', createAlarms], ['CloudTrailAnalytics', createTables]])('in one account and Region: %s', (_, create) => {
    const [one, two] = createStacks({ env: ENV }, { env: ENV });
    create(one, 'Audit', 'audit');
    create(two, 'Audit', 'audit');
    expect(validate(one)).toEqual([
      `[Stack0/Audit] ${REASON}; got 'audit', which Stack1/Audit also uses`,
      `[Stack1/Audit] ${REASON}; got 'audit', which Stack0/Audit also uses`,
    ]);
  });
});

describe('a prefix can be used twice', () => {
  test.each<[string, StackProps, StackProps]>([
    ['in two Regions', { env: ENV }, { env: { ...ENV, region: 'us-east-1' } }],
    ['in two accounts', { env: ENV }, { env: { ...ENV, account: '444455556666' } }],
    ['if no environment is known', {}, {}],
    ['if one environment is unknown', { env: ENV }, {}],
    ['if the accounts are unknown', { env: { region: 'eu-west-1' } }, { env: { region: 'eu-west-1' } }],
  ])('%s', (_, ...props) => {
    for (const create of [createAlarms, createTables]) {
      const stacks = createStacks(...props);
      for (const stack of stacks) create(stack, 'Audit', 'audit');
      expect(validate(stacks[0])).toEqual([]);
    }
  });

  test('in two apps', () => {
    const stacks = [createStacks({ env: ENV }), createStacks({ env: ENV })].flat();
    for (const stack of stacks) createAlarms(stack, 'Audit', 'audit');
    expect(stacks.flatMap(validate)).toEqual([]);
  });

  test('if it is a token', () => {
    const [stack] = createStacks({ env: ENV });
    const { valueAsString } = new CfnParameter(stack, 'Prefix');
    for (const id of ['One', 'Two']) createAlarms(stack, `Alarms${id}`, valueAsString);
    for (const id of ['One', 'Two']) createTables(stack, `Tables${id}`, valueAsString);
    expect(validate(stack)).toEqual([]);
  });
});

test('the prefix must be specified if the construct path is too short', () => {
  expect(() => new CloudTrailAnalytics(new Stack(new App(), 'AB'), 'Default')).toThrow('resourceNamePrefix must be specified if the name derived from the '
    + "construct path has fewer than 3 characters; got 'ab'");
});
