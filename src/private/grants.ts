import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, Dependable, IConstruct } from 'constructs';
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

/** Paths of roles that only AWS services can change. */
const SERVICE_PATH = /:role\/(aws-reserved|aws-service-role)\//;

/**
 * Grants permissions with one statement each in the policy of the grantee. Adds a warning if the policy of the grantee cannot be changed,
 * for example because it is a role of another account.
 */
export function grantAll(scope: IConstruct, grantee: iam.IGrantable, accesses: readonly Access[]): iam.Grant {
  validateGrantee(grantee);
  const granted = accesses
    .map(({ actions, resourceArns, conditions }) => iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions }))
    .reduce((all, grant) => all.combine(grant));
  // A grant depends on the policies that it changed. A new role creates its policy during synthesis.
  if (!(grantee.grantPrincipal instanceof iam.Role) && Dependable.of(granted).dependencyRoots.length === 0) {
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:nothingGranted',
      `nothing is granted to ${describeGrantee(grantee)}, because this stack cannot change its policy; add the permissions to its policy in the `
      + 'account that owns it: https://github.com/cloudemprise/cdk-cloudtrail-analytics/blob/main/docs/guides/granting-query-access.md');
  }
  return granted;
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

function describeGrantee({ grantPrincipal }: iam.IGrantable): string {
  if ('roleArn' in grantPrincipal) return `the role ${(grantPrincipal as iam.IRole).node.path}`;
  return `the principal ${String(grantPrincipal)}`;
}

/** The inline policies of a user have a total size limit of 2,048 characters, which the statements exceed. */
function validateGrantee({ grantPrincipal }: iam.IGrantable): void {
  const { roleArn } = grantPrincipal as Partial<iam.IRole>;
  if (roleArn !== undefined && !Token.isUnresolved(roleArn) && SERVICE_PATH.test(roleArn)) {
    throw new ValidationError('grantee must not be a role of IAM Identity Center or a service-linked role, because their policies cannot be changed: '
      + `add the permissions to the permission set instead; got ${roleArn}`);
  }
  if ('userName' in grantPrincipal) {
    throw new ValidationError('grantee must be a role or a group, because the statements exceed the size limit of user policies: '
      + `add the user to a group; got the user ${(grantPrincipal as iam.IUser).node.path}`);
  }
}
