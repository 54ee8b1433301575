import { Annotations, IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { renderResolved, RequiredStatement } from './required-statement';

/** What a resource of the user's own answers when it is asked to take a policy statement. */
export interface IResourceWithPolicy extends IResource {
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;
}

/**
 * Adds a statement to a resource's policy, or says that it must contain the statement where the policy is not ours to
 * change: an imported resource keeps the policy that it has.
 */
export function addStatement(scope: Construct, prop: string, resource: IResourceWithPolicy, statement: iam.PolicyStatement): void {
  makeUnique(scope, resource, statement);
  if (!resource.addToResourcePolicy(statement).statementAdded) requireStatement(scope, prop, statement);
}

/** Says, by a warning, an output and a `RequiredStatement`, what the policy of an imported resource must contain. */
export function requireStatement(scope: Construct, prop: string, statement: iam.PolicyStatement): void {
  RequiredStatement._record(scope, prop, statement);
  Annotations.of(scope).addWarningV2(
    `cdk-cloudtrail-analytics:${prop}Policy:${statement.sid}`,
    `the policy of the imported resource given as ${prop} cannot be changed from here; make sure that it contains this statement: `
    + renderResolved(Stack.of(scope).resolve(statement.toStatementJson())),
  );
}

/** What each resource was asked to take: the statements by sid, as text. */
const known = new WeakMap<IResourceWithPolicy, Map<string, () => string>>();

/** Two constructs can share a bucket or a key, but not a sid for different statements. */
function makeUnique(scope: Construct, resource: IResourceWithPolicy, statement: iam.PolicyStatement): void {
  const { sid } = statement;
  if (sid === undefined) return;
  const statements = known.get(resource) ?? new Map<string, () => string>();
  known.set(resource, statements);
  // asked for where two have one sid, which is seldom
  const content = (): string => JSON.stringify({ ...Stack.of(scope).resolve(statement.toStatementJson()), Sid: undefined });
  let unique = sid;
  for (let count = 2; statements.has(unique) && statements.get(unique)?.() !== content(); count++) unique = `${sid}${count}`;
  statements.set(unique, content);
  statement.sid = unique;
}
