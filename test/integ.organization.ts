/*
 * An organization trail. To deploy this test to the management account of an organization, set `INTEG_ORGANIZATION_ID` to the ID of
 * the organization.
 */
import { Stack } from 'aws-cdk-lib';
import { integApp, integTest } from './integ-app';
import { AccountScope, CloudTrailAnalytics, QueryPack, RecordSource, RulePack } from '../src';

const app = integApp();
const stack = new Stack(app, 'cloudtrail-analytics-organization');
new CloudTrailAnalytics(stack, 'Audit', {
  source: RecordSource.organizationTrail({
    organizationId: process.env.INTEG_ORGANIZATION_ID ?? 'o-exampleorgid',
    accounts: AccountScope.listed([stack.account, '444455556666']),
  }),
  alarmRules: [RulePack.organization()],
  queryPacks: [QueryPack.organization()],
});
integTest(app, 'Organization', [stack]);
