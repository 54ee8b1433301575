import * as cdk from 'aws-cdk-lib';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as analytics from 'cdk-cloudtrail-analytics';

/** What the tour uses; a recording stands in for it where the tour is to be written in another language. */
export const MODULES = { actions, analytics, cdk, events, iam, kms, logs, s3, sns, subscriptions };

export type Modules = typeof MODULES;

/** What jsii calls them. */
export const MODULE_NAMES: Readonly<Record<keyof Modules, string>> = {
  actions: 'aws-cdk-lib.aws_cloudwatch_actions',
  analytics: 'cdk-cloudtrail-analytics',
  cdk: 'aws-cdk-lib',
  events: 'aws-cdk-lib.aws_events',
  iam: 'aws-cdk-lib.aws_iam',
  kms: 'aws-cdk-lib.aws_kms',
  logs: 'aws-cdk-lib.aws_logs',
  s3: 'aws-cdk-lib.aws_s3',
  sns: 'aws-cdk-lib.aws_sns',
  subscriptions: 'aws-cdk-lib.aws_sns_subscriptions',
};
