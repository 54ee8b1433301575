import { Annotations, Aws } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { warnOfRegion } from './coverage-warnings';
import { createDeadLetterQueue, createUndeliveredAlarm, restrictToEventRules } from './dead-letter-queue';
import { EventNotification, NotificationTargetConfig } from './event-notification';
import { EventRule, renderRulePattern } from './event-rule';
import { NotificationStateMachine } from './notification-state-machine';
import { selectRules } from './rule-selection';
import { createTarget, Target } from './target';
import { RulePack } from '../detection/rule-pack';
import { ResolvedRule, RuleSet } from '../detection/rule-set';
import { UnsupportedPatternError } from '../filter-pattern';
import { EventPattern } from '../filter-pattern/backends/event-bridge/render-event-pattern';
import { ConcurrencyLimit } from '../private/concurrency';
import { ValidationError } from '../private/errors';
import { createOperationsKey, validateOperationsKey } from '../private/keys';
import { toConstructId, validateLogGroupNamePrefix } from '../private/names';
import { validateAlarmActions } from '../private/validation';

/** The EventBridge limit for rules with wildcard patterns on one event bus. */
const MAX_WILDCARD_RULES = 30;
const NO_ACTIONS_WARNING = 'cdk-cloudtrail-analytics:noUndeliveredActions';

/** Properties for `DetectionNotifications`. */
export interface DetectionNotificationsProps {
  /**
   * Prefix of the names of the undelivered-events alarm, `<resourceNamePrefix>-events-undelivered`, and of the log group of the state
   * machine: up to 190 letters, digits and `.-_/#`.
   */
  readonly resourceNamePrefix: string;

  /**
   * The rule packs that notifications can include. A rule that is in several packs is included once, from the first pack.
   */
  readonly detectionRules: RulePack[];

  /**
   * The notifications, at least one. Each notification requires a different topic or event bus.
   */
  readonly eventNotifications: EventNotification[];

  /**
   * The name of the Glue database with the `activity` view, for the queries in messages.
   *
   * @default - messages contain no queries
   */
  readonly databaseName?: string;

  /**
   * The name of the Athena workgroup that messages link to.
   *
   * @default - messages contain no link to Athena
   */
  readonly workgroupName?: string;

  /**
   * The key for new topics, the dead-letter queue, and the log group of the state machine.
   *
   * @default - a new key with yearly rotation that is deleted with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Actions of the undelivered-events alarm, at most five.
   *
   * @default - no actions, and a warning
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * The resolved rules of `detectionRules`.
   *
   * @internal
   */
  readonly _ruleSet?: RuleSet;
}

/**
 * Notifications for events that match a rule.
 *
 * The construct creates an EventBridge rule for each detection rule. The EventBridge rules send matching events to one Express state
 * machine, which creates a message that describes the principal, the action, and the resources, and sends it to the targets. The construct
 * creates no Lambda function.
 *
 * Events that cannot be delivered within one hour are sent to a dead-letter queue, which retains them for 14 days and has an alarm. EventBridge
 * delivers events at least once, so an event can result in two messages.
 *
 * EventBridge receives only events of its own account and Region. Alarms include all events that the trail records. Neither includes events
 * larger than 256 KB, which are only in the archive.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class DetectionNotifications extends Construct {
  /** The state machine that creates and sends the messages. Each execution processes one event. */
  public readonly stateMachine: sfn.IStateMachine;

  /** The queue for events that could not be delivered. It retains them for 14 days. */
  public readonly deadLetterQueue: sqs.IQueue;

  /**
   * The alarm on undelivered events, `<resourceNamePrefix>-events-undelivered`. It is in the `ALARM` state while the dead-letter queue
   * contains messages, and after an execution of the state machine fails.
   */
  public readonly undeliveredAlarm: cloudwatch.Alarm;

  private readonly encryptionKey: kms.IKey;
  private readonly sender: NotificationStateMachine;
  private readonly eventRole: iam.Role;
  private readonly rules: Construct;
  private readonly resolvedRules: readonly ResolvedRule[];
  private readonly bindings: Binding[] = [];
  private readonly eventRules = new Map<string, EventRule>();
  private readonly concurrency = new ConcurrencyLimit();
  private readonly unsupportedRuleIds = new Set<string>();
  private readonly alarmActions: cloudwatch.IAlarmAction[] = [];

  /**
   * Throws an error if a notification includes an unknown rule, if it names a rule whose pattern EventBridge does not support, or if two
   * notifications have the same topic or event bus.
   */
  constructor(scope: Construct, id: string, props: DetectionNotificationsProps) {
    super(scope, id);
    if (props.eventNotifications.length === 0) throw new ValidationError('eventNotifications must contain at least one notification; got none');
    validateLogGroupNamePrefix(props.resourceNamePrefix);
    validateAlarmActions(props.alarmActions ?? []);
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    warnOfRegion(this);
    this.resolvedRules = (props._ruleSet ?? RuleSet.of(props.detectionRules, 'detectionRules').lint(this)).rules;

    this.encryptionKey = props.encryptionKey ?? createOperationsKey(this, 'Key');
    const deadLetterQueue = createDeadLetterQueue(this, 'DeadLetterQueue', this.encryptionKey);
    this.deadLetterQueue = deadLetterQueue;
    this.sender = new NotificationStateMachine(this, 'StateMachine', { ...props, encryptionKey: this.encryptionKey, deadLetterQueue });
    this.stateMachine = this.sender.stateMachine;
    this.eventRole = this.createEventRole(props.resourceNamePrefix);
    this.rules = new Construct(this, 'Rules');
    props.eventNotifications.forEach((notification, index) => this.bindNotification(notification, `eventNotifications[${index}]`));
    if (this.eventRules.size === 0) {
      throw new ValidationError('eventNotifications must include a rule whose pattern EventBridge supports; got none');
    }

    this.undeliveredAlarm = createUndeliveredAlarm(this, 'UndeliveredAlarm', props.resourceNamePrefix, deadLetterQueue, this.stateMachine);
    this.addAlarmAction(...props.alarmActions ?? []);
    if (this.alarmActions.length === 0) {
      Annotations.of(this).addWarningV2(NO_ACTIONS_WARNING,
        'no actions are configured for the undelivered-events alarm: specify alarmActions or call addAlarmAction()');
    }
  }

  /** The IDs of the rules that have notifications. */
  public get ruleIds(): string[] {
    return [...this.eventRules.keys()];
  }

  /**
   * Adds a notification.
   *
   * Throws an error if the notification includes an unknown rule, if it names a rule whose pattern EventBridge does not support, or if
   * another notification has the same topic or event bus.
   *
   * @param notification the notification
   */
  public addNotification(notification: EventNotification): void {
    this.bindNotification(notification, 'notification');
  }

  /**
   * Adds actions to the undelivered-events alarm.
   *
   * Throws an error if the alarm would have more than five actions.
   *
   * @param actions the actions for the `ALARM` state
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    validateAlarmActions(actions, this.alarmActions.length, 'addAlarmAction: actions');
    this.alarmActions.push(...actions);
    this.undeliveredAlarm.addAlarmAction(...actions);
    if (actions.length > 0) Annotations.of(this).acknowledgeWarning(NO_ACTIONS_WARNING);
  }

  /**
   * Metric for the number of undelivered events in the dead-letter queue.
   *
   * @param props properties of the metric
   * @default - maximum over 5 minutes
   */
  public metricUndelivered(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.deadLetterQueue.metricApproximateNumberOfMessagesVisible(props);
  }

  /**
   * Metric for the number of executions of the state machine that started, one for each event that matches a rule.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricExecutionsStarted(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stateMachine.metricStarted(props);
  }

  /**
   * Metric for the number of executions of the state machine that succeeded. An execution also succeeds if it sends the event to the
   * dead-letter queue, which `metricUndelivered()` counts.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricExecutionsSucceeded(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stateMachine.metricSucceeded(props);
  }

  /**
   * Metric for the number of executions of the state machine that failed because they could not send the event to the dead-letter queue.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricExecutionsFailed(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stateMachine.metricFailed(props);
  }

  /**
   * Metric for the number of executions of the state machine that timed out.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricExecutionsTimedOut(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stateMachine.metricTimedOut(props);
  }

  private createEventRole(resourceNamePrefix: string): iam.Role {
    const role = new iam.Role(this, 'EventRole', {
      description: `Allows the event rules of ${resourceNamePrefix} to start the state machine`,
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ...restrictToEventRules(this) },
      }),
    });
    this.stateMachine.grantStartExecution(role);
    return role;
  }

  private bindNotification(notification: EventNotification, prop: string): void {
    const { selected, thresholdRules, byId } = selectRules(this.resolvedRules, notification, prop);
    const target = this.bindTarget(notification, prop);
    this.sender.addTarget(target);
    for (const resolved of selected) this.findOrCreateEventRule(resolved, prop, byId)?.addTarget(target);
    this.validateWildcards();
    this.reportThresholdRules(thresholdRules);
  }

  private bindTarget(notification: EventNotification, prop: string): Target {
    // The number counts notifications of the same kind, so that other kinds can be added before a topic without replacing it.
    const name = `${notification._kind}${this.bindings.filter(({ kind }) => kind === notification._kind).length + 1}`;
    const config = notification.target.bind(new Construct(this, name), { encryptionKey: this.encryptionKey });
    const target = createTarget(prop, name, config, notification.includesReads);
    const duplicate = this.bindings.find(({ config: { topic, eventBus } }) =>
      topic?.topicArn === config.topic?.topicArn && eventBus?.eventBusArn === config.eventBus?.eventBusArn);
    if (duplicate) {
      throw new ValidationError(`${prop} must have a topic or event bus that no other notification has; got the same as ${duplicate.prop}`);
    }
    this.bindings.push({ kind: notification._kind, prop, config });
    return target;
  }

  /** Returns the event rule of a detection rule, or undefined and a warning if EventBridge does not support its pattern. */
  private findOrCreateEventRule(resolved: ResolvedRule, prop: string, byId: boolean): EventRule | undefined {
    const { rule } = resolved;
    const existing = this.eventRules.get(rule.id);
    if (existing) return existing;
    const pattern = this.renderPattern(resolved, prop, byId);
    if (!pattern) return undefined;
    const created = new EventRule(this.rules, toConstructId(rule.id), {
      ...resolved,
      pattern,
      stateMachineArn: this.stateMachine.stateMachineArn,
      roleArn: this.eventRole.roleArn,
      deadLetterQueueArn: this.deadLetterQueue.queueArn,
    });
    this.concurrency.add(created.resource);
    this.eventRules.set(rule.id, created);
    return created;
  }

  private renderPattern({ rule }: ResolvedRule, prop: string, byId: boolean): EventPattern | undefined {
    try {
      return renderRulePattern(rule._condition, [this.sender.role.roleArn, this.eventRole.roleArn]);
    } catch (error) {
      if (!(error instanceof UnsupportedPatternError)) throw error;
      if (byId) throw new ValidationError(`${prop}: rule '${rule.id}' must have a pattern that EventBridge supports: ${error.message}`);
      if (!this.unsupportedRuleIds.has(rule.id)) {
        this.unsupportedRuleIds.add(rule.id);
        Annotations.of(this).addWarningV2(`cdk-cloudtrail-analytics:noEventPattern:${rule.id}`,
          `rule '${rule.id}' has no event notification, because EventBridge does not support its pattern: ${error.message}`);
      }
      return undefined;
    }
  }

  private validateWildcards(): void {
    const ids = [...this.eventRules].filter(([, { hasWildcard }]) => hasWildcard).map(([id]) => id);
    if (ids.length > MAX_WILDCARD_RULES) {
      throw new ValidationError(`eventNotifications must include at most ${MAX_WILDCARD_RULES} rules with wildcards, the limit of an event bus; `
        + `got ${ids.length}: ${ids.join(', ')}`);
    }
  }

  private reportThresholdRules(thresholdRules: readonly ResolvedRule[]): void {
    if (thresholdRules.length === 0) return;
    Annotations.of(this).addInfoV2('cdk-cloudtrail-analytics:thresholdRules',
      `rules with a threshold greater than 1 have no event notification: ${thresholdRules.map(({ rule }) => rule.id).join(', ')}; `
      + 'to receive a notification for each event, select them with only()');
  }
}

/** A bound notification. */
interface Binding {
  readonly kind: string;
  /** The name for error messages. */
  readonly prop: string;
  readonly config: NotificationTargetConfig;
}
