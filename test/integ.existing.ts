/*
 * Tables, queries and alarms for an existing trail. This test can be deployed to any account, because it creates a bucket and a log
 * group in place of those of a trail.
 */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { integApp, integTest } from './integ-app';
import { CloudTrailAnalytics, QueryPack, RecordSource, RulePack } from '../src';

const app = integApp();
const trailStack = new Stack(app, 'cloudtrail-analytics-existing-trail');
const bucket = new s3.Bucket(trailStack, 'Logs', { removalPolicy: RemovalPolicy.DESTROY });
const logGroup = new logs.LogGroup(trailStack, 'LogGroup', { removalPolicy: RemovalPolicy.DESTROY });
const stack = new Stack(app, 'cloudtrail-analytics-existing');
new CloudTrailAnalytics(stack, 'Audit', {
  source: RecordSource.existingTrail({ bucket, logGroup, keyPrefix: 'trails' }),
  alarmRules: [RulePack.recommended().only(['root-usage'])],
  queryPacks: [QueryPack.security().only(['root-activity'])],
});
integTest(app, 'Existing', [trailStack, stack]);
