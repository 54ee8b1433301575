import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { deployedBy, plain } from './deployed';
import { policyProblems } from './policy-problems';
import { statementsOf } from './statements';
import { addStacks } from '../../tools/verify/security/stacks';

const PARTITIONS = [['aws', 'eu-central-1', 'amazonaws.com'], ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'], ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com']] as const;
const VIEW = '/* Presto View: ';

/** The whole template as one text, views in plain. */
function textOf(stack: Stack): string {
  return JSON.stringify(plain(Template.fromStack(stack).toJSON(), stack), (_, value) =>
    (typeof value === 'string' && value.startsWith(VIEW) ? Buffer.from(value.slice(VIEW.length).split(' ')[0], 'base64').toString('utf8') : value));
}

describe.each(PARTITIONS)('in partition %s', (partition, region, suffix) => {
  const stacks = addStacks(new App(), region).map((stack) => [stack.stackName, stack] as const);

  test.each(stacks)('stack %s names nothing of another partition', (_, stack) => {
    const arns = textOf(stack).match(/arn:aws[a-z-]*:/g) ?? [];
    expect(arns.filter((arn) => arn !== `arn:${partition}:`)).toEqual([]);
    expect(arns.length).toBeGreaterThan(0);
  });

  test.each(stacks)('the policies of stack %s are as everywhere', (_, stack) => {
    expect(policyProblems(stack)).toEqual([]);
  });

  test('services are let in by the names that they have there', () => {
    const principals = stacks.flatMap(([, stack]) => deployedBy(stack).flatMap(statementsOf)).flatMap((statement) => statement.principals)
      .filter((principal) => principal.startsWith('Service:'));
    expect([...new Set(principals)].sort()).toEqual([
      ...['cloudtrail', 'cloudwatch', 'encryption.athena', 'events', 'logging.s3'].map((name) => `Service:${name}.amazonaws.com`),
      `Service:logs.${region}.${suffix}`,
      ...['s3', 'states'].map((name) => `Service:${name}.amazonaws.com`),
    ]);
  });

  test('no text leads to the console of one partition alone', () => {
    for (const [, stack] of stacks) {
      // the state machine looks the console up by its partition, among all of them
      const { Resources: resources } = Template.fromStack(stack).toJSON();
      const others = Object.values<any>(resources).filter(({ Type }) => Type !== 'AWS::StepFunctions::StateMachine');
      expect(JSON.stringify(others)).not.toMatch(/console\.(aws|amazonaws)/);
    }
  });
});
