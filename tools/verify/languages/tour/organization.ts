import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** A trail of an organization, and the ways to say whose records can be queried. */
export function organization({ analytics }: Modules, stack: Stack): void {
  const own = analytics.AccountScope.own();
  stack.addMetadata('AccountScope.own', own.isInjected);
  const named = analytics.AccountScope.injected(['111122223333']);
  stack.addMetadata('AccountScope.injected', named.isInjected);
  const listed = analytics.AccountScope.listed(['111122223333', '444455556666']);
  stack.addMetadata('AccountScope.listed', listed.accountIds);
  new analytics.CloudTrailAnalytics(stack, 'Audit', {
    source: analytics.RecordSource.organizationTrail({
      organizationId: 'o-exampleorgid',
      accounts: listed,
      managementAccountId: '444455556666',
    }),
    tamperDetection: false,
    queryResults: analytics.QueryResults.managed(),
  });
}
