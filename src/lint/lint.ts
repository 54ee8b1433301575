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

/** Finds probable problems in a valid condition. */
export type Linter = (condition: Condition) => readonly Finding[];

/**
 * Creates a function that finds probable problems in valid conditions: conditions that match no events, nearly all events, or
 * not the intended events. It reports only what is certain according to the known event names and the record schema.
 *
 * The function loads the event names once, for the first condition that requires them.
 */
export function createLinter(load: () => EventNameIndex = () => EventNameIndex.load()): Linter {
  let loaded: EventNameIndex | undefined;
  const getIndex = (): EventNameIndex => loaded ??= load();
  return (condition) => removeDuplicates([
    ...collectTests(condition).flatMap((test) => {
      const unknown = checkField(test);
      return unknown.length > 0 ? unknown : [...checkValue(test), ...checkEvents(test, getIndex), ...checkAbsence(test), ...checkNull(test)];
    }),
    ...findContradictions(condition),
    ...findTautologies(condition),
  ]);
}

function removeDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const ids = findings.map(({ kind, subject }) => `${kind}:${subject}`);
  return findings.filter((_, index) => ids.indexOf(ids[index]) === index);
}
