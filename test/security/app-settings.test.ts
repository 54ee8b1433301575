import { App, Aspects, CfnResource, IPropertyInjector, PropertyInjectors, Stack, TagManager, Tags, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { CURRENTLY_RECOMMENDED_FLAGS, FLAGS } from 'aws-cdk-lib/cx-api';
import { Deployed, deployedBy } from './deployed';
import { policyProblems } from './policy-problems';
import { Statement, statementsOf } from './statements';
import { addStacks } from '../../tools/verify/security/stacks';

describe('feature flags of the app', () => {
  /** Those that the CDK still lets an app switch off. */
  const off = Object.fromEntries(Object.keys(CURRENTLY_RECOMMENDED_FLAGS)
    .filter((name) => typeof CURRENTLY_RECOMMENDED_FLAGS[name as keyof typeof CURRENTLY_RECOMMENDED_FLAGS] === 'boolean' && FLAGS[name])
    .map((name) => [name, false]));

  const stacksWith = (context: Record<string, unknown>): Stack[] => addStacks(new App({ context }));
  const unset = stacksWith({});
  const set = [CURRENTLY_RECOMMENDED_FLAGS, off].map(stacksWith);

  /** One line for each thing that somebody is allowed, or refused: flags may join statements and sort what they name. */
  function rights(statements: readonly Statement[]): string[] {
    return [...new Set(statements.flatMap(({ where, kind, effect, principals, actions, resources, conditions }) =>
      (principals.length > 0 ? principals : ['']).flatMap((principal) => actions.flatMap((action) => (resources.length > 0 ? resources : ['']).map((resource) =>
        [where, kind, effect, principal, action, resource, ...conditions].join(' '))))))].sort();
  }

  /** Whatever else a resource is, in an order of its own where the order means nothing. */
  function settings({ place, type, properties }: Deployed): string {
    const { PolicyDocument, KeyPolicy, AssumeRolePolicyDocument, Policies, ...others } = properties;
    return `${place} ${type} ${JSON.stringify(others)}`;
  }

  test('are many', () => {
    expect(Object.keys(off).length).toBeGreaterThan(40);
  });

  test.each(unset.map((stack, index) => [stack.stackName, index] as const))('do not change what stack %s allows and how it is kept', (_, index) => {
    const resources = deployedBy(unset[index]);
    expect(resources.length).toBeGreaterThan(0);
    for (const { [index]: stack } of set) {
      const others = deployedBy(stack);
      expect(rights(others.flatMap(statementsOf))).toEqual(rights(resources.flatMap(statementsOf)));
      expect(others.map(settings).sort()).toEqual(resources.map(settings).sort());
      expect(policyProblems(stack)).toEqual([]);
    }
  });
});

describe('what the app wants of everything', () => {
  // with tags on everything, the largest of the stacks has no room for spaces
  const app = new App({ context: { '@aws-cdk/core:suppressTemplateIndentation': true } });
  const seen = new Set<string>();
  const injected = new Map<string, number>();
  const ids = Object.entries({
    'AWS::CloudWatch::Alarm': cloudwatch.Alarm,
    'AWS::IAM::Role': iam.Role,
    'AWS::KMS::Key': kms.Key,
    'AWS::Logs::LogGroup': logs.LogGroup,
    'AWS::Logs::MetricFilter': logs.MetricFilter,
    'AWS::S3::Bucket': s3.Bucket,
    'AWS::SNS::Topic': sns.Topic,
    'AWS::SQS::Queue': sqs.Queue,
    'AWS::StepFunctions::StateMachine': sfn.StateMachine,
  }).map(([type, { PROPERTY_INJECTION_ID: id }]) => [type, id] as const);

  class Counting implements IPropertyInjector {
    constructor(public readonly constructUniqueId: string) {}

    public inject<T>(props: T): T {
      injected.set(this.constructUniqueId, (injected.get(this.constructUniqueId) ?? 0) + 1);
      return props;
    }
  }

  PropertyInjectors.of(app).add(...ids.map(([, id]) => new Counting(id)));
  const stacks = addStacks(app);
  Tags.of(app).add('cost-center', 'audit');
  iam.PermissionsBoundary.of(app).apply(iam.ManagedPolicy.fromManagedPolicyName(stacks[0], 'Boundary', 'boundary'));
  Aspects.of(app).add({
    visit: (construct) => {
      if (CfnResource.isCfnResource(construct)) seen.add(construct.node.path);
    },
  });
  const templates = stacks.map((stack) => Template.fromStack(stack).toJSON());
  const resources = stacks.flatMap((stack, index) => stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))
    .map((resource) => ({ resource, properties: templates[index].Resources[Token.asString(stack.resolve(resource.logicalId))]?.Properties ?? {} })));

  test('an aspect sees every resource', () => {
    const count = templates.reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);
    expect(resources).toHaveLength(count);
    expect(seen.size).toBe(count);
  });

  test('a tag is on every resource that can have tags', () => {
    const taggable = resources.filter(({ resource }) => TagManager.isTaggable(resource) || 'cdkTagManager' in resource);
    const kinds = [...new Set(taggable.map(({ resource }) => resource.cfnResourceType))].sort();
    expect(kinds).toEqual([
      'AWS::Athena::WorkGroup', 'AWS::CloudTrail::Trail', 'AWS::CloudWatch::Alarm', 'AWS::Events::Rule', 'AWS::IAM::Role', 'AWS::KMS::Key', 'AWS::Logs::LogGroup',
      'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::StepFunctions::StateMachine',
    ]);
    for (const { resource, properties } of taggable) {
      expect([resource.node.path, properties.Tags]).toEqual([resource.node.path, expect.arrayContaining([{ Key: 'cost-center', Value: 'audit' }])]);
    }
  });

  test('a permissions boundary is on every role', () => {
    const roles = resources.filter(({ resource }) => resource.cfnResourceType === 'AWS::IAM::Role');
    expect(roles.length).toBeGreaterThan(stacks.length / 2);
    for (const { resource, properties } of roles) expect([resource.node.path, JSON.stringify(properties.PermissionsBoundary)]).toEqual([resource.node.path, expect.stringContaining('boundary')]);
  });

  test.each(ids)('a property injector sees every %s', (type, id) => {
    const made = resources.filter(({ resource }) => resource.cfnResourceType === type).length;
    expect(made).toBeGreaterThan(0);
    expect(injected.get(id)).toBe(made);
  });
});
