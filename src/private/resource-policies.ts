import { Annotations, IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { renderResolved, RequiredStatement } from './required-statement';

/** A resource with a resource policy. */
export interface IResourceWithPolicy extends IResource {
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;
}

/** Adds a statement to a resource policy. The policy of an imported resource cannot be changed: the statement is reported instead. */
export function addStatement(scope: Construct, prop: string, resource: IResourceWithPolicy, statement: iam.PolicyStatement): void {
  makeUnique(scope, resource, statement);
  if (!resource.addToResourcePolicy(statement).statementAdded) requireStatement(scope, prop, statement);
}

/** Reports a statement that the policy of an imported resource must contain: as a warning, an output and a `RequiredStatement`. */
function requireStatement(scope: Construct, prop: string, statement: iam.PolicyStatement): void {
  RequiredStatement._record(scope, prop, statement);
  Annotations.of(scope).addWarningV2(
    `cdk-cloudtrail-analytics:${prop}Policy:${statement.sid}`,
    `the policy of the imported resource in ${prop} cannot be changed by this stack; make sure that it contains this statement: `
    + renderResolved(Stack.of(scope).resolve(statement.toStatementJson())),
  );
}

/** The statements that were added to each resource, by statement ID. Constructs of several stacks can share a resource. */
const STATEMENTS = new WeakMap<IResourceWithPolicy, Map<string, () => string>>();

/** Makes the statement ID unique in the policy, because two constructs can share a bucket or a key. */
function makeUnique(scope: Construct, resource: IResourceWithPolicy, statement: iam.PolicyStatement): void {
  const { sid } = statement;
  if (sid === undefined) return;
  const statements = STATEMENTS.get(resource) ?? new Map<string, () => string>();
  STATEMENTS.set(resource, statements);
  // Rendered only if two statements have the same ID, which is rare.
  const content = (): string => JSON.stringify({ ...Stack.of(scope).resolve(statement.toStatementJson()), Sid: undefined });
  let unique = sid;
  for (let count = 2; statements.has(unique) && statements.get(unique)?.() !== content(); count++) unique = `${sid}${count}`;
  statements.set(unique, content);
  statement.sid = unique;
}
