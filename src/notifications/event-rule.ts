import { Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { StateMachineInput } from './state-machine-definition';
import { Target } from './target';
import { ResolvedRule } from '../detection/rule-set';
import { Condition, createAnd, EVENT_SCHEMA, parsePattern, UnsupportedPatternError } from '../filter-pattern';
import { EventPattern, renderEventPattern } from '../filter-pattern/backends/event-bridge/render-event-pattern';
import { ValidationError } from '../private/errors';

/** EventBridge sends events that are not delivered within one hour to the dead-letter queue. */
const MAX_EVENT_AGE_SECONDS = 3600;
const MAX_RETRIES = 185;
const MAX_DESCRIPTION_LENGTH = 512;
/** The EventBridge limit for an input template, in characters. */
const MAX_TEMPLATE_LENGTH = 8192;

/** Properties for `EventRule`. */
export interface EventRuleProps extends ResolvedRule {
  readonly pattern: EventPattern;
  readonly stateMachineArn: string;
  readonly roleArn: string;
  readonly deadLetterQueueArn: string;
}

/** The EventBridge rule that sends each event that matches a detection rule to the state machine, with the texts of the rule. */
export class EventRule {
  public readonly resource: events.CfnRule;
  private readonly targets: Target[] = [];

  constructor(scope: Construct, id: string, private readonly props: EventRuleProps) {
    const { rule, pack, pattern } = props;
    this.resource = new events.CfnRule(scope, id, {
      description: `${rule.severity}: ${rule.title} (rule ${rule.id})`.slice(0, MAX_DESCRIPTION_LENGTH),
      eventPattern: pattern.pattern,
    });
    this.resource.addMetadata('CloudTrailAnalytics', { Rule: rule.id, Pack: pack.id, Severity: rule.severity });
  }

  /** Indicates whether the event pattern has a `wildcard` matcher. EventBridge limits the number of these rules per bus. */
  public get hasWildcard(): boolean {
    return JSON.stringify(this.props.pattern.pattern).includes('{"wildcard":');
  }

  /**
   * Adds a target to the notifications of the rule.
   *
   * Throws an error if the texts of the rule do not fit into an input template.
   */
  public addTarget(target: Target): void {
    this.targets.push(target);
    // By default, EventBridge does not deliver read-only events. The L2 class does not have this state.
    this.resource.state = this.props.pattern.readOnlyEvents && this.targets.some(({ reads }) => reads)
      ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
      : 'ENABLED';
    this.resource.targets = [{
      id: 'StateMachine',
      arn: this.props.stateMachineArn,
      roleArn: this.props.roleArn,
      inputTransformer: { inputPathsMap: { record: '$.detail' }, inputTemplate: this.renderInputTemplate() },
      deadLetterConfig: { arn: this.props.deadLetterQueueArn },
      retryPolicy: { maximumEventAgeInSeconds: MAX_EVENT_AGE_SECONDS, maximumRetryAttempts: MAX_RETRIES },
    }];
  }

  /** Returns the input of the state machine. EventBridge replaces `<record>`, so every other `<` is escaped. */
  private renderInputTemplate(): string {
    const { rule } = this.props;
    const constants: Omit<StateMachineInput, 'record'> = {
      rule: {
        id: rule.id,
        title: rule.title,
        severity: rule.severity,
        description: rule.description === '' ? undefined : rule.description,
        runbook: rule.runbook === '' ? undefined : rule.runbook,
      },
      targets: this.targets.map(({ name }) => name),
    };
    const template = JSON.stringify(constants).replace(/</g, '\\u003c').replace(/>/g, '\\u003e').replace(/}$/, ',"record":<record>}');
    if (!Token.isUnresolved(template) && template.length > MAX_TEMPLATE_LENGTH) {
      throw new ValidationError(`eventNotifications: rule '${rule.id}': the input template with title, description and runbook must be at most `
        + `${MAX_TEMPLATE_LENGTH} characters; got ${template.length}, ${template.length - MAX_TEMPLATE_LENGTH} too many`);
    }
    return template;
  }
}

/** The maximum length of the ARN of a role without a path. */
const MAX_ROLE_ARN_LENGTH = 'arn:aws-us-gov:iam::123456789012:role/'.length + 64;
const ISSUER_ARN = '$.userIdentity.sessionContext.sessionIssuer.arn';

/**
 * Renders a condition as an EventBridge pattern that excludes the calls of the specified roles.
 *
 * Sending a notification makes API calls, and API calls create events. If such a call is denied, a rule on denied calls would match
 * it, send another notification, and never stop. If the pattern has no space for the exclusion, it is rendered without the exclusion,
 * because it then names the calls that it matches.
 */
export function renderRulePattern(condition: Condition, excludedRoleArns: readonly string[]): EventPattern {
  const names = excludedRoleArns.map((_, index) => String(index).padStart(MAX_ROLE_ARN_LENGTH, 'x'));
  const others = parsePattern(`{ (${ISSUER_ARN} NOT EXISTS) || (${names.map((arn) => `(${ISSUER_ARN} != "${arn}")`).join(' && ')}) }`);
  try {
    const rendered = renderEventPattern(createAnd([condition, others]), EVENT_SCHEMA);
    const json = names.reduce((text, name, index) => text.replaceAll(name, excludedRoleArns[index]), JSON.stringify(rendered.pattern));
    return { ...rendered, pattern: JSON.parse(json) };
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    return renderEventPattern(condition, EVENT_SCHEMA);
  }
}
