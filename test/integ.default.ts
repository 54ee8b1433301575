/*
 * What nothing but the construct gives. It can be deployed to any account; archive, access logs, results and the key of the evidence stay.
 */
import { Stack } from 'aws-cdk-lib';
import { integApp, integTest } from './integ-app';
import { CloudTrailAnalytics } from '../src';

const app = integApp();
const stack = new Stack(app, 'cloudtrail-analytics-default');
new CloudTrailAnalytics(stack, 'Audit');
integTest(app, 'Default', [stack]);
