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
import { DeployedResource, listResources } from './deployed';
import { findPolicyProblems } from './policy-problems';
import { Statement, listStatements } from './statements';
import { addStacks } from '../../tools/verify/security/stacks';

describe('feature flags of the app', () => {
  /** The feature flags that an app can disable. */
  const disabled = Object.fromEntries(Object.keys(CURRENTLY_RECOMMENDED_FLAGS)
    .filter((name) => typeof CURRENTLY_RECOMMENDED_FLAGS[name as keyof typeof CURRENTLY_RECOMMENDED_FLAGS] === 'boolean' && FLAGS[name])
    .map((name) => [name, false]));

  const createStacks = (context: Record<string, unknown>): Stack[] => addStacks(new App({ context }));
  const unset = createStacks({});
  const set = [CURRENTLY_RECOMMENDED_FLAGS, disabled].map(createStacks);

  /** Lists each permission separately, because feature flags can merge and sort statements. */
  function listPermissions(statements: readonly Statement[]): string[] {
    return [...new Set(statements.flatMap(({ location, kind, effect, principals, actions, resources, conditions }) =>
      (principals.length > 0 ? principals : ['']).flatMap((principal) => actions.flatMap((action) => (resources.length > 0 ? resources : ['']).map((resource) =>
        [location, kind, effect, principal, action, resource, ...conditions].join(' '))))))].sort();
  }

  /** Renders a resource without its policies. */
  function renderResource({ path, type, properties }: DeployedResource): string {
    const { PolicyDocument, KeyPolicy, AssumeRolePolicyDocument, Policies, ...others } = properties;
    return `${path} ${type} ${JSON.stringify(others)}`;
  }

  test('include more than 40 flags', () => {
    expect(Object.keys(disabled).length).toBeGreaterThan(40);
  });

  test.each(unset.map((stack, index) => [stack.stackName, index] as const))('do not change the permissions and resources of stack %s', (_, index) => {
    const resources = listResources(unset[index]);
    expect(resources.length).toBeGreaterThan(0);
    for (const { [index]: stack } of set) {
      const others = listResources(stack);
      expect(listPermissions(others.flatMap(listStatements))).toEqual(listPermissions(resources.flatMap(listStatements)));
      expect(others.map(renderResource).sort()).toEqual(resources.map(renderResource).sort());
      expect(findPolicyProblems(stack)).toEqual([]);
    }
  });
});

describe('settings of the app', () => {
  // The largest stack would exceed the template size with tags and indentation.
  const app = new App({ context: { '@aws-cdk/core:suppressTemplateIndentation': true } });
  const seen = new Set<string>();
  const counts = new Map<string, number>();
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

  class CountingInjector implements IPropertyInjector {
    constructor(public readonly constructUniqueId: string) {}

    public inject<T>(props: T): T {
      counts.set(this.constructUniqueId, (counts.get(this.constructUniqueId) ?? 0) + 1);
      return props;
    }
  }

  PropertyInjectors.of(app).add(...ids.map(([, id]) => new CountingInjector(id)));
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

  test('an aspect visits all resources', () => {
    const count = templates.reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);
    expect(resources).toHaveLength(count);
    expect(seen.size).toBe(count);
  });

  test('all taggable resources have the tag', () => {
    const taggable = resources.filter(({ resource }) => TagManager.isTaggable(resource) || 'cdkTagManager' in resource);
    const types = [...new Set(taggable.map(({ resource }) => resource.cfnResourceType))].sort();
    expect(types).toEqual([
      'AWS::Athena::WorkGroup', 'AWS::CloudTrail::Trail', 'AWS::CloudWatch::Alarm', 'AWS::Events::Rule', 'AWS::IAM::Role', 'AWS::KMS::Key', 'AWS::Logs::LogGroup',
      'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::StepFunctions::StateMachine',
    ]);
    for (const { resource, properties } of taggable) {
      expect([resource.node.path, properties.Tags]).toEqual([resource.node.path, expect.arrayContaining([{ Key: 'cost-center', Value: 'audit' }])]);
    }
  });

  test('all roles have the permissions boundary', () => {
    const roles = resources.filter(({ resource }) => resource.cfnResourceType === 'AWS::IAM::Role');
    expect(roles.length).toBeGreaterThan(stacks.length / 2);
    for (const { resource, properties } of roles) expect([resource.node.path, JSON.stringify(properties.PermissionsBoundary)]).toEqual([resource.node.path, expect.stringContaining('boundary')]);
  });

  test.each(ids)('a property injector receives all %s', (type, id) => {
    const count = resources.filter(({ resource }) => resource.cfnResourceType === type).length;
    expect(count).toBeGreaterThan(0);
    expect(counts.get(id)).toBe(count);
  });
});
