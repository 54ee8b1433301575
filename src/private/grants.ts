import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isForeign } from './environment';
import { ValidationError } from './errors';
import { addStatement, IResourceWithPolicy } from './resource-policies';

/** Permissions on resources. */
export interface Access {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/** Permissions on a resource that can belong to another account, whose resource policy must also allow them. */
export interface SharedAccess extends Access {
  /** ID of the statement in the resource policy. */
  readonly sid: string;
  /** The prop that the resource was passed to. */
  readonly prop: string;
  readonly resource: IResourceWithPolicy;
  /** Resources of the statement in the resource policy, if they differ from `resourceArns`. */
  readonly policyArns?: string[];
  /** Conditions of the statement in the resource policy, if they differ from `conditions`. */
  readonly policyConditions?: Record<string, Record<string, unknown>>;
}

/** Grants permissions with one statement each in the policy of the grantee. */
export function grantAll(grantee: iam.IGrantable, accesses: readonly Access[]): iam.Grant {
  validateGrantee(grantee);
  return accesses
    .map(({ actions, resourceArns, conditions }) => iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions }))
    .reduce((all, grant) => all.combine(grant));
}

/** Adds cross-account statements to resource policies. They allow the account of the stack; identity policies grant the permissions to principals. */
export function requireResourcePolicies(scope: Construct, accesses: readonly SharedAccess[]): void {
  for (const { resource, prop, sid, actions, resourceArns, policyArns = resourceArns, conditions, policyConditions = conditions } of accesses) {
    if (!isForeign(scope, resource)) continue;
    addStatement(scope, prop, resource, new iam.PolicyStatement({
      sid, principals: [new iam.AccountPrincipal(Stack.of(scope).account)], actions, resources: policyArns, conditions: policyConditions,
    }));
  }
}

/** The inline policies of a user have a total size limit of 2,048 characters, which the statements exceed. */
function validateGrantee({ grantPrincipal }: iam.IGrantable): void {
  if ('userName' in grantPrincipal) {
    throw new ValidationError('grantee must be a role or a group, because the statements exceed the size limit of user policies: '
      + `add the user to a group; got the user ${(grantPrincipal as iam.IUser).node.path}`);
  }
}
