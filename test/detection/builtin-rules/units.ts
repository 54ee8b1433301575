import { Condition, printPattern, printSelector } from '../../../src/filter-pattern';

/** A part of a condition that requires a near miss: one comparison, or alternative event names. */
export interface Unit {
  readonly text: string;
  readonly selector: string;
  readonly condition: Condition;
}

/** Splits a condition into units. */
export function splitIntoUnits(condition: Condition): readonly Unit[] {
  if (condition.kind === 'and') return condition.conditions.flatMap(splitIntoUnits);
  if (condition.kind !== 'or') return [createUnit(condition, [condition])];
  const names = condition.conditions.filter(isEventName);
  const others = condition.conditions.filter((each) => !isEventName(each)).flatMap(splitIntoUnits);
  return names.length === 0 ? others : [createUnit(names.length === 1 ? names[0] : { kind: 'or', conditions: names }, names), ...others];
}

function isEventName(condition: Condition): boolean {
  return condition.kind === 'compare' && condition.operator === '=' && printSelector(condition.selector) === '$.eventName';
}

function createUnit(condition: Condition, [first]: readonly Condition[]): Unit {
  return { text: printPattern(condition), selector: 'selector' in first ? printSelector(first.selector) : '', condition };
}
