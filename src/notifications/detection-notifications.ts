import { Annotations, Aws } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { warnOfRegion } from './coverage-warnings';
import { ownRules, createUndeliveredAlarm, createDeadLetterQueue } from './dead-letter-queue';
import { EventNotification } from './event-notification';
import { createEventRule, hasWildcard, renderRulePattern } from './event-rule';
import { NotificationStateMachine } from './notification-state-machine';
import { selectRules } from './rule-selection';
import { Target, createTarget } from './target';
import { RulePack } from '../detection/rule-pack';
import { resolveRules, ResolvedRule } from '../detection/rule-set';
import { UnsupportedPatternError } from '../filter-pattern';
import { EventPattern } from '../filter-pattern/backends/event-bridge/render-event-pattern';
import { lintRules } from '../lint/warnings';
import { ValidationError } from '../private/errors';
import { createOperationsKey, validateOperationsKey } from '../private/keys';
import { toConstructId } from '../private/names';
import { validateAlarmActions } from '../private/validation';

/** EventBridge takes no more rules with wildcards in their patterns on one bus. */
const MAX_WILDCARD_RULES = 30;

/** What `DetectionNotifications` are made from. */
export interface DetectionNotificationsProps {
  /**
   * Begins the names of the log group and of the alarm on undelivered events.
   */
  readonly resourceNamePrefix: string;

  /**
   * The rules. The same rule in two packs counts once, in the first of them.
   */
  readonly alarmRules: RulePack[];

  /**
   * How people and programs are told, and of which rules: at least one, each topic and bus once.
   */
  readonly eventNotifications: EventNotification[];

  /**
   * The Glue database with the `activity` view, which the messages' queries read.
   *
   * @default - the messages have no query
   */
  readonly databaseName?: string;

  /**
   * The Athena workgroup that the messages link to.
   *
   * @default - the messages have no link to Athena
   */
  readonly workgroupName?: string;

  /**
   * Encrypts new topics, what could not be delivered, and the log of the state machine.
   *
   * @default - a new key that goes with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What the alarm on undelivered events does: at most five actions.
   *
   * @default - nothing, and a warning
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];
}

/**
 * Events as messages: for each rule an EventBridge rule that hands matching events to one Express state machine, which
 * tells people and programs in sentences who did what, on what and where. There is no Lambda function.
 *
 * What cannot be told, although it was tried for an hour, waits in a queue for 14 days and an alarm says so. An event can
 * be told twice, as EventBridge delivers at least once.
 *
 * EventBridge has the events of its own Region and account alone; alarms see all that the trail records. Neither gets events
 * above 256 KB: the archive alone has them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class DetectionNotifications extends Construct {
  /** Makes messages of rules and records. */
  public readonly stateMachine: sfn.IStateMachine;

  /** Keeps what could not be delivered, for 14 days. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** Fires while something waits in the queue of what could not be delivered. */
  public readonly undeliveredAlarm: cloudwatch.Alarm;

  /** The rules that are told of. */
  public readonly ruleIds: string[];

  /**
   * Fails when a notification is for a rule that there is not, when it names a rule whose condition EventBridge cannot
   * express, and when two go to the same topic or bus.
   */
  constructor(scope: Construct, id: string, props: DetectionNotificationsProps) {
    super(scope, id);
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    validateAlarmActions(props.alarmActions ?? []);
    const encryptionKey = props.encryptionKey ?? createOperationsKey(this, 'Key');
    warnOfRegion(this);

    const deliveries = this.bindTargets(props.eventNotifications, encryptionKey);
    const undelivered = createDeadLetterQueue(this, 'Undelivered', encryptionKey);
    const messenger = new NotificationStateMachine(this, 'Messenger', { ...props, encryptionKey, deliveries, undelivered });
    const starter = new iam.Role(this, 'EventRole', {
      description: `Lets event rules of ${props.resourceNamePrefix} start the state machine`,
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ...ownRules(this) },
      }),
    });
    messenger.stateMachine.grantStartExecution(starter);

    const rules = new Construct(this, 'Rules');
    const told = this.selectRules(props, [messenger.role.roleArn, starter.roleArn]);
    for (const { rule, pack, pattern, indexes } of told) {
      createEventRule(rules, toConstructId(rule.id), {
        rule,
        pack,
        pattern,
        deliveries: indexes.map((index) => deliveries[index]),
        stateMachineArn: messenger.stateMachine.stateMachineArn,
        roleArn: starter.roleArn,
        undeliveredQueueArn: undelivered.queueArn,
      });
    }
    this.ruleIds = told.map(({ rule }) => rule.id);
    this.stateMachine = messenger.stateMachine;
    this.deadLetterQueue = undelivered;
    this.undeliveredAlarm = createUndeliveredAlarm(this, 'UndeliveredAlarm', props.resourceNamePrefix, undelivered, messenger.stateMachine);
    this.undeliveredAlarm.addAlarmAction(...props.alarmActions ?? []);
    if (!props.alarmActions?.length) {
      Annotations.of(this).addWarningV2('cdk-cloudtrail-analytics:noUndeliveredActions',
        'nobody is told when an event could not be told of: give alarmActions, or add actions to undeliveredAlarm');
    }
  }

  private bindTargets(notifications: readonly EventNotification[], encryptionKey: kms.IKey): Target[] {
    if (notifications.length === 0) throw new ValidationError('eventNotifications must be at least one; got none');
    const bound = notifications.map((notification, index) => {
      // by its kind, so that a topic stays what it is where a notification of another kind comes before it
      const place = notifications.slice(0, index + 1).filter(({ _kind }) => _kind === notification._kind).length;
      const config = notification.bind(new Construct(this, `${notification._kind}${place}`), { encryptionKey });
      return { name: `Notification${index + 1}`, reads: notification.reads, config };
    });
    bound.forEach(({ config }, index) => {
      const same = ({ config: other }: typeof bound[number]): boolean => other.topic === config.topic && other.eventBus === config.eventBus;
      const first = bound.findIndex(same);
      if (first !== index) throw new ValidationError(`eventNotifications must each have a topic or bus of their own; got the same at ${first} and ${index}`);
    });
    return bound.map(({ name, config, reads }, index) => createTarget(name, index, config, reads));
  }

  private selectRules(props: DetectionNotificationsProps, ownRoleArns: readonly string[]): SelectedRule[] {
    const rules = resolveRules(props.alarmRules);
    lintRules(this, props.alarmRules);
    const told = new Map<string, SelectedRule>();
    const warned = new Set<string>();
    props.eventNotifications.forEach((notification, index) => {
      const { selected, counting, named } = selectRules(rules, notification, index);
      for (const packed of selected) {
        const known = told.get(packed.rule.id);
        if (known) {
          known.indexes.push(index);
          continue;
        }
        const pattern = this.renderPattern(packed, ownRoleArns, named, warned);
        if (pattern) told.set(packed.rule.id, { ...packed, pattern, indexes: [index] });
      }
      this.reportThresholdRules(counting);
    });
    if (told.size === 0) throw new ValidationError('eventNotifications must be for a rule whose condition EventBridge can express; alarmRules has none');
    checkWildcards([...told.values()]);
    return [...told.values()];
  }

  private renderPattern({ rule }: ResolvedRule, ownRoleArns: readonly string[], named: boolean, warned: Set<string>): EventPattern | undefined {
    try {
      return renderRulePattern(rule._condition, ownRoleArns);
    } catch (error) {
      if (!(error instanceof UnsupportedPatternError)) throw error;
      if (named) throw new ValidationError(`eventNotifications: rule '${rule.id}' cannot be told of: ${error.message}`);
      if (!warned.has(rule.id)) {
        warned.add(rule.id);
        Annotations.of(this).addWarningV2(`cdk-cloudtrail-analytics:noEventPattern:${rule.id}`,
          `no event of rule '${rule.id}' is told, and its alarm is all there is: ${error.message}`);
      }
      return undefined;
    }
  }

  private reportThresholdRules(counting: readonly ResolvedRule[]): void {
    if (counting.length === 0) return;
    Annotations.of(this).addInfoV2('cdk-cloudtrail-analytics:countingRules',
      `rules whose alarm needs several events have no event notification: ${counting.map(({ rule }) => rule.id).join(', ')}; `
      + 'to be told of each event, name them with only()');
  }
}

function checkWildcards(told: readonly SelectedRule[]): void {
  const wild = told.filter(({ pattern }) => hasWildcard(pattern)).map(({ rule }) => rule.id);
  if (wild.length > MAX_WILDCARD_RULES) {
    throw new ValidationError(`eventNotifications: an event bus takes at most ${MAX_WILDCARD_RULES} rules with wildcards; got ${wild.length}: ${wild.join(', ')}`);
  }
}

/** A rule with an event pattern, and the indexes of the notifications that tell of it. */
interface SelectedRule extends ResolvedRule {
  readonly pattern: EventPattern;
  readonly indexes: number[];
}
