import type { Modules } from './modules';

/** A prop that is wrong, so that every language must say what the library says. */
export function fault({ analytics, cdk }: Modules): void {
  new analytics.CloudTrailAnalytics(new cdk.Stack(new cdk.App(), 'Fault'), 'Audit', { resourceNamePrefix: 'Audit Trail' });
}
