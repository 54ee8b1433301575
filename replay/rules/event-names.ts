import { Condition, isExactText } from '../../src/filter-pattern';

/** Returns the event names that can match a condition, or `undefined` if any event name can match. */
export function findRequiredEventNames(condition: Condition): ReadonlySet<string> | undefined {
  switch (condition.kind) {
    case 'compare': {
      const { selector, operator, operand } = condition;
      const [first, ...others] = selector;
      const isEventName = others.length === 0 && first.kind === 'field' && first.name === 'eventName';
      return isEventName && operator === '=' && isExactText(operand) ? new Set([operand.text]) : undefined;
    }
    case 'and': return selectSmallest(condition.conditions.map(findRequiredEventNames));
    case 'or': return unite(condition.conditions.map(findRequiredEventNames));
    default: return undefined;
  }
}

function selectSmallest(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  return sets.reduce((best, set) => (best === undefined || (set !== undefined && set.size < best.size) ? set : best), undefined);
}

function unite(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const name of set) names.add(name);
  }
  return names;
}
