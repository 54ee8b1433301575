import { Stack } from 'aws-cdk-lib';
import { Deployed, plain } from './deployed';
import { CloudTrailAnalytics } from '../../src';

/** A statement of a policy, where it stands. */
export interface Statement {
  readonly where: string;
  /** Of a key, a bucket, a topic or a queue; of a role that is assumed; of an identity. */
  readonly kind: 'resource' | 'trust' | 'identity';
  readonly sid?: string;
  readonly effect: string;
  /** As `Service:cloudtrail.amazonaws.com`; `*` is everybody. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, key and values, e.g. `ArnLike aws:SourceArn ["arn:…"]`. */
  readonly conditions: readonly string[];
  /** What no statement of ours should have: `NotAction` and the like. */
  readonly negations: readonly string[];
}

/** The statements of all policies that a resource has. */
export function statementsOf({ place, logicalId, type, properties }: Deployed): Statement[] {
  const where = place ?? logicalId;
  const statements = (kind: Statement['kind'], document: any): Statement[] => [document?.Statement ?? []].flat().map((json: any) => statement(where, kind, json));
  return [
    ...statements('trust', properties.AssumeRolePolicyDocument),
    ...statements('resource', properties.KeyPolicy),
    ...statements(type === 'AWS::IAM::Policy' ? 'identity' : 'resource', properties.PolicyDocument),
    ...(type === 'AWS::IAM::Role' ? properties.Policies ?? [] : []).flatMap(({ PolicyDocument }: any) => statements('identity', PolicyDocument)),
  ];
}

/** What the policies of imported resources must contain is as much ours to say as what we deploy. */
export function requiredStatements(stack: Stack): Statement[] {
  const constructs = stack.node.children.filter((child): child is CloudTrailAnalytics => child instanceof CloudTrailAnalytics);
  return constructs.flatMap((audit) => audit.requiredStatements).map(({ resourceProp, statement: required }) =>
    statement(`the policy of ${resourceProp}`, 'resource', plain(stack.resolve(required.toStatementJson()), stack)));
}

function statement(where: string, kind: Statement['kind'], json: any): Statement {
  return {
    where,
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
