import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { CloudTrailAnalytics } from '../../src';

/** A resource of a template, with intrinsic functions as `${LogicalId}` and `${LogicalId.Attribute}`. */
export interface DeployedResource {
  /** Path of the construct in `CloudTrailAnalytics`, without `Resource`; undefined for other resources of the app. */
  readonly path?: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Record<string, any>;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
}

/** Lists the resources of a stack. */
export function listResources(stack: Stack): DeployedResource[] {
  const paths = new Map(stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))
    .map((resource) => [stack.resolve(resource.logicalId) as string, getConstructPath(resource)]));
  const { Resources: resources = {} } = Template.fromStack(stack).toJSON() as { Resources?: Record<string, Record<string, any>> };
  return Object.entries(resources).map(([logicalId, { Type: type, Properties, DeletionPolicy, UpdateReplacePolicy }]) => ({
    path: paths.get(logicalId),
    logicalId,
    type,
    properties: resolveIntrinsics(Properties ?? {}, stack) as Record<string, any>,
    deletionPolicy: DeletionPolicy,
    updateReplacePolicy: UpdateReplacePolicy,
  }));
}

function getConstructPath(resource: CfnResource): string | undefined {
  const parent = resource.node.scopes.find((scope) => scope instanceof CloudTrailAnalytics);
  return parent && resource.node.path.slice(parent.node.path.length + 1).replace(/\/Resource$/, '').replace(/^Resource$/, '');
}

/** Resolves intrinsic functions with the partition, the Region and the account of the stack. Other values are in braces. */
export function resolveIntrinsics(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveIntrinsics(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, any>;
  if (typeof object.Ref === 'string') return resolvePseudoParameter(object.Ref, stack) ?? `\${${object.Ref}}`;
  if ('Fn::GetAtt' in object) return `\${${[object['Fn::GetAtt']].flat().join('.')}}`;
  if ('Fn::Join' in object) return (resolveIntrinsics(object['Fn::Join'][1], stack) as unknown[]).join(object['Fn::Join'][0]);
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, resolveIntrinsics(item, stack)]));
}

function resolvePseudoParameter(name: string, { account, region }: Stack): string | undefined {
  const { partition = 'aws', domainSuffix = 'amazonaws.com' } = RegionInfo.get(region);
  return { 'AWS::Partition': partition, 'AWS::URLSuffix': domainSuffix, 'AWS::Region': region, 'AWS::AccountId': account }[name];
}
