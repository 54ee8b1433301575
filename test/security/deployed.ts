import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { CloudTrailAnalytics } from '../../src';

/** A resource of a template, with its intrinsic functions as text: `${LogicalId}` and `${LogicalId.Attribute}`. */
export interface Deployed {
  /** Path of its construct within that of the library, without `Resource` at its end; undefined for what the app made beside it. */
  readonly place?: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Record<string, any>;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
}

/** The resources that a stack deploys. */
export function deployedBy(stack: Stack): Deployed[] {
  const places = new Map(stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))
    .map((resource) => [stack.resolve(resource.logicalId) as string, placeOf(resource)]));
  const { Resources: resources = {} } = Template.fromStack(stack).toJSON() as { Resources?: Record<string, Record<string, any>> };
  return Object.entries(resources).map(([logicalId, { Type: type, Properties, DeletionPolicy, UpdateReplacePolicy }]) => ({
    place: places.get(logicalId),
    logicalId,
    type,
    properties: plain(Properties ?? {}, stack) as Record<string, any>,
    deletionPolicy: DeletionPolicy,
    updateReplacePolicy: UpdateReplacePolicy,
  }));
}

function placeOf(resource: CfnResource): string | undefined {
  const ours = resource.node.scopes.find((scope) => scope instanceof CloudTrailAnalytics);
  return ours && resource.node.path.slice(ours.node.path.length + 1).replace(/\/Resource$/, '').replace(/^Resource$/, '');
}

/** A resolved value as the stack's partition, Region and account make it; what only the deployment knows is in braces. */
export function plain(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, any>;
  if (typeof object.Ref === 'string') return pseudo(object.Ref, stack) ?? `\${${object.Ref}}`;
  if ('Fn::GetAtt' in object) return `\${${[object['Fn::GetAtt']].flat().join('.')}}`;
  if ('Fn::Join' in object) return (plain(object['Fn::Join'][1], stack) as unknown[]).join(object['Fn::Join'][0]);
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, plain(item, stack)]));
}

function pseudo(name: string, { account, region }: Stack): string | undefined {
  const { partition = 'aws', domainSuffix = 'amazonaws.com' } = RegionInfo.get(region);
  return { 'AWS::Partition': partition, 'AWS::URLSuffix': domainSuffix, 'AWS::Region': region, 'AWS::AccountId': account }[name];
}
