import * as fc from 'fast-check';
import { eventBus, subscription, topic } from './resources';
import { TOLD } from './rules';
import { call, callOn, Gen, list, maybe, of, Value } from '../value';
import { EventNotification, Severity } from 'cdk-cloudtrail-analytics';

const way: Gen<EventNotification> = fc.oneof(
  fc.constant(call('EventNotification.subscribers', EventNotification.subscribers, list([subscription(1)]))),
  topic('Events').map((given) => call('EventNotification.topic', EventNotification.topic, given)),
  topic('Chat').map((given) => call('EventNotification.chat', EventNotification.chat, given)),
  eventBus('Bus').map((given) => call('EventNotification.eventBus', EventNotification.eventBus, given)),
);

/** Of the rule that is always there, of all, or of the worst; perhaps without those that only read. */
const narrowed: Gen<EventNotification> = fc.tuple(way, maybe(fc.boolean()), fc.boolean()).map(([notification, byName, withoutReads]) => {
  let chosen: Value<EventNotification> = notification;
  if (byName === true) chosen = callOn(chosen, 'EventNotification.only', (given, ids: string[]) => given.only(ids), of([TOLD]));
  if (byName === false) {
    chosen = callOn(chosen, 'EventNotification.withMinSeverity', (given, least: Severity) => given.withMinSeverity(least), of(Severity.HIGH, 'Severity.HIGH'));
  }
  return withoutReads ? callOn(chosen, 'EventNotification.withoutReads', (given) => given.withoutReads()) : chosen;
});

export const eventNotifications: Gen<EventNotification[]> = fc.uniqueArray(narrowed, {
  minLength: 1, maxLength: 3, selector: ({ code }) => /\.(subscribers|topic|chat|eventBus)\(/.exec(code)?.[1],
}).map((notifications) => list(notifications));
