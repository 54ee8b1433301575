import { App, CfnResource, Stack, StackProps } from 'aws-cdk-lib';
import { BUILT_IN_PACKS } from './queries/built-in-packs';
import { synthesise } from './template';
import { ApiInsights, CloudTrailAnalytics, NetworkActivityEvents, QueryPack, QueryWorkgroup, RecordSource, RulePack } from '../src';
import { addStackSizeValidation } from '../src/private/stack-limits';

/** A log group can have 100 metric filters, including those of tamper detection. */
const ALARMS = 90;

test('a stack with all features is within the quotas of CloudFormation', () => {
  const { template } = synthesise((stack) => {
    new CloudTrailAnalytics(stack, 'Audit', {
      source: RecordSource.trail({ networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')], insights: [ApiInsights.callRate()] }),
      alarmRules: selectFirstRules(ALARMS, [RulePack.securityHub(), RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.compute()]),
      detectionRules: [RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(), RulePack.operations()],
      queryPacks: BUILT_IN_PACKS.map(addPreparedStatements),
    });
  });
  const json = template.toJSON();
  expect(Object.keys(template.findResources('AWS::Logs::MetricFilter')).length).toBeGreaterThan(ALARMS);
  expect(Object.keys(template.findResources('AWS::Athena::NamedQuery')).length).toBeGreaterThan(130);
  expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(500);
  expect(JSON.stringify(json, undefined, 1).length).toBeLessThanOrEqual(1_000_000);
}, 60_000);

function selectFirstRules(count: number, packs: readonly RulePack[]): RulePack[] {
  let left = count;
  return packs.flatMap((pack) => {
    const ids = pack.rules.map(({ id }) => id).slice(0, left);
    left -= ids.length;
    return ids.length > 0 ? [pack.only(ids)] : [];
  });
}

function addPreparedStatements(pack: QueryPack): QueryPack {
  return pack.queries.some(({ parameterNames }) => parameterNames.length > 0) ? pack.withPreparedStatements() : pack;
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

  test('is an error with its resource types and a remedy', () => {
    expect(() => synth((stack) => {
      addStackSizeValidation(stack);
      addQueues(stack, 499);
      new CfnResource(stack, 'One', { type: 'AWS::SNS::Topic' });
      new CfnResource(stack, 'Two', { type: 'AWS::SNS::Topic' });
    })).toThrow('stack Mine must have at most 500 resources, the quota of CloudFormation; got 501: 499 AWS::SQS::Queue, 2 AWS::SNS::Topic; '
      + 'save fewer queries (QueryPack.only, QueryPack.without), ');
  });

  test('is an error before the error of the CDK', () => {
    expect(() => synth((stack) => {
      new CloudTrailAnalytics(stack, 'Audit');
      addQueues(stack, 450);
    })).toThrow(/stack Mine must have at most 500 resources, .*; got \d+: 450 AWS::SQS::Queue, \d+ AWS::.* other types; save fewer queries/);
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

  test('in bytes is an error', () => {
    expect(() => synth((stack) => {
      large(stack);
      new CfnResource(stack, 'Last', { type: 'AWS::SQS::Queue', properties: { QueueName: 'x'.repeat(10_000) } });
    })).toThrow(new RegExp('the template of stack Mine must have at most 1000000 bytes, the quota of CloudFormation; got \\d+: '
      + '\\d+ bytes of AWS::SQS::Queue, \\d+ bytes of AWS::SNS::Topic.*; save fewer'));
    expect(() => synth(large)).not.toThrow();
  });

  test('only because of its indentation is accepted without indentation', () => {
    const indented = (stack: Stack): void => {
      addStackSizeValidation(stack);
      addQueues(stack, 480, { Tags: Array.from({ length: 40 }, () => ({ Key: 'k', Value: 'value' })) });
    };
    expect(() => synth(indented)).toThrow('must have at most 1000000 bytes, the quota of CloudFormation');
    expect(() => synth(indented, { suppressTemplateIndentation: true })).not.toThrow();
  });

  test('is one error for several constructs', () => {
    try {
      synth((stack) => {
        new QueryWorkgroup(stack, 'One', { workgroupName: 'one', databaseName: 'one' });
        new QueryWorkgroup(stack, 'Two', { workgroupName: 'two', databaseName: 'two' });
        addQueues(stack, 500);
      });
      throw new Error('not an error');
    } catch (error) {
      expect((error as Error).message.match(/at most 500 resources, the quota of CloudFormation/g)).toHaveLength(1);
    }
  });

  test('does not include the resources of other stacks', () => {
    expect(() => synth((stack) => {
      addStackSizeValidation(stack);
      addQueues(stack, 400);
      addQueues(new Stack(stack, 'Other'), 400);
    })).not.toThrow();
  });
});
