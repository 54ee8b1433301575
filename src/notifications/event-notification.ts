import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Severity } from '../detection/severity';
import { ValidationError } from '../private/errors';

/** What an event is written as. */
export enum EventFormat {
  /** Sentences for people, with a subject. */
  TEXT = 'TEXT',

  /** A custom notification of Amazon Q Developer in chat applications, formerly AWS Chatbot. */
  CHAT = 'CHAT',

  /** An object for programs: rule, facts, record. */
  JSON = 'JSON',
}

/** What an `EventNotification` may use of the construct that it becomes a part of. */
export interface EventNotificationBindOptions {
  /**
   * Encrypts what is created.
   */
  readonly encryptionKey: kms.IKey;
}

/** Where an `EventNotification` goes, and as what: to a topic as `TEXT` or `CHAT`, to an event bus as `JSON`. */
export interface EventNotificationConfig {
  /**
   * What the event is written as.
   */
  readonly format: EventFormat;

  /**
   * The topic that it is published to.
   *
   * @default - it goes to an event bus
   */
  readonly topic?: sns.ITopic;

  /**
   * The event bus that it is put on.
   *
   * @default - it goes to a topic
   */
  readonly eventBus?: events.IEventBus;
}

/**
 * A way to be told of the very event that a rule matches, at once: who did what, on what, where, and the query that shows
 * more. The rule's alarm counts such events; a notification tells of each.
 *
 * By default it tells of every rule whose alarm fires at the first event and whose condition EventBridge can express.
 */
export class EventNotification {
  /**
   * Sentences to whoever subscribes, e.g. by `EmailSubscription`, over a new encrypted topic. Messages have the attributes
   * `rule`, `severity` and `account`, which a subscription can filter by.
   *
   * Of several such notifications, the order is what tells their topics apart: put a new one behind those that are deployed.
   *
   * Fails when there is no subscription.
   *
   * @param subscriptions who is told; a subscription by e-mail must be confirmed by whoever reads the mail
   */
  public static subscribers(subscriptions: sns.ITopicSubscription[]): EventNotification {
    if (subscriptions.length === 0) throw new ValidationError('subscriptions of an event notification must be at least one; got none');
    return new EventNotification('Subscribers', (scope, { encryptionKey }) => {
      const topic = new sns.Topic(scope, 'Topic', { masterKey: encryptionKey, enforceSSL: true });
      for (const subscription of subscriptions) topic.addSubscription(subscription);
      return { format: EventFormat.TEXT, topic };
    }, {});
  }

  /**
   * Sentences to a topic of one's own. Messages have the attributes `rule`, `severity` and `account`, which a subscription
   * can filter by.
   *
   * @param topic a standard topic; where it is imported without its key, that key must let the state machine's role use it
   */
  public static topic(topic: sns.ITopic): EventNotification {
    return new EventNotification('Topic', () => ({ format: EventFormat.TEXT, topic }), {});
  }

  /**
   * A message to a chat channel of Slack or Microsoft Teams, by a topic that an Amazon Q Developer channel configuration
   * listens to. The topic is for the chat alone: nobody else can read what it carries.
   *
   * @param topic a standard topic; where it is imported without its key, that key must let the state machine's role use it
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
   */
  public static chat(topic: sns.ITopic): EventNotification {
    return new EventNotification('Chat', () => ({ format: EventFormat.CHAT, topic }), {});
  }

  /**
   * An event to a bus, for programs: source `cdk-cloudtrail-analytics`, detail type `CloudTrail Detection`, and in its detail
   * the `rule`, the `event` as facts, and the `record` unless it has more than 200,000 characters.
   *
   * @param eventBus a bus that is not the source of the events; where it belongs to another account, its policy must let this one
   *   put events
   */
  public static eventBus(eventBus: events.IEventBus): EventNotification {
    return new EventNotification('EventBus', () => ({ format: EventFormat.JSON, eventBus }), {});
  }

  /** The rules that are told of; undefined where they are chosen by severity or not at all. */
  public readonly ruleIds?: string[];

  /** The least severity that is told of; undefined where rules are chosen by id or not at all. */
  public readonly minSeverity?: Severity;

  /** Whether events that only read are told of. */
  public readonly reads: boolean;

  private constructor(
    /** @internal */
    public readonly _kind: string,
    private readonly binding: Binding,
    private readonly choice: Choice,
  ) {
    this.ruleIds = choice.ruleIds && [...choice.ruleIds];
    this.minSeverity = choice.minSeverity;
    this.reads = choice.reads ?? true;
  }

  /**
   * The same way of telling, for some rules alone. A rule whose alarm needs several events is told of each of them.
   *
   * @param ruleIds ids of the rules
   */
  public only(ruleIds: string[]): EventNotification {
    if (ruleIds.length === 0) throw new ValidationError('ruleIds of an event notification must be at least one; got none');
    return new EventNotification(this._kind, this.binding, { reads: this.reads, ruleIds: [...new Set(ruleIds)] });
  }

  /**
   * The same way of telling, for the rules of a severity and above.
   *
   * @param severity the least severity
   */
  public withMinSeverity(severity: Severity): EventNotification {
    return new EventNotification(this._kind, this.binding, { reads: this.reads, minSeverity: severity });
  }

  /**
   * The same way of telling, without events that only read: a rule on all that an identity does would otherwise send a
   * message for each thing that the console looks up while the identity browses it.
   */
  public withoutReads(): EventNotification {
    return new EventNotification(this._kind, this.binding, { ...this.choice, reads: false });
  }

  /**
   * Creates what the notification needs, and says where it goes.
   *
   * @param scope a construct of its own for each notification
   * @param options what may be used
   */
  public bind(scope: Construct, options: EventNotificationBindOptions): EventNotificationConfig {
    return this.binding(scope, options);
  }
}

type Binding = (scope: Construct, options: EventNotificationBindOptions) => EventNotificationConfig;

interface Choice {
  readonly reads?: boolean;
  readonly ruleIds?: string[];
  readonly minSeverity?: Severity;
}
