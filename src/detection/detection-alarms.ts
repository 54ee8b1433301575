import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { resolveAlarmTopic } from './alarm-topic';
import { createDeliveryAlarm, createIncomingEventsMetric } from './delivery-alarm';
import { RuleAlarm } from './rule-alarm';
import { validateRules } from './rule-limits';
import { RulePack } from './rule-pack';
import { RuleSet, warnOfDuplicateConditions, warnOfSharedNamespaces } from './rule-set';
import { AccountScope } from '../private/account-scope';
import { ConcurrencyLimit } from '../private/concurrency';
import { ValidationError } from '../private/errors';
import { validateOperationsKey } from '../private/keys';
import { validateLogClass } from '../private/log-group';
import { addUniquePrefixValidation, toConstructId, validateAlarmNamePrefix } from '../private/names';
import { addStackSizeValidation } from '../private/stack-limits';
import { validateAlarmActions } from '../private/validation';

/** Properties for `DetectionAlarms`. */
export interface DetectionAlarmsProps {
  /**
   * Prefix of the names of alarms and metrics, `<resourceNamePrefix>-<rule ID>`; up to 190 characters.
   */
  readonly resourceNamePrefix: string;

  /**
   * The log group that receives CloudTrail events. Its log class must be Standard, because metric filters require it.
   */
  readonly logGroup: logs.ILogGroup;

  /**
   * Rule packs that create a metric filter and an alarm for each rule; up to 100 rules in total.
   *
   * A rule that is in several packs is used once, from the first of them. Two different rules with the same ID are an error.
   * Two rules with the same condition and different IDs are a warning.
   */
  readonly alarmRules: RulePack[];

  /**
   * The Glue database with the `detections` view, which the alarm descriptions refer to.
   *
   * @default - the alarm descriptions contain no query
   */
  readonly databaseName?: string;

  /**
   * The accounts of the `detections` view. For injected accounts, the query in the alarm descriptions contains a placeholder.
   *
   * @default AccountScope.stackAccount()
   */
  readonly accounts?: AccountScope;

  /**
   * SNS subscriptions to the alarm topic. Email recipients must confirm the subscription.
   *
   * @default - no subscriptions, and a warning
   */
  readonly subscriptions?: sns.ITopicSubscription[];

  /**
   * The topic that alarms publish to. The policies of an imported topic and of its key must allow alarms to publish; a warning
   * contains the required statements.
   *
   * @default - a new encrypted topic
   */
  readonly topic?: sns.ITopic;

  /**
   * Additional actions of every alarm; up to four, because CloudWatch supports five actions for an alarm state.
   *
   * @default - no additional actions
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * The key that encrypts the new topic.
   *
   * @default - a new key with yearly rotation, deleted with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Time without events in the log group after which the delivery alarm changes to the `ALARM` state: whole hours, from 1 to 24.
   * A new alarm is in the `ALARM` state until the first events arrive.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryAlarmAfter?: Duration;

  /**
   * The resolved rules of `alarmRules`.
   *
   * @internal
   */
  readonly _ruleSet?: RuleSet;
}

/**
 * A metric filter and an alarm for each rule, an alarm for the delivery of events, and the SNS topic of the alarms.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export class DetectionAlarms extends Construct {
  /** The topic that alarms publish to. */
  public readonly topic: sns.ITopic;

  /**
   * The alarm for a log group that has received no events for some hours, `<resourceNamePrefix>-delivery-stopped`.
   *
   * A new alarm is in the `ALARM` state until the first events arrive, because missing data points are breaching. The topic receives a
   * message when the alarm changes to `ALARM`, and when it changes back to `OK`.
   */
  public readonly deliveryAlarm: cloudwatch.Alarm;

  /** Prefix of the names of alarms and metrics. */
  public readonly resourceNamePrefix: string;

  private readonly alarms = new Map<string, RuleAlarm>();
  private readonly actions: cloudwatch.IAlarmAction[];
  private readonly rulesScope: Construct;
  private readonly filters = new ConcurrencyLimit();
  private ruleSet = RuleSet.of([], 'alarmRules');

  constructor(scope: Construct, id: string, private readonly props: DetectionAlarmsProps) {
    super(scope, id);
    addStackSizeValidation(this);
    validateAlarmNamePrefix(props.resourceNamePrefix);
    validateLogClass(props.logGroup);
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    validateAlarmActions(props.alarmActions ?? [], 1);
    this.resourceNamePrefix = props.resourceNamePrefix;
    addUniquePrefixValidation(this);
    this.topic = resolveAlarmTopic(this, props);
    this.actions = [new SnsAction(this.topic), ...props.alarmActions ?? []];
    this.rulesScope = new Construct(this, 'Rules');
    this.addRules(props._ruleSet ?? RuleSet.of(props.alarmRules, 'alarmRules').lint(this), 'alarmRules');
    this.deliveryAlarm = createDeliveryAlarm(this, 'DeliveryAlarm', props);
    this.deliveryAlarm.addAlarmAction(...this.actions);
    // Recovery is reported to subscribers. Other actions, for example the creation of an incident, only support the ALARM state.
    this.deliveryAlarm.addOkAction(this.actions[0]);
  }

  /** IDs of the rules that have an alarm. */
  public get ruleIds(): string[] {
    return this.ruleSet.ids;
  }

  /**
   * Returns the alarm of a rule.
   *
   * Throws an error if no rule has this ID.
   *
   * @param ruleId ID of the rule
   */
  public alarmFor(ruleId: string): cloudwatch.Alarm {
    return this.findAlarm(ruleId).alarm;
  }

  /**
   * Adds alarms for the rules of another pack. Rules that already have an alarm are skipped.
   *
   * The rules are not added to the `detections` view or to event notifications. To query their matches, also pass the pack to
   * `detectionRules`.
   *
   * Throws an error if the pack contains a different rule with the ID of an existing rule, or if a limit of the log group is exceeded.
   *
   * @param pack the rule pack
   */
  public addRulePack(pack: RulePack): void {
    this._addRulePack(pack, 'addRulePack');
  }

  /**
   * Adds actions to every alarm, including the alarms of rules that are added later.
   *
   * Throws an error if an alarm would have more than five actions.
   *
   * @param actions the actions for the `ALARM` state
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    validateAlarmActions(actions, this.actions.length, 'addAlarmAction: actions');
    this.actions.push(...actions);
    for (const alarm of [...[...this.alarms.values()].map((each) => each.alarm), this.deliveryAlarm]) alarm.addAlarmAction(...actions);
  }

  /**
   * Metric for the number of events that match a rule.
   *
   * Throws an error if no rule has this ID.
   *
   * @param ruleId ID of the rule
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricDetections(ruleId: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.findAlarm(ruleId).metric(props);
  }

  /**
   * Metric for the number of events that the log group receives.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricIncomingEvents(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return createIncomingEventsMetric(this, this.props.logGroup, props);
  }

  /**
   * Adds alarms for the rules of another pack.
   *
   * @param prop the prop or method that the rules were passed to
   * @internal
   */
  public _addRulePack(pack: RulePack, prop: string): void {
    const ruleSet = this.ruleSet.add([pack], prop);
    ruleSet.without(this.ruleSet).lint(this);
    this.addRules(ruleSet, prop);
  }

  /**
   * The rules that have an alarm.
   *
   * @internal
   */
  public get _rules(): RuleSet {
    return this.ruleSet;
  }

  private addRules(ruleSet: RuleSet, prop: string): void {
    validateRules(ruleSet.rules, prop);
    warnOfDuplicateConditions(this, ruleSet.rules);
    warnOfSharedNamespaces(this, ruleSet.packs);
    for (const { rule, pack } of ruleSet.rules) {
      if (this.alarms.has(rule.id)) continue;
      const { resourceNamePrefix, logGroup, databaseName, accounts } = this.props;
      const created = new RuleAlarm(this.rulesScope, toConstructId(rule.id), {
        owner: this, rule, pack, resourceNamePrefix, logGroup, databaseName, accounts,
      });
      created.alarm.addAlarmAction(...this.actions);
      this.filters.add(created.filter);
      this.alarms.set(rule.id, created);
    }
    this.ruleSet = ruleSet;
  }

  private findAlarm(ruleId: string): RuleAlarm {
    const found = this.alarms.get(ruleId);
    if (!found) throw new ValidationError(`ruleId must be the ID of a rule with an alarm: ${this.ruleIds.join(', ')}; got '${ruleId}'`);
    return found;
  }
}
