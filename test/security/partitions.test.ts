import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { listResources, resolveIntrinsics } from './deployed';
import { findPolicyProblems } from './policy-problems';
import { listStatements } from './statements';
import { addStacks } from '../../tools/verify/security/stacks';

const PARTITIONS = [['aws', 'eu-central-1', 'amazonaws.com'], ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'], ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com']] as const;
const VIEW = '/* Presto View: ';

/** Renders the template with decoded views. */
function renderTemplate(stack: Stack): string {
  return JSON.stringify(resolveIntrinsics(Template.fromStack(stack).toJSON(), stack), (_, value) =>
    (typeof value === 'string' && value.startsWith(VIEW) ? Buffer.from(value.slice(VIEW.length).split(' ')[0], 'base64').toString('utf8') : value));
}

describe.each(PARTITIONS)('in partition %s', (partition, region, suffix) => {
  const stacks = addStacks(new App(), region).map((stack) => [stack.stackName, stack] as const);

  test.each(stacks)('stack %s has no ARN of another partition', (_, stack) => {
    const arns = renderTemplate(stack).match(/arn:aws[a-z-]*:/g) ?? [];
    expect(arns.filter((arn) => arn !== `arn:${partition}:`)).toEqual([]);
    expect(arns.length).toBeGreaterThan(0);
  });

  test.each(stacks)('the policies of stack %s have no problems', (_, stack) => {
    expect(findPolicyProblems(stack)).toEqual([]);
  });

  test('service principals have the names of the partition', () => {
    const principals = stacks.flatMap(([, stack]) => listResources(stack).flatMap(listStatements)).flatMap((statement) => statement.principals)
      .filter((principal) => principal.startsWith('Service:'));
    expect([...new Set(principals)].sort()).toEqual([
      ...['cloudtrail', 'cloudwatch', 'encryption.athena', 'events', 'logging.s3'].map((name) => `Service:${name}.amazonaws.com`),
      `Service:logs.${region}.${suffix}`,
      ...['s3', 'states'].map((name) => `Service:${name}.amazonaws.com`),
    ]);
  });

  test('no text links to the console of a specific partition', () => {
    for (const [, stack] of stacks) {
      // The state machine selects the domain of the console by partition, so it contains all of them.
      const { Resources: resources } = Template.fromStack(stack).toJSON();
      const others = Object.values<any>(resources).filter(({ Type }) => Type !== 'AWS::StepFunctions::StateMachine');
      expect(JSON.stringify(others)).not.toMatch(/console\.(aws|amazonaws)/);
    }
  });
});
