import { Annotations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/** What a resource of the user's own answers when it is asked to take a policy statement. */
export interface IPolicyHolder extends IConstruct {
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;
}

/**
 * Adds a statement to a resource's policy, and warns with the exact statement where the policy is not ours to change:
 * an imported key or topic keeps the policy that it has.
 */
export function addStatement(scope: IConstruct, prop: string, resource: IPolicyHolder, statement: iam.PolicyStatement): void {
  if (resource.addToResourcePolicy(statement).statementAdded) return;
  Annotations.of(scope).addWarningV2(
    `cdk-cloudtrail-analytics:${prop}Policy:${statement.sid}`,
    `the policy of the imported resource given as ${prop} cannot be changed from here; make sure that it contains this statement: `
    + JSON.stringify(statement.toStatementJson()),
  );
}
