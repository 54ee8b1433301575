import { Condition } from '../filter-pattern';
import { checkAbsence, checkNull } from './absence';
import { EventNameIndex } from './event-name-index';
import { checkEvents } from './events';
import { checkField } from './fields';
import { Finding } from './finding';
import { findContradictions } from './satisfiability';
import { findTautologies } from './tautology';
import { collectTests } from './test-context';
import { checkValue } from './values';

/**
 * What is probably wrong with a condition that is valid: it can never hold, always holds, or overlooks events.
 *
 * In doubt it says nothing. What is known of event names is only read where the condition names one.
 */
export function lintCondition(condition: Condition, knowledge: () => EventNameIndex = () => EventNameIndex.load()): readonly Finding[] {
  const places = collectTests(condition);
  const findings = [
    ...places.flatMap((place) => {
      const unknown = checkField(place);
      return unknown.length > 0 ? unknown : [...checkValue(place), ...checkEvents(place, knowledge), ...checkAbsence(place), ...checkNull(place)];
    }),
    ...findContradictions(condition),
    ...findTautologies(condition),
  ];
  return findings.filter((finding, index) => findings.findIndex((other) => createFindingId(other) === createFindingId(finding)) === index);
}

function createFindingId({ kind, subject }: Finding): string {
  return `${kind}:${subject}`;
}
