import { Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { MachineInput } from './state-machine-definition';
import { Target } from './target';
import { ResolvedRule } from '../detection/rule-set';
import { createAnd, Condition, parsePattern, UnsupportedPatternError } from '../filter-pattern';
import { EventPattern, renderEventPattern } from '../filter-pattern/backends/event-bridge/render-event-pattern';
import { ValidationError } from '../private/errors';
import { EVENT_SCHEMA } from '../tables/record-schema';

/** An event that nobody was told of within the hour is no news, and an alarm should say so. */
const MAX_EVENT_AGE_SECONDS = 3600;
const MAX_RETRIES = 185;
const MAX_DESCRIPTION_LENGTH = 512;
/** EventBridge takes no longer input template. */
const MAX_TEMPLATE_LENGTH = 8192;

export interface EventRuleProps extends ResolvedRule {
  readonly pattern: EventPattern;
  /** Those that tell of the rule. */
  readonly deliveries: readonly Target[];
  readonly stateMachineArn: string;
  readonly roleArn: string;
  readonly undeliveredQueueArn: string;
}

/** Hands each event that a rule matches to the state machine, together with the rule. */
export function createEventRule(scope: Construct, id: string, props: EventRuleProps): events.CfnRule {
  const { rule, pack, pattern } = props;
  const created = new events.CfnRule(scope, id, {
    description: `${rule.severity}: ${rule.title} (rule ${rule.id})`.slice(0, MAX_DESCRIPTION_LENGTH),
    // Without it, EventBridge keeps back what only reads; the L2 rule does not know of it.
    state: pattern.readOnlyEvents && props.deliveries.some(({ reads }) => reads) ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
    eventPattern: pattern.pattern,
    targets: [{
      id: 'Messages',
      arn: props.stateMachineArn,
      roleArn: props.roleArn,
      inputTransformer: { inputPathsMap: { record: '$.detail' }, inputTemplate: inputTemplate(props) },
      deadLetterConfig: { arn: props.undeliveredQueueArn },
      retryPolicy: { maximumEventAgeInSeconds: MAX_EVENT_AGE_SECONDS, maximumRetryAttempts: MAX_RETRIES },
    }],
  });
  created.addMetadata('CloudTrailAnalytics', { Rule: rule.id, Pack: pack.id, Severity: rule.severity });
  return created;
}

/** EventBridge puts the record in place of `<record>`, so no other `<` may stand in the text. */
function inputTemplate({ rule, deliveries }: EventRuleProps): string {
  const constants: Omit<MachineInput, 'record'> = {
    rule: {
      id: rule.id,
      title: rule.title,
      severity: rule.severity,
      meaning: rule.description === '' ? undefined : rule.description,
      response: rule.runbook === '' ? undefined : rule.runbook,
    },
    deliveries: deliveries.map(({ name }) => name),
  };
  const template = JSON.stringify(constants).replace(/</g, '\\u003c').replace(/>/g, '\\u003e').replace(/}$/, ',"record":<record>}');
  if (!Token.isUnresolved(template) && template.length > MAX_TEMPLATE_LENGTH) {
    throw new ValidationError(`eventNotifications: rule '${rule.id}': title, meaning and response make an input template of ${template.length} characters, `
      + `and ${MAX_TEMPLATE_LENGTH} are allowed: shorten them by ${template.length - MAX_TEMPLATE_LENGTH}`);
  }
  return template;
}

/** The longest ARN of a role without a path. */
const LONGEST_ROLE_ARN = 'arn:aws-us-gov:iam::123456789012:role/'.length + 64;
const ISSUER = '$.userIdentity.sessionContext.sessionIssuer.arn';

/**
 * The condition as a pattern of EventBridge, without what the given roles do.
 *
 * Telling of an event makes calls, which are events themselves: where one of them is denied, a rule on denied calls would
 * tell of that, be denied again, and never stop. A pattern that has no room for the exception is about certain calls
 * anyway, and is left as it is.
 */
export function renderRulePattern(condition: Condition, ownRoleArns: readonly string[]): EventPattern {
  const names = ownRoleArns.map((_, index) => String(index).padStart(LONGEST_ROLE_ARN, 'x'));
  const others = parsePattern(`{ (${ISSUER} NOT EXISTS) || (${names.map((arn) => `(${ISSUER} != "${arn}")`).join(' && ')}) }`);
  try {
    const rendered = renderEventPattern(createAnd([condition, others]), EVENT_SCHEMA);
    const json = names.reduce((text, name, index) => text.replaceAll(name, ownRoleArns[index]), JSON.stringify(rendered.pattern));
    return { ...rendered, pattern: JSON.parse(json) };
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    return renderEventPattern(condition, EVENT_SCHEMA);
  }
}

/** Whether a pattern has a `wildcard` matcher, of which a bus takes few. */
export function hasWildcard({ pattern }: EventPattern): boolean {
  return JSON.stringify(pattern).includes('{"wildcard":');
}
