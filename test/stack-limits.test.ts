import { App, CfnResource, Stack, StackProps } from 'aws-cdk-lib';
import { BUILT_IN_PACKS } from './queries/built-in-packs';
import { synthesise } from './template';
import { ApiInsights, CloudTrailAnalytics, NetworkActivityEvents, QueryPack, QueryWorkgroup, RecordSource, RulePack } from '../src';
import { addStackSizeValidation } from '../src/private/stack-limits';

/** A log group takes 100 filters, and the rules that guard the evidence are always among them. */
const ALARMS = 90;

test('a stack with everything stays within what CloudFormation takes', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', {
      source: RecordSource.trail({ networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')], insights: [ApiInsights.callRate()] }),
      alarmRules: firstRules(ALARMS, [RulePack.securityHub(), RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.compute()]),
      detectionRules: [RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(), RulePack.operations()],
      queryPacks: BUILT_IN_PACKS.map(preparedWherePossible),
    });
  });
  const json = template.toJSON();
  expect(Object.keys(template.findResources('AWS::Logs::MetricFilter')).length).toBeGreaterThan(ALARMS);
  expect(Object.keys(template.findResources('AWS::Athena::NamedQuery')).length).toBeGreaterThan(130);
  expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(500);
  expect(JSON.stringify(json, undefined, 1).length).toBeLessThanOrEqual(1_000_000);
}, 60_000);

function firstRules(count: number, packs: readonly RulePack[]): RulePack[] {
  let left = count;
  return packs.flatMap((pack) => {
    const ids = pack.rules.map(({ id }) => id).slice(0, left);
    left -= ids.length;
    return ids.length > 0 ? [pack.only(ids)] : [];
  });
}

function preparedWherePossible(pack: QueryPack): QueryPack {
  try {
    return pack.withPreparedStatements();
  } catch {
    return pack;
  }
}

describe('a stack that is too large', () => {
  function synth(build: (stack: Stack) => void, props: StackProps = {}): void {
    const app = new App();
    build(new Stack(app, 'Mine', props));
    app.synth();
  }

  function addQueues(stack: Stack, count: number, properties: object = {}): void {
    for (let index = 0; index < count; index += 1) {
      new CfnResource(stack, `Queue${index}`, { type: 'AWS::SQS::Queue', properties: { ...properties } });
    }
  }

  test('is refused with what it consists of, and what to do', () => {
    expect(() => synth((stack) => {
      addStackSizeValidation(stack);
      addQueues(stack, 499);
      new CfnResource(stack, 'One', { type: 'AWS::SNS::Topic' });
      new CfnResource(stack, 'Two', { type: 'AWS::SNS::Topic' });
    })).toThrow('stack Mine has 501 resources, and CloudFormation takes 500 in one: 499 AWS::SQS::Queue, 2 AWS::SNS::Topic; '
      + 'save fewer queries (QueryPack.only, QueryPack.without), ');
  });

  test('is refused before the CDK refuses it', () => {
    expect(() => synth((stack) => {
      new CloudTrailAnalytics(stack, 'Audit');
      addQueues(stack, 450);
    })).toThrow(/stack Mine has \d+ resources, .*: 450 AWS::SQS::Queue, \d+ AWS::.* other kinds; save fewer queries/);
  });

  test('is accepted up to the limit', () => {
    expect(() => synth((stack) => {
      addStackSizeValidation(stack);
      addQueues(stack, 500);
    })).not.toThrow();
  });

  const large = (stack: Stack): void => {
    addStackSizeValidation(stack);
    addQueues(stack, 11, { QueueName: 'x'.repeat(90_000) });
    new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic' });
  };

  test('in bytes is refused as well', () => {
    expect(() => synth((stack) => {
      large(stack);
      new CfnResource(stack, 'Last', { type: 'AWS::SQS::Queue', properties: { QueueName: 'x'.repeat(10_000) } });
    })).toThrow(/the template of stack Mine has \d+ bytes, and CloudFormation takes 1000000: \d+ bytes of AWS::SQS::Queue, \d+ bytes of AWS::SNS::Topic.*; save fewer/);
    expect(() => synth(large)).not.toThrow();
  });

  test('only for its indentation can do without that', () => {
    const indented = (stack: Stack): void => {
      addStackSizeValidation(stack);
      addQueues(stack, 480, { Tags: Array.from({ length: 40 }, () => ({ Key: 'k', Value: 'value' })) });
    };
    expect(() => synth(indented)).toThrow('bytes, and CloudFormation takes 1000000');
    expect(() => synth(indented, { suppressTemplateIndentation: true })).not.toThrow();
  });

  test('is told of once, however many constructs of ours are in it', () => {
    try {
      synth((stack) => {
        new QueryWorkgroup(stack, 'One', { workgroupName: 'one', databaseName: 'one' });
        new QueryWorkgroup(stack, 'Two', { workgroupName: 'two', databaseName: 'two' });
        addQueues(stack, 500);
      });
      throw new Error('not refused');
    } catch (error) {
      expect((error as Error).message.match(/CloudFormation takes 500/g)).toHaveLength(1);
    }
  });

  test("does not count another stack's resources", () => {
    expect(() => synth((stack) => {
      addStackSizeValidation(stack);
      addQueues(stack, 400);
      addQueues(new Stack(stack, 'Other'), 400);
    })).not.toThrow();
  });
});
