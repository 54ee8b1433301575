import { App, CfnMapping, CfnOutput, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { computeTimePerItem } from '../../../../tools/bench/synth/growth';
import { Build, createL1Program } from '../../../../tools/bench/synth/program';
import { assertSameResources, type Template as BenchTemplate } from '../../../../tools/bench/synth/template';

function synthesizeTemplate(build: Build): BenchTemplate {
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  return Template.fromStack(stack).toJSON() as BenchTemplate;
}

/** References, joined texts, a mapping, base64, policies, dependencies and metadata. */
const SAMPLE: Build = (scope) => {
  const stack = Stack.of(scope);
  const regions = new CfnMapping(stack, 'Regions', { mapping: { aws: { names: 'eu-west-1,us-east-1' } } });
  const bucket = new s3.Bucket(stack, 'Bucket', { enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY });
  const topic = new sns.Topic(stack, 'Topic', { displayName: Fn.base64(`${bucket.bucketName} in ${regions.findInMap('aws', 'names')}`) });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal(), description: stack.formatArn({ service: 's3', resource: 'x' }) });
  topic.grantPublish(role);
  const resource = topic.node.defaultChild as sns.CfnTopic;
  resource.addDependency(bucket.node.defaultChild as s3.CfnBucket);
  resource.addMetadata('Sample', { Of: bucket.bucketArn });
};

test('a program of L1 classes makes the resources of the template that it is made from', () => {
  const template = synthesizeTemplate(SAMPLE);
  const remade = synthesizeTemplate(createL1Program(template));
  expect(Object.keys(remade.Resources)).toHaveLength(Object.keys(template.Resources).length);
  expect(() => assertSameResources(template, remade)).not.toThrow();
});

test('a function of which it knows no code is refused', () => {
  const template = synthesizeTemplate((stack) => new sns.CfnTopic(stack, 'Topic', { displayName: Fn.select(0, Fn.split(',', 'a,b')) + Fn.importValue('x') }));
  expect(() => createL1Program(template)).toThrow('the intrinsic function Fn::ImportValue has no code here yet');
});

test('a reference to what is no resource is refused', () => {
  const template: BenchTemplate = { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Elsewhere' } } } } };
  expect(() => createL1Program(template)).toThrow("Ref of 'Elsewhere' has no code here yet");
});

test('outputs are no resources', () => {
  const template = synthesizeTemplate((stack) => {
    new CfnOutput(stack, 'Output', { value: 'x' });
    new sns.CfnTopic(stack, 'Topic');
  });
  const remade = synthesizeTemplate(createL1Program(template));
  expect(remade).not.toHaveProperty('Outputs');
  expect(Object.keys(remade.Resources)).toEqual(['Topic']);
});

test('what one more takes is the slope between sizes', () => {
  expect(computeTimePerItem([{ count: 10, milliseconds: 20 }, { count: 20, milliseconds: 25 }, { count: 50, milliseconds: 55 }])).toEqual([0.5, 1]);
});
