import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Severity } from '../detection/severity';
import { ValidationError } from '../private/errors';

/** Format of an event notification. */
export enum EventFormat {
  /** Plain text with a subject, for human recipients. */
  TEXT = 'TEXT',

  /** A custom notification of Amazon Q Developer in chat applications (formerly AWS Chatbot). */
  CHAT = 'CHAT',

  /** A structured event with the rule, the event fields, and the CloudTrail record. */
  JSON = 'JSON',
}

/** Options for binding a notification target. */
export interface NotificationTargetBindOptions {
  /**
   * The key for the encryption of resources that the target creates.
   */
  readonly encryptionKey: kms.IKey;
}

/** The configuration of a notification target: either a topic or an event bus. */
export interface NotificationTargetConfig {
  /**
   * The format of the notification: `TEXT` or `CHAT` for a topic, `JSON` for an event bus.
   */
  readonly format: EventFormat;

  /**
   * The topic to publish messages to. It must be a standard topic.
   *
   * @default - no topic; the target is an event bus
   */
  readonly topic?: sns.ITopic;

  /**
   * The event bus to put events on.
   *
   * @default - no event bus; the target is a topic
   */
  readonly eventBus?: events.IEventBus;
}

/**
 * A target for event notifications.
 *
 * Implement this interface to create the topic or the event bus of a target, and pass the implementation to `EventNotification.to()`.
 * The construct grants the state machine permission to publish to the topic or to put events on the bus.
 */
export interface INotificationTarget {
  /**
   * Binds the target to a notification. It is called once for each notification.
   *
   * @param scope the scope for resources that the target creates; each notification has its own scope
   * @param options values of the construct that the target can use
   * @returns either a topic with format `TEXT` or `CHAT`, or an event bus with format `JSON`
   */
  bind(scope: Construct, options: NotificationTargetBindOptions): NotificationTargetConfig;
}

/**
 * A notification for each event that matches a rule. It describes the principal, the action, and the resources, and contains queries for
 * further events. An alarm, in contrast, counts events.
 *
 * By default, a notification includes every rule whose threshold is 1 and whose pattern EventBridge supports.
 */
export class EventNotification {
  /**
   * Sends plain-text messages to the subscribers of a new encrypted topic.
   *
   * Messages have the attributes `rule`, `severity`, and `account`, which you can use in the filter policy of a subscription.
   *
   * The order of these notifications determines the construct IDs of their topics. Add a new notification after the deployed ones.
   *
   * Throws an error if `subscriptions` is empty.
   *
   * @param subscriptions the subscriptions of the topic. Email recipients must confirm their subscription
   */
  public static subscribers(subscriptions: sns.ITopicSubscription[]): EventNotification {
    if (subscriptions.length === 0) throw new ValidationError('subscriptions must contain at least one subscription; got none');
    return new EventNotification('Subscribers', {
      bind: (scope, { encryptionKey }) => {
        const topic = new sns.Topic(scope, 'Topic', { masterKey: encryptionKey, enforceSSL: true });
        for (const subscription of subscriptions) topic.addSubscription(subscription);
        return { format: EventFormat.TEXT, topic };
      },
    });
  }

  /**
   * Sends plain-text messages to an existing topic.
   *
   * Messages have the attributes `rule`, `severity`, and `account`, which you can use in the filter policy of a subscription.
   *
   * @param topic a standard topic. If it is imported without its key, the policy of the key must allow the role of the state machine to use it
   */
  public static topic(topic: sns.ITopic): EventNotification {
    return new EventNotification('Topic', { bind: () => ({ format: EventFormat.TEXT, topic }) });
  }

  /**
   * Sends messages to a Slack or Microsoft Teams channel, through a topic of an Amazon Q Developer channel configuration.
   *
   * Use the topic only for the channel. The messages are JSON documents, which are not readable in an email.
   *
   * @param topic a standard topic. If it is imported without its key, the policy of the key must allow the role of the state machine to use it
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
   */
  public static chat(topic: sns.ITopic): EventNotification {
    return new EventNotification('Chat', { bind: () => ({ format: EventFormat.CHAT, topic }) });
  }

  /**
   * Puts structured events on an event bus, with the source `cdk-cloudtrail-analytics` and the detail type `CloudTrail Detection`.
   *
   * The detail contains `rule`, `event` (the event fields), and `record`, unless the record has more than 200,000 characters.
   *
   * @param eventBus an event bus that does not receive the CloudTrail events themselves. If it belongs to another account, its policy must
   *   allow this account to put events
   */
  public static eventBus(eventBus: events.IEventBus): EventNotification {
    return new EventNotification('EventBus', { bind: () => ({ format: EventFormat.JSON, eventBus }) });
  }

  /**
   * Sends notifications to a custom target.
   *
   * The order of these notifications determines the construct IDs of their resources. Add a new notification after the deployed ones.
   *
   * @param target an implementation of `INotificationTarget`
   */
  public static to(target: INotificationTarget): EventNotification {
    return new EventNotification('Custom', target);
  }

  /** The target of the notification. */
  public readonly target: INotificationTarget;

  /** The IDs of the selected rules; undefined if rules are not selected by ID. */
  public readonly ruleIds?: string[];

  /** The minimum severity of the selected rules; undefined if rules are not selected by severity. */
  public readonly minSeverity?: Severity;

  /** Indicates whether read-only events are included. */
  public readonly includesReads: boolean;

  private constructor(
    /** @internal */
    public readonly _kind: string,
    target: INotificationTarget,
    selection: Selection = {},
  ) {
    this.target = target;
    this.ruleIds = selection.ruleIds && [...selection.ruleIds];
    this.minSeverity = selection.minSeverity;
    this.includesReads = selection.reads ?? true;
  }

  /**
   * Returns a copy of this notification that includes only the specified rules, also those with a threshold greater than 1. The
   * notification is sent for each event. The method replaces an earlier selection by severity.
   *
   * Throws an error if `ruleIds` is empty.
   *
   * @param ruleIds IDs of rules
   */
  public only(ruleIds: string[]): EventNotification {
    if (ruleIds.length === 0) throw new ValidationError('ruleIds must contain at least one rule ID; got none');
    return new EventNotification(this._kind, this.target, { reads: this.includesReads, ruleIds: [...new Set(ruleIds)] });
  }

  /**
   * Returns a copy of this notification that includes only rules of the specified severity or a higher one. The method replaces an
   * earlier selection by ID.
   *
   * @param severity the minimum severity
   */
  public withMinSeverity(severity: Severity): EventNotification {
    return new EventNotification(this._kind, this.target, { reads: this.includesReads, minSeverity: severity });
  }

  /**
   * Returns a copy of this notification that excludes read-only events.
   *
   * Use it for rules that match all actions of an identity. The console makes many read-only calls while a user browses it.
   */
  public withoutReads(): EventNotification {
    return new EventNotification(this._kind, this.target, { ruleIds: this.ruleIds, minSeverity: this.minSeverity, reads: false });
  }
}

interface Selection {
  readonly reads?: boolean;
  readonly ruleIds?: string[];
  readonly minSeverity?: Severity;
}
