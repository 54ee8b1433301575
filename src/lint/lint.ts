import { Condition } from '../filter-pattern';
import { checkAbsence, checkNull } from './absence';
import { EventKnowledge } from './event-name-index';
import { checkEvents } from './events';
import { checkField } from './fields';
import { Finding } from './finding';
import { findContradictions } from './satisfiability';
import { findTautologies } from './tautology';
import { placesOf } from './test-context';
import { checkValue } from './values';

/**
 * What is probably wrong with a condition that is valid: it can never hold, always holds, or overlooks events.
 *
 * In doubt it says nothing. What is known of event names is only read where the condition names one.
 */
export function lintCondition(condition: Condition, knowledge: () => EventKnowledge = () => EventKnowledge.load()): readonly Finding[] {
  const places = placesOf(condition);
  const findings = [
    ...places.flatMap((place) => {
      const unknown = checkField(place);
      return unknown.length > 0 ? unknown : [...checkValue(place), ...checkEvents(place, knowledge), ...checkAbsence(place), ...checkNull(place)];
    }),
    ...findContradictions(condition),
    ...findTautologies(condition),
  ];
  return findings.filter((finding, index) => findings.findIndex((other) => idOf(other) === idOf(finding)) === index);
}

function idOf({ kind, subject }: Finding): string {
  return `${kind}:${subject}`;
}
