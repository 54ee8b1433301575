import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as fc from 'fast-check';
import { analyticsProps, newAnalytics } from './props/analytics';
import { ACCOUNT, REGION } from './props/resources';
import { ALARM_ONLY_PATTERNS } from './props/rules';
import { standalone } from './props/standalone';
import { Value } from './props/value';
import { AuditTrail, DetectionNotifications, DetectionRule, EventNotification, LogArchive, RulePack } from 'cdk-cloudtrail-analytics';

/** Text that only a defect of the library leaves in a template. */
const DEFECT = /\bundefined\b|\bNaN\b|\[object |\$\{Token\[/;
/** Characters of the template to quote on each side of a defect. */
const CONTEXT = 40;

/** Valid props in a stack. */
export interface Case {
  readonly construct: Value<unknown>;
  /** True if the stack has an account and a Region. */
  readonly hasEnvironment: boolean;
}

export interface Synthesis {
  readonly problems: readonly string[];
  /** The template, if the synthesis succeeds. */
  readonly template?: string;
}

/** Constructs with random valid props. */
export const cases: fc.Arbitrary<Case> = fc.record({
  construct: fc.oneof({ weight: 3, arbitrary: analyticsProps.map(newAnalytics) }, { weight: 1, arbitrary: standalone }),
  hasEnvironment: fc.boolean(),
});

/** More alternatives than an event pattern can list. */
const MANY_ALTERNATIVES = `{ ${Array.from({ length: 30 }, (_, index) => `($.a${index} = 1 || $.b${index} = 2)`).join(' && ')} }`;

/** A stack without new resources. */
const IMPORTED_ARCHIVE: Case = {
  hasEnvironment: false,
  construct: {
    code: 'a LogArchive with an imported bucket and key',
    make: (scope) => new LogArchive(scope, 'Archive', {
      bucket: Bucket.fromBucketName(scope, 'Logs', 'example-logs'),
      encryptionKey: Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`),
      trailArn: AuditTrail.formatTrailArn(scope, 'example'),
    }),
  },
};

/** Rules that EventBridge does not support, so that a warning says that only their alarm is created. */
const ALARM_ONLY: readonly Case[] = [...ALARM_ONLY_PATTERNS, MANY_ALTERNATIVES].map((text) => ({
  hasEnvironment: true,
  construct: {
    code: `a rule with the pattern ${text}`,
    make: (scope) => new DetectionNotifications(scope, 'Events', {
      resourceNamePrefix: 'example',
      detectionRules: [RulePack.of('acme', ['{ $.eventName = "A" }', text].map((pattern, index) => new DetectionRule({
        id: `rule-${index}`, title: 'A rule', pattern: FilterPattern.literal(pattern),
      })))],
      eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
    }),
  },
}));

/** Cases that random props seldom include. */
export const FIXED_CASES: readonly Case[] = [IMPORTED_ARCHIVE, ...ALARM_ONLY];

/** Synthesizes a case. `inspect` returns further problems of the stack. */
export function synthesizeCase(
  { construct, hasEnvironment }: Case, outdir: string, inspect: (stack: Stack) => readonly string[] = () => [],
): Synthesis {
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false });
  const stack = new Stack(app, 'Test', hasEnvironment ? { env: { account: ACCOUNT, region: REGION } } : {});
  try {
    construct.make(stack);
    const template = readFileSync(path.join(app.synth().directory, stack.templateFile), 'utf8');
    const defect = DEFECT.exec(template);
    const quote = defect && template.slice(Math.max(0, defect.index - CONTEXT), defect.index + CONTEXT);
    return { problems: [...quote ? [`the template contains '${quote}'`] : [], ...inspect(stack)], template };
  } catch (error) {
    return { problems: [`valid props are rejected: ${(error as Error).message}`] };
  }
}
