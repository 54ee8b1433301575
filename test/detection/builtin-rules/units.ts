import { Condition, printPattern, printSelector } from '../../../src/filter-pattern';

/** A part of a condition that a near miss has to be about: one test, or names of events of which any will do. */
export interface Unit {
  readonly text: string;
  readonly selector: string;
  readonly condition: Condition;
}

export function unitsOf(condition: Condition): readonly Unit[] {
  if (condition.kind === 'and') return condition.conditions.flatMap(unitsOf);
  if (condition.kind !== 'or') return [unitOf(condition, [condition])];
  const names = condition.conditions.filter(isEventName);
  const others = condition.conditions.filter((each) => !isEventName(each)).flatMap(unitsOf);
  return names.length === 0 ? others : [unitOf(names.length === 1 ? names[0] : { kind: 'or', conditions: names }, names), ...others];
}

function isEventName(condition: Condition): boolean {
  return condition.kind === 'compare' && condition.operator === '=' && printSelector(condition.selector) === '$.eventName';
}

function unitOf(condition: Condition, [first]: readonly Condition[]): Unit {
  return { text: printPattern(condition), selector: 'selector' in first ? printSelector(first.selector) : '', condition };
}
