import { Stack } from 'aws-cdk-lib';
import { DeployedResource, resolveIntrinsics } from './deployed';
import { CloudTrailAnalytics } from '../../src';

/** A statement of a policy. */
export interface Statement {
  /** The resource of the policy. */
  readonly location: string;
  /** The policy of a resource, the trust policy of a role, or the policy of an identity. */
  readonly kind: 'resource' | 'trust' | 'identity';
  readonly sid?: string;
  readonly effect: string;
  /** Principals, such as `Service:cloudtrail.amazonaws.com`, or `*`. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, key and values, such as `ArnLike aws:SourceArn ["arn:…"]`. */
  readonly conditions: readonly string[];
  /** Negated elements, such as `NotAction`. */
  readonly negations: readonly string[];
}

/** Lists the statements of all policies of a resource. */
export function listStatements({ path, logicalId, type, properties }: DeployedResource): Statement[] {
  const location = path ?? logicalId;
  const parseDocument = (kind: Statement['kind'], document: any): Statement[] =>
    [document?.Statement ?? []].flat().map((json: any) => parseStatement(location, kind, json));
  return [
    ...parseDocument('trust', properties.AssumeRolePolicyDocument),
    ...parseDocument('resource', properties.KeyPolicy),
    ...parseDocument(type === 'AWS::IAM::Policy' ? 'identity' : 'resource', properties.PolicyDocument),
    ...(type === 'AWS::IAM::Role' ? properties.Policies ?? [] : []).flatMap(({ PolicyDocument }: any) => parseDocument('identity', PolicyDocument)),
  ];
}

/** Lists the statements that the policies of imported resources must contain. */
export function listRequiredStatements(stack: Stack): Statement[] {
  const constructs = stack.node.children.filter((child): child is CloudTrailAnalytics => child instanceof CloudTrailAnalytics);
  return constructs.flatMap((audit) => audit.requiredStatements).map(({ resourceProp, statement: required }) =>
    parseStatement(`the policy of ${resourceProp}`, 'resource', resolveIntrinsics(stack.resolve(required.toStatementJson()), stack)));
}

function parseStatement(location: string, kind: Statement['kind'], json: any): Statement {
  return {
    location,
    kind,
    sid: json.Sid,
    effect: json.Effect,
    principals: typeof json.Principal === 'string' ? [json.Principal]
      : Object.entries(json.Principal ?? {}).flatMap(([type, names]) => [names].flat().map((name) => (name === '*' ? '*' : `${type}:${String(name)}`))),
    actions: [json.Action ?? []].flat(),
    resources: [json.Resource ?? []].flat(),
    conditions: Object.entries(json.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys as object).map(([key, values]) => `${operator} ${key} ${JSON.stringify([values].flat())}`)),
    negations: Object.keys(json).filter((name) => name.startsWith('Not')),
  };
}
