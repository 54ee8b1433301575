import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isForeign } from './environment';
import { ValidationError } from './errors';
import { addStatement, IResourceWithPolicy } from './resource-policies';

/** What somebody may do. */
export interface Access {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/** An access to a resource that may be another account's, whose own policy must allow it, too. */
export interface SharedAccess extends Access {
  /** Of the statement in the resource's policy. */
  readonly sid: string;
  /** The option by which the resource was given. */
  readonly prop: string;
  readonly resource: IResourceWithPolicy;
  /** What the resource's own policy calls it, where that is not as in `resourceArns`. */
  readonly ownArns?: string[];
  /** On what condition the resource's own policy allows it, where that is not as in `conditions`. */
  readonly ownConditions?: Record<string, Record<string, unknown>>;
}

/** Adds a statement for each access to the policy of an identity. */
export function grantAll(grantee: iam.IGrantable, accesses: readonly Access[]): iam.Grant {
  validateGrantee(grantee);
  return accesses
    .map(({ actions, resourceArns, conditions }) => iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions }))
    .reduce((all, grant) => all.combine(grant));
}

/**
 * Has the policies of another account's resources allow this account; who of it may use them is up to the grants, which
 * need not be made here.
 */
export function requireResourcePolicies(scope: Construct, accesses: readonly SharedAccess[]): void {
  for (const { resource, prop, sid, actions, resourceArns, ownArns = resourceArns, conditions, ownConditions = conditions } of accesses) {
    if (!isForeign(scope, resource)) continue;
    addStatement(scope, prop, resource, new iam.PolicyStatement({
      sid, principals: [new iam.AccountPrincipal(Stack.of(scope).account)], actions, resources: ownArns, conditions: ownConditions,
    }));
  }
}

/** The policies of a user hold 2,048 characters all told, which is less than these take. */
function validateGrantee({ grantPrincipal }: iam.IGrantable): void {
  if ('userName' in grantPrincipal) {
    throw new ValidationError('grantee must be a role or a group, as what it takes to query does not fit into the policy of a user: '
      + `put the user into a group; got the user ${(grantPrincipal as iam.IUser).node.path}`);
  }
}
