import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as fc from 'fast-check';
import { EACH_FAULT, Fault, faults } from './faults';
import { analyticsProps, newAnalytics } from './props/analytics';
import { ACCOUNT, REGION } from './props/resources';
import { UNTELLABLE } from './props/rules';
import { standalone } from './props/standalone';
import { Value } from './value';
import { AuditTrail, DetectionNotifications, DetectionRule, EventNotification, LogArchive, RulePack } from 'cdk-cloudtrail-analytics';

/** What somebody writes, right or with one thing wrong. */
export interface Case {
  readonly what: Value<unknown>;
  /** What the one error must say; undefined where all is right. */
  readonly names?: RegExp;
  readonly hasEnvironment: boolean;
}

const valid: fc.Arbitrary<Case> = fc.record({
  what: fc.oneof({ weight: 3, arbitrary: analyticsProps.map(newAnalytics) }, { weight: 1, arbitrary: standalone }),
  hasEnvironment: fc.boolean(),
});

const withFault = (fault: Fault): Case => ({ ...fault, hasEnvironment: true });
const broken: fc.Arbitrary<Case> = faults.map(withFault);

/** More than a pattern of EventBridge can list. */
const MANY_ALTERNATIVES = `{ ${Array.from({ length: 30 }, (_, index) => `($.a${index} = 1 || $.b${index} = 2)`).join(' && ')} }`;

/** A stack that deploys nothing, as all that is there was there before. */
const NOTHING_NEW: Case = {
  hasEnvironment: false,
  what: {
    code: 'a LogArchive of an imported bucket and key',
    make: (scope) => new LogArchive(scope, 'Archive', {
      bucket: Bucket.fromBucketName(scope, 'Logs', 'example-logs'),
      encryptionKey: Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`),
      trailArn: AuditTrail.formatTrailArn(scope, 'example'),
    }),
  },
};

/** Each condition of which EventBridge cannot tell. */
const LEFT_TO_ALARMS: readonly Case[] = [...UNTELLABLE, MANY_ALTERNATIVES].map((text) => ({
  hasEnvironment: true,
  what: {
    code: `a rule on ${text}`,
    make: (scope) => new DetectionNotifications(scope, 'Events', {
      resourceNamePrefix: 'example',
      alarmRules: [RulePack.of('acme', ['{ $.eventName = "A" }', text].map((one, index) => new DetectionRule({
        id: `rule-${index}`, title: 'A rule', pattern: FilterPattern.literal(one),
      })))],
      eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
    }),
  },
}));

/** Each fault, whatever chance says. */
export const SURELY_WRONG: readonly Case[] = EACH_FAULT.map(withFault);

/** What is right, and must be there whatever chance says. */
export const SURELY_RIGHT: readonly Case[] = [NOTHING_NEW, ...LEFT_TO_ALARMS];

/** At least half of them right. */
export const cases: fc.Arbitrary<Case> = fc.oneof({ weight: 2, arbitrary: valid }, { weight: 1, arbitrary: broken });

/** An empty stack for a case. */
export function stackFor({ hasEnvironment }: Case, outdir?: string): Stack {
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false });
  return new Stack(app, 'Test', hasEnvironment ? { env: { account: ACCOUNT, region: REGION } } : {});
}
