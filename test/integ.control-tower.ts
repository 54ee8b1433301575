/*
 * Tables and queries for the bucket of AWS Control Tower. To deploy this test to the log archive account of a landing zone, set
 * `INTEG_ORGANIZATION_ID` to the ID of the organization and `INTEG_BUCKET` to the name of the bucket.
 */
import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { integApp, integTest } from './integ-app';
import { AccountScope, CloudTrailAnalytics, QueryPack, RecordSource, RulePack } from '../src';

const app = integApp();
const stack = new Stack(app, 'cloudtrail-analytics-control-tower');
new CloudTrailAnalytics(stack, 'Audit', {
  source: RecordSource.controlTower({
    organizationId: process.env.INTEG_ORGANIZATION_ID ?? 'o-exampleorgid',
    bucket: s3.Bucket.fromBucketName(stack, 'Logs', process.env.INTEG_BUCKET ?? 'aws-controltower-logs-111122223333-eu-west-1'),
    accounts: AccountScope.injected(['111122223333']),
  }),
  alarmRules: [],
  detectionRules: [RulePack.organization()],
  queryPacks: [QueryPack.organization()],
});
integTest(app, 'ControlTower', [stack]);
