import * as iam from 'aws-cdk-lib/aws-iam';

/** What somebody may do. */
export interface Access {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/** Adds a statement for each access to the policy of an identity. */
export function grantAll(grantee: iam.IGrantable, accesses: readonly Access[]): iam.Grant {
  return accesses
    .map((access) => iam.Grant.addToPrincipal({ grantee, ...access }))
    .reduce((all, grant) => all.combine(grant));
}
