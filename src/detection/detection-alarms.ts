import { Annotations, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarmTopic, allowAlarmsToEncrypt, allowAlarmsToPublish } from './alarm-topic';
import { createDeliveryAlarm } from './delivery-alarm';
import { RuleAlarm } from './rule-alarm';
import { validateResourceNamePrefix, validateRules } from './rule-limits';
import { RulePack } from './rule-pack';
import { resolveRules, warnOfDuplicateConditions } from './rule-set';
import { lintAlarms } from '../lint/warnings';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { createOperationsKey, getKeyProp, validateOperationsKey } from '../private/keys';
import { validateLogClass } from '../private/log-group';
import { toConstructId } from '../private/names';
import { addStatement } from '../private/resource-policies';
import { addStackSizeValidation } from '../private/stack-limits';
import { validateAlarmActions } from '../private/validation';
import { AccountScope } from '../tables/account-scope';

/** What `DetectionAlarms` are made from. */
export interface DetectionAlarmsProps {
  /**
   * Begins the names of alarms and metrics: `<resourceNamePrefix>-<rule id>`; at most 190 characters.
   */
  readonly resourceNamePrefix: string;

  /**
   * The log group that receives CloudTrail records; of log class Standard, as metric filters need it.
   */
  readonly logGroup: logs.ILogGroup;

  /**
   * The rules: at most 100 of all packs together. The same rule in two packs counts once, in the first of them; two
   * different rules with one id are an error, and a condition that two packs share under different ids is a warning.
   */
  readonly alarmRules: RulePack[];

  /**
   * The Glue database with the `detections` view, which the alarms' descriptions point to.
   *
   * @default - the descriptions name no query
   */
  readonly databaseName?: string;

  /**
   * The accounts of that view: where each query must name its accounts, the descriptions leave a place for one.
   *
   * @default AccountScope.own()
   */
  readonly accounts?: AccountScope;

  /**
   * Who is told when an alarm fires. A subscription by e-mail must be confirmed by whoever reads the mail.
   *
   * @default - nobody, and a warning
   */
  readonly subscriptions?: sns.ITopicSubscription[];

  /**
   * Receives the alarms. Where it is imported, its policy must let alarms publish, and so must the policy of its key;
   * a warning names the statement.
   *
   * @default - a new encrypted topic
   */
  readonly topic?: sns.ITopic;

  /**
   * What every alarm does beside telling the topic, when it fires: at most four actions, as CloudWatch takes five.
   *
   * @default - nothing
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * Encrypts the new topic.
   *
   * @default - a new key that goes with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How long the log group may stay without any record before the alarm on the delivery itself fires: whole hours,
   * from one hour to a day.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryAlarmAfter?: Duration;
}

/**
 * Rules at work: a metric filter and an alarm for each, an alarm for records that no longer arrive, and the topic that
 * tells people.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export class DetectionAlarms extends Construct {
  /** Receives every alarm. */
  public readonly topic: sns.ITopic;

  /** Fires when no record has arrived for the delivery timeout. */
  public readonly deliveryAlarm: cloudwatch.Alarm;

  /** The rules that have an alarm. */
  public readonly ruleIds: string[];

  private readonly alarms = new Map<string, cloudwatch.Alarm>();

  constructor(scope: Construct, id: string, props: DetectionAlarmsProps) {
    super(scope, id);
    addStackSizeValidation(this);
    const alarmRules = resolveRules(props.alarmRules);
    validateResourceNamePrefix(props.resourceNamePrefix);
    validateLogClass(props.logGroup);
    if (props.topic) validateSameRegion(this, 'topic', props.topic, 'the stack');
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    validateAlarmActions(props.alarmActions ?? [], 1);
    validateRules(alarmRules);
    warnOfDuplicateConditions(this, alarmRules);
    lintAlarms(this, props);
    this.topic = this.topicFor(props);
    const actions = [new SnsAction(this.topic), ...props.alarmActions ?? []];

    this.ruleIds = alarmRules.map(({ rule }) => rule.id);
    const rules = new Construct(this, 'Rules');
    for (const { rule, pack } of alarmRules) {
      const { alarm } = new RuleAlarm(rules, toConstructId(rule.id), { ...props, rule, pack, actions });
      this.alarms.set(rule.id, alarm);
    }
    this.deliveryAlarm = createDeliveryAlarm(this, 'RecordsStopped', props);
    this.deliveryAlarm.addAlarmAction(...actions);
  }

  /**
   * The alarm of a rule, e.g. for further actions.
   *
   * Fails when no pack has such a rule, naming those that there are.
   *
   * @param ruleId id of the rule
   */
  public alarmFor(ruleId: string): cloudwatch.Alarm {
    const alarm = this.alarms.get(ruleId);
    if (!alarm) throw new ValidationError(`ruleId must be the id of a rule in alarmRules: ${[...this.alarms.keys()].join(', ')}; got '${ruleId}'`);
    return alarm;
  }

  private topicFor(props: DetectionAlarmsProps): sns.ITopic {
    const topic = props.topic ?? this.newTopic(props.encryptionKey);
    for (const subscription of props.subscriptions ?? []) topic.addSubscription(subscription);
    if (props.topic) {
      addStatement(this, 'topic', props.topic, allowAlarmsToPublish(this, props.topic));
      if (props.topic.masterKey) addStatement(this, 'topicKey', props.topic.masterKey, allowAlarmsToEncrypt(this));
    } else if (!props.subscriptions?.length) {
      Annotations.of(this).addWarningV2('cdk-cloudtrail-analytics:noSubscriptions',
        'nobody is told when an alarm fires: give subscriptions, or subscribe to the topic');
    }
    return topic;
  }

  private newTopic(key: kms.IKey = createOperationsKey(this, 'Key')): sns.Topic {
    addStatement(this, getKeyProp(this), key, allowAlarmsToEncrypt(this));
    return createAlarmTopic(this, 'Topic', key);
  }
}
