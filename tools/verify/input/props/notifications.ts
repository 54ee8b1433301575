import * as fc from 'fast-check';
import { eventBus, subscription, topic } from './resources';
import { NOTIFIABLE_RULE } from './rules';
import { call, callOn, Gen, list, literal, maybe, struct, Value } from './value';
import { EventFormat, EventNotification, NotificationTargetConfig, Severity } from 'cdk-cloudtrail-analytics';

const target: Gen<EventNotification> = fc.oneof(
  fc.constant(call('EventNotification.subscribers', EventNotification.subscribers, list([subscription(1)]))),
  topic('Events').map((given) => call('EventNotification.topic', EventNotification.topic, given)),
  topic('Chat').map((given) => call('EventNotification.chat', EventNotification.chat, given)),
  eventBus('Bus').map((given) => call('EventNotification.eventBus', EventNotification.eventBus, given)),
  fc.oneof(
    topic('Custom').map((given) => ({ topic: given, format: literal(EventFormat.TEXT, 'EventFormat.TEXT') })),
    eventBus('CustomBus').map((given) => ({ eventBus: given, format: literal(EventFormat.JSON, 'EventFormat.JSON') })),
  ).map((fields) => struct<NotificationTargetConfig>('NotificationTargetConfig')(fields)).map((config) => call('EventNotification.to',
    (given: NotificationTargetConfig) => EventNotification.to({ bind: () => given }), config)),
);

/** With a selection of rules by ID or by severity, and with or without read-only events. */
const notification: Gen<EventNotification> = fc.tuple(target, maybe(fc.boolean()), fc.boolean()).map(([initial, byName, withoutReads]) => {
  let chosen: Value<EventNotification> = initial;
  if (byName === true) chosen = callOn(chosen, 'EventNotification.only', (given, ids: string[]) => given.only(ids), literal([NOTIFIABLE_RULE]));
  if (byName === false) {
    chosen = callOn(chosen, 'EventNotification.withMinSeverity', (given, severity: Severity) => given.withMinSeverity(severity), literal(Severity.HIGH, 'Severity.HIGH'));
  }
  return withoutReads ? callOn(chosen, 'EventNotification.withoutReads', (given) => given.withoutReads()) : chosen;
});

export const eventNotifications: Gen<EventNotification[]> = fc.uniqueArray(notification, {
  minLength: 1, maxLength: 3, selector: ({ code }) => /\.(subscribers|topic|chat|eventBus|to)\(/.exec(code)?.[1],
}).map((notifications) => list(notifications));
