/*
 * The construct with its defaults. This test can be deployed to any account. The buckets and the key of the archive are retained.
 */
import { Stack } from 'aws-cdk-lib';
import { integApp, integTest } from './integ-app';
import { CloudTrailAnalytics } from '../src';

const app = integApp();
const stack = new Stack(app, 'cloudtrail-analytics-default');
new CloudTrailAnalytics(stack, 'Audit');
integTest(app, 'Default', [stack]);
